import { leadingTo, ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const POLICY = "aws:autoscaling/policy:Policy";
const DYNAMIC = ["TargetTrackingScaling", "StepScaling", "SimpleScaling"];

export const rule: Rule = {
  description: "Beside a forecast stands a policy that follows what really comes: a forecast only ever adds instances.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/predictive-scaling-policy-overview.html"],
  remedy: "Keep the target tracking policies of components/compute/scaling-policies.ts.",
  types: ["aws:autoscaling/policy:Policy"],
  check: (policy, stack) => {
    if (policy.text("policyType") !== "PredictiveScaling") return notApplicable;
    const [group] = ledTo(stack, policy, "autoscalingGroupName", "aws:autoscaling/group:Group");
    if (group === undefined) return notApplicable;
    const others = leadingTo(stack, group, POLICY, "autoscalingGroupName").filter((each) => each !== policy);
    const isFollowed = others.some((each) => DYNAMIC.includes(each.text("policyType") ?? "SimpleScaling"));
    const instead =
      "add target tracking: nothing takes the forecast's instances away, or meets what it did not foresee";
    return satisfiedWhen(
      isFollowed,
      "other scaling policies",
      others.map(({ name }) => name),
      instead,
    );
  },
};
