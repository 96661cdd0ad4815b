import { LOAD_BALANCER, originsThatAre, VPC_ORIGIN } from "../../distributions";
import { ledTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An internal load balancer behind a distribution is reached through a VPC origin that leads to it.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html",
  ],
  remedy:
    "Keep origin and load balancer of one mind: `isInternal` in components/compute and components/edge/vpc-origin.ts.",
  types: [LOAD_BALANCER],
  check: (loadBalancer, stack) => {
    const origins = originsThatAre(loadBalancer, stack);
    if (origins.length === 0 || !loadBalancer.flag("internal")) return notApplicable;
    for (const { distribution, path } of origins) {
      const property = `${path}.vpcOriginConfig.vpcOriginId`;
      const [vpcOrigin] = ledTo(stack, distribution, property, VPC_ORIGIN);
      const leads = vpcOrigin && ledTo(stack, vpcOrigin, "vpcOriginEndpointConfig.arn", LOAD_BALANCER);
      if (leads?.includes(loadBalancer) !== true) {
        return violated(property, vpcOrigin?.name, "name a VPC origin of this load balancer, whose address is private");
      }
    }
    return satisfied;
  },
};
