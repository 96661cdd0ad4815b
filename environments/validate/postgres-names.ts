/**
 * Words PostgreSQL reserves in every position a name can take.
 * https://www.postgresql.org/docs/current/sql-keywords-appendix.html
 */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create " +
    "current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc " +
    "distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral " +
    "leading limit localtime localtimestamp not null offset on only or order placing primary references returning " +
    "select session_user some symmetric system_user table then to trailing true union unique user using variadic when " +
    "where window with"
  ).split(" "),
);

/** Databases that exist on every RDS instance before ours. */
const SYSTEM_DATABASES: ReadonlySet<string> = new Set(["postgres", "rdsadmin", "template0", "template1"]);

/** Why RDS refuses a master user of this name; undefined when it does not. */
export function whyUserIsReserved(username: string): string | undefined {
  const name = username.toLowerCase();
  // Both verified against AWS: https://github.com/aws-cloudformation/cfn-lint/pull/4425
  if (name === "admin") return "RDS for PostgreSQL reserves it";
  if (name.startsWith("rds")) return "RDS keeps its own roles under names that begin with rds";
  // https://github.com/DataShades/ckan-aws-templates/issues/6
  if (name.startsWith("pg_")) return "PostgreSQL reserves role names that begin with pg_";
  return RESERVED_WORDS.has(name) ? "It is a reserved word of PostgreSQL" : undefined;
}

/** Why a database of this name cannot be created; undefined when it can. */
export function whyDatabaseIsReserved(databaseName: string): string | undefined {
  const name = databaseName.toLowerCase();
  if (SYSTEM_DATABASES.has(name)) return "Every RDS instance has a database of that name already";
  return RESERVED_WORDS.has(name) ? "It is a reserved word of PostgreSQL" : undefined;
}
