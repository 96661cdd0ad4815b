import { satisfiedWhen, type Rule } from "../../rule";
import { zonesOf } from "../../subnet-zones";

export const rule: Rule = {
  description: "A load balancer has at most one subnet in each Availability Zone.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
    "https://github.com/robertdebock/terraform-aws-vault/issues/5",
  ],
  remedy:
    "Hand the load balancer the network's public subnets, one of each zone (components/compute/load-balancer.ts).",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer, stack) => {
    const path = loadBalancer.has("subnetMappings") ? "subnetMappings" : "subnets";
    const zones = zonesOf(loadBalancer, path, stack);
    return satisfiedWhen(
      new Set(zones).size === zones.length,
      path,
      zones,
      "name one subnet of each zone (InvalidConfigurationRequest)",
    );
  },
};
