import { DATABASE } from "../../databases";
import { POSTGRES_WORDS } from "../../postgres-words";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "The master user of a PostgreSQL database has a name that neither RDS nor PostgreSQL reserves.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.html",
    "https://github.com/aws/aws-cdk/issues/5076",
    "https://github.com/aws-cloudformation/cfn-lint/pull/4425",
  ],
  remedy: "Write another `database.username` in the stack file, such as cloudmart_user.",
  types: [DATABASE],
  check: (instance) => {
    const written = instance.text("username");
    if (written === undefined || instance.text("engine") !== "postgres") return notApplicable;
    const name = written.toLowerCase();
    const isReserved = name === "admin" || /^(?:rds|pg_)/.test(name) || POSTGRES_WORDS.has(name);
    return satisfiedWhen(
      !isReserved,
      "username",
      written,
      'write another name: "admin", names that begin with "rds" or "pg_" and the words of SQL are reserved ' +
        "(InvalidParameterValue: MasterUsername)",
    );
  },
};
