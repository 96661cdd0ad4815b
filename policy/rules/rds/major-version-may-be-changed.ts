import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database that states its version may be upgraded to another major version.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/13389",
    "https://github.com/PublicMapping/districtbuilder/issues/478",
  ],
  remedy:
    "Keep `allowMajorVersionUpgrade` true (components/database/instance.ts): the version is one reviewed line of the stack file, and nothing else upgrades over a major version.",
  types: [DATABASE],
  check: (instance) => {
    if (!instance.has("engineVersion")) return notApplicable;
    return satisfiedWhen(
      instance.flag("allowMajorVersionUpgrade"),
      "allowMajorVersionUpgrade",
      instance.value("allowMajorVersionUpgrade"),
      "write true: a new major version is refused without it (InvalidParameterCombination)",
    );
  },
};
