import { satisfiedWhen, type Rule } from "../../rule";
import { zonesOf } from "../../subnet-zones";

export const rule: Rule = {
  description: "A load balancer has subnets in at least two Availability Zones.",
  family: "refused",
  severity: "mandatory",
  controls: ["ELB.13"],
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones",
    "https://github.com/kasmtech/terraform/issues/5",
    "https://github.com/aws-samples/aws-cdk-examples/issues/226",
  ],
  remedy: "Give the network two zones in `network.availabilityZones`; how many carry work is `workloadZoneCount`.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer, stack) => {
    const path = loadBalancer.has("subnetMappings") ? "subnetMappings" : "subnets";
    const zones = [...new Set(zonesOf(loadBalancer, path, stack))];
    return satisfiedWhen(zones.length >= 2, path, zones, "name subnets of two zones (ValidationError)");
  },
};
