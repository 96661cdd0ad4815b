import { requestLabelsOf } from "../../request-scaling";
import { notApplicable, type Outcome, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView, StackView } from "../../views";

const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
/** Load balancer first, then target group, each by the end of its ARN. */
const FORM =
  /^(?:app\/[\w-]+\/\w+|<aws:lb\/loadBalancer:[^<>]+\.arnSuffix>)\/(?:targetgroup\/[\w-]+\/\w+|<aws:lb\/targetGroup:[^<>]+\.arnSuffix>)$/;

export const rule: Rule = {
  description: "Scaling on requests names the load balancer and the target group of the very group it scales.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingPredefinedMetricPair.html",
    "https://github.com/terraform-aws-modules/terraform-aws-autoscaling/issues/192",
  ],
  remedy: "Keep the label of components/compute/scaling-policies.ts: both `arnSuffix`, load balancer first.",
  types: ["aws:autoscaling/policy:Policy"],
  check: (policy, stack) => {
    const outcomes = requestLabelsOf(policy).map((path) => judgeLabel(policy, path, stack));
    return outcomes.find(({ verdict }) => verdict === "violated") ?? outcomes[0] ?? notApplicable;
  },
};

function judgeLabel(policy: ResourceView, path: string, stack: StackView): Outcome {
  const instead =
    "write the arnSuffix of the load balancer, a slash, and the one of the target group (ValidationError)";
  const label = policy.text(path);
  if (!FORM.test(label ?? "")) return violated(path, label, instead);
  const targets = stack.referred(policy, path, TARGET_GROUP);
  const groups = stack.referred(policy, "autoscalingGroupName", "aws:autoscaling/group:Group");
  const own = groups.flatMap((group) => stack.referred(group, "targetGroupArns", TARGET_GROUP));
  const stranger = targets.find((target) => !own.includes(target));
  if (stranger === undefined) return satisfied;
  return violated(path, stranger.name, "name a target group that the scaled group registers with (ValidationError)");
}
