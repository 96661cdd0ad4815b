import { balancersBehind, VPC_ORIGIN } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import { isPublic, SUBNET } from "../../subnet-routes";

export const rule: Rule = {
  description:
    "What a VPC origin leads to is internal and stands in private subnets: a public one has a way around the CDN.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html"],
  remedy: "Make the load balancer internal, in the network's private subnets (components/compute/load-balancer.ts).",
  types: [VPC_ORIGIN],
  check: (vpcOrigin, stack) => {
    const balancers = balancersBehind(vpcOrigin, stack);
    for (const balancer of balancers) {
      if (!balancer.flag("internal")) return violated("its load balancer's internal", false, "write true");
      const open = stack.referred(balancer, "subnets", SUBNET).find((subnet) => isPublic(subnet, stack));
      if (open !== undefined) return violated("its load balancer's subnets", open.name, "name private subnets");
    }
    return balancers.length === 0 ? notApplicable : satisfied;
  },
};
