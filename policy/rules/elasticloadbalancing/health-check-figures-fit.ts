import { type Outcome, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView } from "../../views";

/** Property, lowest, highest, and AWS's default for HTTP. */
const FIGURES = [
  ["healthCheck.interval", 5, 300, 30],
  ["healthCheck.timeout", 2, 120, 5],
  ["healthCheck.healthyThreshold", 2, 10, 5],
  ["healthCheck.unhealthyThreshold", 2, 10, 2],
] as const;

function judgeFigures(targetGroup: ResourceView): Outcome {
  for (const [path, lowest, highest, standard] of FIGURES) {
    const found = targetGroup.number(path) ?? standard;
    if (found >= lowest && found <= highest) continue;
    return violated(path, found, `write ${lowest} to ${highest} (ValidationError)`);
  }
  const interval = targetGroup.number("healthCheck.interval") ?? 30;
  const timeout = targetGroup.number("healthCheck.timeout") ?? 5;
  if (timeout < interval) return satisfied;
  return violated("healthCheck.timeout", timeout, `write less than the interval, ${interval} (ValidationError)`);
}

export const rule: Rule = {
  description: "The figures of a health check are within AWS's limits, and it times out before the next one starts.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html"],
  remedy: "Correct `healthCheck` in components/compute/load-balancer.ts.",
  types: ["aws:lb/targetGroup:TargetGroup"],
  check: judgeFigures,
};
