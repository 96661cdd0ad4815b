import { OVERRIDES } from "../../instance-types";
import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An Auto Scaling group can launch another instance type when a zone has run out of one.",
  family: "control",
  severity: "mandatory",
  controls: ["AutoScaling.6"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-6"],
  remedy: "Name types of the same size and architecture in `compute.spot.instanceTypes` of the stack file.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    const types = group.objects(OVERRIDES).map(({ instanceType }) => instanceType ?? null);
    const isChoice = types.length >= 2 || group.has(`${OVERRIDES}[0].instanceRequirements`);
    return satisfiedWhen(isChoice, OVERRIDES, types, "name two instance types or more");
  },
};
