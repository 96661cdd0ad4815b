import { leadingTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { NAT_GATEWAY } from "../../subnet-routes";
import { ENDPOINT, isGatewayEndpoint, serviceOf } from "../../vpc-endpoints";

export const rule: Rule = {
  description: "A VPC with NAT gateways has the free gateway endpoint for S3.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html"],
  remedy: "Keep `s3` among the gateway endpoints of components/network/network.ts.",
  types: ["aws:ec2/vpc:Vpc"],
  check: (vpc, stack) => {
    if (stack.all(NAT_GATEWAY).length === 0) return notApplicable;
    const services = leadingTo(stack, vpc, ENDPOINT, "vpcId").filter(isGatewayEndpoint).map(serviceOf);
    return satisfiedWhen(
      services.includes("s3"),
      "gateway endpoints",
      services,
      "add s3: container layers and packages would pass the NAT gateway at 0.059 USD per GB",
    );
  },
};
