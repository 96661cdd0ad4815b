import { contains, readBlock } from "../../address-blocks";
import { leadingTo, ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { SUBNET } from "../../subnet-routes";

const VPC = "aws:ec2/vpc:Vpc";
const SECONDARY_BLOCK = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";

export const rule: Rule = {
  description: "A subnet's block lies inside a block of its VPC.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"],
  remedy:
    "Give `network.cidrBlock` room for every zone; components/network/subnet-plan.ts cuts the subnets out of it and takes /16 to /19.",
  types: [SUBNET],
  check: (subnet, stack) => {
    const [vpc] = ledTo(stack, subnet, "vpcId", VPC);
    const cidr = subnet.text("cidrBlock");
    if (vpc === undefined || cidr === undefined) return notApplicable;
    const secondary = leadingTo(stack, vpc, SECONDARY_BLOCK, "vpcId");
    const written = [vpc, ...secondary].map((each) => each.text("cidrBlock")).filter((each) => each !== undefined);
    const block = readBlock(cidr);
    const isInside = written.map(readBlock).some((outer) => outer && block && contains(outer, block));
    return satisfiedWhen(
      isInside,
      "cidrBlock",
      cidr,
      `write a block inside the VPC's ${written.join(", ")} (InvalidSubnet.Range)`,
    );
  },
};
