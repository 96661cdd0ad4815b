import { balancersOf, ENDPOINT_GROUP } from "../../accelerators";
import { leadingTo, ledTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import { SUBNET } from "../../subnet-routes";

export const rule: Rule = {
  description:
    "The VPC of an accelerator's load balancer has an internet gateway: AWS takes it as a sign that the VPC wants such traffic.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html"],
  remedy: "Keep public subnets in components/network/network.ts; awsx makes the gateway with them.",
  types: [ENDPOINT_GROUP],
  check: (group, stack) => {
    const vpcs = balancersOf(group, stack)
      .flatMap((balancer) => ledTo(stack, balancer, "subnets", SUBNET))
      .flatMap((subnet) => ledTo(stack, subnet, "vpcId", "aws:ec2/vpc:Vpc"));
    if (vpcs.length === 0) return notApplicable;
    const closed = vpcs.find(
      (vpc) => leadingTo(stack, vpc, "aws:ec2/internetGateway:InternetGateway", "vpcId").length === 0,
    );
    return closed === undefined ? satisfied : violated("its VPC", closed.name, "give it an internet gateway");
  },
};
