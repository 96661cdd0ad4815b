/** Scaling policies that count a load balancer's requests: by target tracking, or by a forecast. */
import type { ResourceView } from "./views";

/** Where each kind names its metric. */
const METRICS = [
  ["targetTrackingConfiguration.predefinedMetricSpecification", "ALBRequestCountPerTarget"],
  ["predictiveScalingConfiguration.metricSpecification.predefinedMetricPairSpecification", "ALBRequestCount"],
  [
    "predictiveScalingConfiguration.metricSpecification.predefinedScalingMetricSpecification",
    "ALBRequestCountPerTarget",
  ],
  [
    "predictiveScalingConfiguration.metricSpecification.predefinedLoadMetricSpecification",
    "ALBTargetGroupRequestCount",
  ],
] as const;

/** Where a policy names the load balancer and target group whose requests it counts; empty where it counts none. */
export function requestLabelsOf(policy: ResourceView): readonly string[] {
  return METRICS.filter(([path, type]) => policy.text(`${path}.predefinedMetricType`) === type).map(
    ([path]) => `${path}.resourceLabel`,
  );
}
