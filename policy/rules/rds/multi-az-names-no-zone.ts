import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A Multi-AZ database names no Availability Zone.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/39225",
  ],
  remedy: "Leave `availabilityZone` out while `isMultiAz` is on (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance) => {
    if (!instance.flag("multiAz")) return notApplicable;
    return satisfiedWhen(
      !instance.has("availabilityZone"),
      "availabilityZone",
      instance.text("availabilityZone"),
      "leave it out beside multiAz (InvalidParameterCombination)",
    );
  },
};
