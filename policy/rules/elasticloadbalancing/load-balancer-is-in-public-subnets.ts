import { notApplicable, satisfiedWhen, type Rule } from "../../rule";
import { isPublic, SUBNET } from "../../subnet-routes";

export const rule: Rule = {
  description: "A load balancer that faces the internet stands in subnets that the internet can reach.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer",
  ],
  remedy: "Hand it the network's public subnets (index.ts); in others it gets addresses that nobody can reach.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer, stack) => {
    if (loadBalancer.flag("internal")) return notApplicable;
    const path = loadBalancer.has("subnetMappings") ? "subnetMappings" : "subnets";
    const hidden = stack.referred(loadBalancer, path, SUBNET).filter((subnet) => !isPublic(subnet, stack));
    const names = hidden.map(({ name }) => name);
    return satisfiedWhen(hidden.length === 0, path, names, "name subnets with a route to an internet gateway");
  },
};
