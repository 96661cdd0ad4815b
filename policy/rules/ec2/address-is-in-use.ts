import { leadingTo } from "../../relations";
import { type Rule, satisfiedWhen } from "../../rule";

const USERS: readonly (readonly [type: string, path: string])[] = [
  ["aws:ec2/natGateway:NatGateway", "allocationId"],
  ["aws:ec2/natGateway:NatGateway", "secondaryAllocationIds"],
  ["aws:ec2/natGateway:NatGateway", "availabilityZoneAddresses"],
  ["aws:ec2/eipAssociation:EipAssociation", "allocationId"],
  ["aws:lb/loadBalancer:LoadBalancer", "subnetMappings"],
];

export const rule: Rule = {
  description: "Something uses every Elastic IP address.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-12"],
  controls: ["EC2.12"],
  remedy: "Name it where it was meant for, or take it away: an idle address costs 3.65 USD a month.",
  types: ["aws:ec2/eip:Eip"],
  check: (address, stack) =>
    satisfiedWhen(
      address.has("instance") ||
        address.has("networkInterface") ||
        USERS.some(([type, path]) => leadingTo(stack, address, type, path).length > 0),
      "users",
      [],
      "name the address in a NAT gateway or an association, or take it away",
    ),
};
