import { GAPS, isMissingIn } from "../../instance-offers";
import { typesOf } from "../../instance-types";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { zonesOf } from "../../subnet-zones";

export const rule: Rule = {
  description: "Every zone of an Auto Scaling group offers an instance type that the group launches.",
  family: "refused",
  // Which zone an account calls us-east-1e is the account's own matter, if nearly always the same.
  severity: "advisory",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-discovery.html",
    "https://github.com/magenx/Magento-2-aws-cluster-terraform/issues/16",
    ...GAPS.map(({ source }) => source),
  ],
  remedy: "Name other zones in `network.availabilityZones`, or another family in `compute.instanceType`.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    const types = typesOf(group, stack);
    if (types.length === 0) return notApplicable;
    const zones = [...new Set(zonesOf(group, "vpcZoneIdentifiers", stack))];
    const lacking = zones.filter((zone) => types.every((type) => isMissingIn(zone, type)));
    const instead = `name a subnet of a zone that has ${types.join(" or ")} (Unsupported)`;
    return satisfiedWhen(lacking.length === 0, "vpcZoneIdentifiers", lacking, instead);
  },
};
