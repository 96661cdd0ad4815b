/** What AWS asks of the VPC of a load balancer that its own network leads to: an internet gateway, as a sign of consent. */
import { leadingTo, ledTo } from "./relations";
import { notApplicable, satisfied, type Outcome, violated } from "./rule";
import { SUBNET } from "./subnet-routes";
import type { ResourceView, StackView } from "./views";

/** Nothing to judge where no load balancer's VPC is known. */
export function judgeGatewayOf(balancers: readonly ResourceView[], stack: StackView): Outcome {
  const vpcs = balancers
    .flatMap((balancer) => ledTo(stack, balancer, "subnets", SUBNET))
    .flatMap((subnet) => ledTo(stack, subnet, "vpcId", "aws:ec2/vpc:Vpc"));
  if (vpcs.length === 0) return notApplicable;
  const closed = vpcs.find(
    (vpc) => leadingTo(stack, vpc, "aws:ec2/internetGateway:InternetGateway", "vpcId").length === 0,
  );
  return closed === undefined ? satisfied : violated("its VPC", closed.name, "give it an internet gateway");
}
