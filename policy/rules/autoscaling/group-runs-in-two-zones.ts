import { satisfiedWhen, type Rule } from "../../rule";
import { zonesOf } from "../../subnet-zones";

export const rule: Rule = {
  description: "An Auto Scaling group launches in at least two Availability Zones.",
  family: "control",
  severity: "mandatory",
  controls: ["AutoScaling.2"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-2"],
  remedy: "Raise `network.workloadZoneCount` in the stack file to 2.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    const zones = [...new Set(zonesOf(group, "vpcZoneIdentifiers", stack))];
    return satisfiedWhen(zones.length >= 2, "vpcZoneIdentifiers", zones, "name subnets of two zones");
  },
};
