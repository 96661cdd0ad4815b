import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A load balancer writes access logs; naming a bucket does not turn them on.",
  family: "regretted",
  severity: "mandatory",
  controls: ["ELB.5"],
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5",
    "https://www.pulumi.com/registry/packages/aws/api-docs/lb/loadbalancer/#loadbalanceraccesslogs",
  ],
  remedy: "Write `accessLogs: { enabled: true, bucket, prefix }` in components/compute/load-balancer.ts.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer) =>
    satisfiedWhen(
      loadBalancer.has("accessLogs.bucket") && loadBalancer.flag("accessLogs.enabled"),
      "accessLogs.enabled",
      loadBalancer.value("accessLogs.enabled"),
      "write true, and name a bucket",
    ),
};
