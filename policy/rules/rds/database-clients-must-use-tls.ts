import { DATABASE, DATABASE_PARAMETERS, primaryOf } from "../../databases";
import { parameterGroupOf, parameterValue } from "../../parameter-groups";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

/** The parameter that refuses connections without TLS, and the major version from which it is on by itself. */
const PARAMETERS: Readonly<Record<string, { readonly name: string; readonly onFrom: number }>> = {
  postgres: { name: "rds.force_ssl", onFrom: 15 },
  mysql: { name: "require_secure_transport", onFrom: Infinity },
  mariadb: { name: "require_secure_transport", onFrom: Infinity },
};

export const rule: Rule = {
  description: "A database refuses connections without TLS.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.38", "RDS.39", "RDS.44"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-38",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html",
    "https://github.com/pgbouncer/pgbouncer/issues/843",
  ],
  remedy: "Set `rds.force_ssl` to 1 in components/database/parameter-group.ts.",
  types: [DATABASE],
  check: (instance, stack) => {
    const primary = primaryOf(instance, stack);
    const parameter = PARAMETERS[primary.text("engine") ?? ""];
    if (parameter === undefined) return notApplicable;
    const group = parameterGroupOf(instance, stack, DATABASE_PARAMETERS);
    const stated = group && parameterValue(group, parameter.name);
    const isOnByItself = Number.parseInt(primary.text("engineVersion") ?? "", 10) >= parameter.onFrom;
    return satisfiedWhen(
      stated === undefined ? isOnByItself : ["1", "ON"].includes(stated.toUpperCase()),
      `${parameter.name} of ${group?.name ?? "the default parameter group"}`,
      stated,
      "write 1",
    );
  },
};
