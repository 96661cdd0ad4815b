import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A group that may grow has a policy that lets it grow.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/scale-your-group.html"],
  remedy: "Keep the policies of components/compute/scaling-group.ts, or give minimum and maximum the same value.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    const [minimum, maximum] = [group.number("minSize") ?? 0, group.number("maxSize") ?? 0];
    if (minimum >= maximum) return notApplicable;
    const policies = stack.referring(group, "aws:autoscaling/policy:Policy", "autoscalingGroupName");
    const instead = `add one: the group stays at ${minimum} whatever the load, and ${maximum} is never reached`;
    return satisfiedWhen(policies.length > 0, "its scaling policies", [], instead);
  },
};
