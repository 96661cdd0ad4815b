import { readBlock } from "../../address-blocks";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { SUBNET } from "../../subnet-routes";

const LARGEST = 16;
const SMALLEST = 28;

export const rule: Rule = {
  description: "A VPC and a subnet have an IPv4 block from /16 to /28, written with its first address.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  ],
  remedy: "Write a block from /16 to /19 in `network.cidrBlock`; the subnets are /24 and follow from it.",
  types: ["aws:ec2/vpc:Vpc", SUBNET],
  check: (resource) => {
    const cidr = resource.text("cidrBlock");
    if (cidr === undefined) return notApplicable;
    const block = readBlock(cidr);
    if (block === undefined) return violated("cidrBlock", cidr, "write an IPv4 block such as 10.0.0.0/16");
    if (block.canonical !== cidr) return violated("cidrBlock", cidr, `write ${block.canonical}`);
    if (block.prefix >= LARGEST && block.prefix <= SMALLEST) return satisfied;
    const code = resource.type === SUBNET ? "InvalidSubnet.Range" : "InvalidVpc.Range";
    return violated("cidrBlock", cidr, `write a block from /${LARGEST} to /${SMALLEST} (${code})`);
  },
};
