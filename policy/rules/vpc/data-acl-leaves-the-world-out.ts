import { isWorld } from "../../address-blocks";
import { dataSubnetsOf, entriesOf, NETWORK_ACL } from "../../network-acls";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { SUBNET } from "../../subnet-routes";

export const rule: Rule = {
  description: "The network ACL of databases and caches opens nothing to the world, in or out.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21"],
  controls: ["EC2.21"],
  remedy: "Name the blocks of the subnets that may come (components/network/data-guard.ts).",
  types: [NETWORK_ACL],
  check: (acl, stack) => {
    const data = dataSubnetsOf(stack);
    if (!ledTo(stack, acl, "subnetIds", SUBNET).some((subnet) => data.includes(subnet))) return notApplicable;
    const entries = [...entriesOf(acl, "ingress"), ...entriesOf(acl, "egress")];
    const open = entries.find(({ isAllow, block }) => isAllow && isWorld(block));
    if (open === undefined) return satisfied;
    return violated(`${open.path}.cidrBlock`, open.block, "name the block of the subnets that may come");
  },
};
