import { overlap, readBlock } from "../../address-blocks";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { SUBNET } from "../../subnet-routes";

const VPC = "aws:ec2/vpc:Vpc";

export const rule: Rule = {
  description: "No two subnets of a VPC share an address.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    "https://github.com/pulumi/pulumi-awsx/issues/520",
  ],
  remedy:
    "Let components/network/subnet-plan.ts cut the subnets: it gives each zone blocks of its own by position. Append to `network.availabilityZones`, never insert.",
  types: [SUBNET],
  check: (subnet, stack) => {
    const cidr = subnet.text("cidrBlock");
    const block = cidr === undefined ? undefined : readBlock(cidr);
    if (cidr === undefined || block === undefined) return notApplicable;
    const [vpc] = ledTo(stack, subnet, "vpcId", VPC);
    const subnets = stack.all(SUBNET);
    // Against those before it only, so that a pair is reported once.
    const neighbour = subnets.slice(0, subnets.indexOf(subnet)).find((other) => {
      const taken = readBlock(other.text("cidrBlock") ?? "");
      return taken !== undefined && overlap(block, taken) && ledTo(stack, other, "vpcId", VPC)[0] === vpc;
    });
    const taken = neighbour && `${neighbour.name} has ${neighbour.text("cidrBlock") ?? ""}`;
    return satisfiedWhen(
      neighbour === undefined,
      "cidrBlock",
      cidr,
      `write a block that is free: ${taken ?? ""} (InvalidSubnet.Conflict)`,
    );
  },
};
