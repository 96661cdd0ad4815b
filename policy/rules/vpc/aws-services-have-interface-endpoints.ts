import { leadingTo } from "../../relations";
import { type Rule, satisfiedWhen } from "../../rule";
import { ENDPOINT, isGatewayEndpoint, serviceOf } from "../../vpc-endpoints";

const SERVICES = ["ec2", "ecr.api", "ecr.dkr", "ssm"];

export const rule: Rule = {
  description: "The VPC has interface endpoints for EC2, the image registry and Systems Manager.",
  family: "control",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-10",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-55",
  ],
  controls: ["EC2.10", "EC2.55", "EC2.56", "EC2.57"],
  remedy: "Add interface endpoints beside the gateway endpoints of components/network/network.ts.",
  types: ["aws:ec2/vpc:Vpc"],
  check: (vpc, stack) => {
    const endpoints = leadingTo(stack, vpc, ENDPOINT, "vpcId").filter((endpoint) => !isGatewayEndpoint(endpoint));
    const services = endpoints.map(serviceOf);
    const missing = SERVICES.filter((service) => !services.includes(service));
    return satisfiedWhen(missing.length === 0, "interface endpoints", services, `add ${missing.join(", ")}`);
  },
};
