import { DATABASE, DATABASE_PARAMETERS, engineOf } from "../../databases";
import { parameterGroupOf, parameterValue } from "../../parameter-groups";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

/** Who changes data, and who changes who may. What is read is too much to log of every table. */
const AUDITED = ["ddl", "role", "write"];

export const rule: Rule = {
  description: "A PostgreSQL database logs who changes its data, its tables and its users.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html",
    "https://github.com/pgaudit/pgaudit#pgauditlog",
  ],
  remedy: "Name `ddl`, `role` and `write` in `database.auditedStatements` of the stack file.",
  types: [DATABASE],
  check: (instance, stack) => {
    if (engineOf(instance, stack) !== "postgres") return notApplicable;
    const group = parameterGroupOf(instance, stack, DATABASE_PARAMETERS);
    const isLoaded =
      group !== undefined && listOf(parameterValue(group, "shared_preload_libraries")).includes("pgaudit");
    const logged = isLoaded ? parameterValue(group, "pgaudit.log") : undefined;
    return satisfiedWhen(
      AUDITED.every((each) => listOf(logged).includes(each)),
      `pgaudit.log of ${group?.name ?? "the default parameter group"}`,
      logged,
      `write "${AUDITED.join(",")}" or more, with pgaudit in shared_preload_libraries`,
    );
  },
};

function listOf(value = ""): string[] {
  return value.split(",").map((each) => each.trim());
}
