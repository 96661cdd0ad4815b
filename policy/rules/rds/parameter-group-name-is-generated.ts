import { type Rule, satisfied, violated } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description:
    "A parameter group has a generated name, so that a major upgrade finds the new one before the old one goes.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/94",
    "https://github.com/PublicMapping/districtbuilder/issues/478",
  ],
  remedy: "Leave `name` and `deleteBeforeReplace` out (components/database, components/cache); `namePrefix` is fine.",
  types: ["aws:rds/parameterGroup:ParameterGroup", "aws:elasticache/parameterGroup:ParameterGroup"],
  check: (group) => {
    const why = "AWS deletes no group in use, so the family could never change";
    if (group.has("name")) return violated("name", shownValue(group, "name"), `leave it out: ${why}`);
    if (group.resource.options.deleteBeforeReplace !== true) return satisfied;
    return violated("deleteBeforeReplace", true, `leave it out: ${why}`);
  },
};
