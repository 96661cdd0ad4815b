import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import type { ResourceView, StackView } from "../../views";

const METRIC = "targetTrackingConfiguration.predefinedMetricSpecification";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

/** Who forwards to target groups, and where it says so. */
const FORWARDERS = [
  ["aws:lb/listener:Listener", "defaultActions"],
  ["aws:lb/listenerRule:ListenerRule", "actions"],
] as const;

export const rule: Rule = {
  description: "A group that scales on requests gets some: its target group is not forwarded to with weight 0 only.",
  family: "regretted",
  severity: "advisory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    "https://github.com/aws/containers-roadmap/issues/1681",
  ],
  remedy: "Scale the idle colour on CPU, or leave its size to a schedule, until it gets traffic.",
  types: ["aws:autoscaling/policy:Policy"],
  check: (policy, stack) => {
    if (policy.text(`${METRIC}.predefinedMetricType`) !== "ALBRequestCountPerTarget") return notApplicable;
    const [target] = ledTo(stack, policy, `${METRIC}.resourceLabel`, TARGET_GROUP);
    if (target === undefined) return notApplicable;
    const weights = FORWARDERS.flatMap(([type, actions]) =>
      stack.all(type).flatMap((forwarder) => weightsIn(forwarder, actions, target, stack)),
    );
    if (weights.length === 0) return notApplicable;
    if (weights.some((weight) => weight > 0)) return satisfied;
    return violated(`weight of ${target.name}`, 0, "scale on another metric: this one has no data (INSUFFICIENT_DATA)");
  },
};

/** The weights with which a listener or rule forwards to a target group; 1 where it names no weight. */
function weightsIn(forwarder: ResourceView, actions: string, target: ResourceView, stack: StackView): number[] {
  const paths = forwarder.elements(actions).flatMap((action) => [
    { arn: `${action}.targetGroupArn`, weight: undefined },
    ...forwarder.elements(`${action}.forward.targetGroups`).map((each) => ({
      arn: `${each}.arn`,
      weight: forwarder.number(`${each}.weight`),
    })),
  ]);
  return paths
    .filter(({ arn }) => ledTo(stack, forwarder, arn, TARGET_GROUP).includes(target))
    .map(({ weight }) => weight ?? 1);
}
