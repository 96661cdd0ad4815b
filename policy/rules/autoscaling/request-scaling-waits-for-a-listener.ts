import { requestLabelsOf } from "../../request-scaling";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "Scaling on requests is set up after a listener has joined the target group to its load balancer.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/9734",
  ],
  remedy:
    "Keep the listeners among what the group waits for (components/compute/compute.ts); its policies then wait too.",
  types: ["aws:autoscaling/policy:Policy"],
  check: (policy, stack) => {
    const labels = requestLabelsOf(policy).filter((path) => policy.has(path));
    if (labels.length === 0) return notApplicable;
    const targets = labels.flatMap((path) => stack.referred(policy, path, "aws:lb/targetGroup:TargetGroup"));
    const isJoined = targets.every((target) =>
      [
        ...stack.referring(target, "aws:lb/listener:Listener", "defaultActions"),
        ...stack.referring(target, "aws:lb/listenerRule:ListenerRule", "actions"),
      ].some((listener) => stack.dependsOn(policy, listener)),
    );
    const names = targets.map(({ name }) => name);
    const instead = "let it depend on a listener that forwards to this target group (ValidationError)";
    return satisfiedWhen(isJoined, "dependsOn", names, instead);
  },
};
