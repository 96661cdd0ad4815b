import { satisfiedWhen, type Rule } from "../../rule";

const SOURCES = ["launchTemplate", "mixedInstancesPolicy", "launchConfiguration"];

export const rule: Rule = {
  description: "A group launches from a launch template, or from a mix of instance types, and not from both.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/mixed-instances-groups-set-up-overview.html",
  ],
  remedy: "Keep components/compute/instance-mix.ts, which writes the mix where the stack file has `compute.spot`.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    const named = SOURCES.filter((path) => group.has(path));
    const instead = "write exactly one of launchTemplate and mixedInstancesPolicy (ValidationError)";
    return satisfiedWhen(named.length === 1, "what it launches from", named, instead);
  },
};
