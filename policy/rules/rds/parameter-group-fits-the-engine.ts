import { DATABASE, DATABASE_PARAMETERS, parameterFamily, primaryOf } from "../../databases";
import { parameterGroupOf } from "../../parameter-groups";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database's parameter group is of the family of its engine and major version.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html",
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/94",
    "https://github.com/PublicMapping/districtbuilder/issues/478",
  ],
  remedy: "Derive the family from `database.engineVersion` (components/database/parameter-group.ts).",
  types: [DATABASE],
  check: (instance, stack) => {
    const group = parameterGroupOf(instance, stack, DATABASE_PARAMETERS);
    const primary = primaryOf(instance, stack);
    const version = primary.text("engineVersion");
    if (group === undefined || version === undefined) return notApplicable;
    const expected = parameterFamily(primary.text("engine") ?? "", version);
    if (expected === undefined) return notApplicable;
    const family = group.text("family");
    return satisfiedWhen(
      family === expected,
      "parameterGroupName",
      `${group.name}, of family ${family ?? "unknown"}`,
      `name a group of family ${expected} (InvalidParameterCombination)`,
    );
  },
};
