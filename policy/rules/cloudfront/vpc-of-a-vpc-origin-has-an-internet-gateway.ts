import { balancersBehind, VPC_ORIGIN } from "../../distributions";
import { judgeGatewayOf } from "../../internet-gateways";
import type { Rule } from "../../rule";

export const rule: Rule = {
  description:
    "The VPC of a VPC origin has an internet gateway: AWS takes it as a sign that the VPC wants such traffic.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html"],
  remedy: "Keep public subnets in components/network/network.ts; awsx makes the gateway with them.",
  types: [VPC_ORIGIN],
  check: (vpcOrigin, stack) => judgeGatewayOf(balancersBehind(vpcOrigin, stack), stack),
};
