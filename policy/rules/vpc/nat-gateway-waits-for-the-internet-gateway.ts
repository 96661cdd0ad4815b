import { leadingTo, ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";
import { NAT_GATEWAY, SUBNET } from "../../subnet-routes";

const VPC = "aws:ec2/vpc:Vpc";
const INTERNET_GATEWAY = "aws:ec2/internetGateway:InternetGateway";

export const rule: Rule = {
  description: "A public NAT gateway is made after the VPC's internet gateway and goes before it.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html",
    "https://github.com/aws/aws-cdk/issues/21404",
    "https://github.com/pulumi/pulumi-aws/issues/1221",
  ],
  remedy: "Make the NAT gateway with `dependsOn: internetGateway`.",
  types: [NAT_GATEWAY],
  check: (gateway, stack) => {
    if (gateway.text("connectivityType") === "private") return notApplicable;
    const [subnet] = ledTo(stack, gateway, "subnetId", SUBNET);
    const [vpc] = subnet ? ledTo(stack, subnet, "vpcId", VPC) : ledTo(stack, gateway, "vpcId", VPC);
    if (vpc === undefined) return notApplicable;
    const internetGateways = leadingTo(stack, vpc, INTERNET_GATEWAY, "vpcId");
    if (internetGateways.length === 0) {
      return violated("the VPC", vpc.name, "give it an internet gateway (Gateway.NotAttached)");
    }
    return satisfiedWhen(
      internetGateways.some((each) => stack.dependsOn(gateway, each)),
      "dependsOn",
      undefined,
      "write the internet gateway there (Gateway.NotAttached when made, DependencyViolation when destroyed)",
    );
  },
};
