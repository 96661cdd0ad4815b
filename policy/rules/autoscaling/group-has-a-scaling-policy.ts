import { notApplicable, satisfiedWhen, type Rule } from "../../rule";
import type { ResourceView } from "../../views";

export const rule: Rule = {
  description: "A group that may grow has a policy that lets it grow.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/scale-your-group.html"],
  remedy: "Keep the policies of components/compute/scaling-policies.ts, or give minimum and maximum the same value.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    const [minimum, maximum] = [group.number("minSize") ?? 0, group.number("maxSize") ?? 0];
    if (minimum >= maximum) return notApplicable;
    const policies = stack
      .referring(group, "aws:autoscaling/policy:Policy", "autoscalingGroupName")
      .filter((policy) => !isForecastForShow(policy));
    const instead = `add one: the group stays at ${minimum} whatever the load, and ${maximum} is never reached`;
    return satisfiedWhen(policies.length > 0, "its scaling policies", [], instead);
  },
};

/** AWS's own default is to show a forecast only. */
function isForecastForShow(policy: ResourceView): boolean {
  if (policy.text("policyType") !== "PredictiveScaling") return false;
  return policy.text("predictiveScalingConfiguration.mode") !== "ForecastAndScale";
}
