import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const TARGETS = ["targetGroupArns", "loadBalancers", "trafficSources"];

export const rule: Rule = {
  description: "A group behind a load balancer replaces the instances that the load balancer finds unhealthy.",
  family: "control",
  severity: "mandatory",
  controls: ["AutoScaling.1"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-1"],
  remedy: 'Keep `healthCheckType: "ELB"` in components/compute/scaling-group.ts.',
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    if (!TARGETS.some((path) => group.has(path))) return notApplicable;
    const kind = group.text("healthCheckType");
    return satisfiedWhen(kind === "ELB", "healthCheckType", kind, 'write "ELB"');
  },
};
