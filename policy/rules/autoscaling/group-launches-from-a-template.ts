import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An Auto Scaling group launches from a launch template, not from a launch configuration.",
  family: "control",
  severity: "mandatory",
  controls: ["AutoScaling.9"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-9",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
  ],
  remedy:
    "Keep `launchTemplate` in components/compute/scaling-group.ts; AWS gives new accounts no launch configurations.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    const hasTemplate = group.has("launchTemplate") || group.has("mixedInstancesPolicy.launchTemplate");
    return satisfiedWhen(hasTemplate, "launchTemplate", undefined, "name a launch template");
  },
};
