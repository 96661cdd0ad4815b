import { balancersOf, ENDPOINT_GROUP } from "../../accelerators";
import { judgeGatewayOf } from "../../internet-gateways";
import type { Rule } from "../../rule";

export const rule: Rule = {
  description:
    "The VPC of an accelerator's load balancer has an internet gateway: AWS takes it as a sign that the VPC wants such traffic.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html"],
  remedy: "Keep public subnets in components/network/network.ts; awsx makes the gateway with them.",
  types: [ENDPOINT_GROUP],
  check: (group, stack) => judgeGatewayOf(balancersOf(group, stack), stack),
};
