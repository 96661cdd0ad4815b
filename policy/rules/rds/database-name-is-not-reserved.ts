import { DATABASE } from "../../databases";
import { POSTGRES_WORDS } from "../../postgres-words";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

/** Databases that exist on every instance before ours. */
const SYSTEM_DATABASES: ReadonlySet<string> = new Set(["postgres", "rdsadmin", "template0", "template1"]);

export const rule: Rule = {
  description: "The database created with a PostgreSQL instance has a name that is neither taken nor reserved.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    "https://www.postgresql.org/docs/current/sql-keywords-appendix.html",
  ],
  remedy: "Write another `database.databaseName` in the stack file, such as cloudmart.",
  types: [DATABASE],
  check: (instance) => {
    const written = instance.text("dbName");
    if (written === undefined || instance.text("engine") !== "postgres") return notApplicable;
    const name = written.toLowerCase();
    return satisfiedWhen(
      !SYSTEM_DATABASES.has(name) && !POSTGRES_WORDS.has(name),
      "dbName",
      written,
      "write another name: this one is reserved (InvalidParameterValue: DBName)",
    );
  },
};
