import { NETWORK_ACL } from "../../network-acls";
import { ledTo } from "../../relations";
import { type Rule, satisfied, violated } from "../../rule";
import { SUBNET } from "../../subnet-routes";

export const rule: Rule = {
  description: "The subnets of databases and caches have a network ACL of their own.",
  family: "regretted",
  severity: "mandatory",
  environments: ["prod"],
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"],
  remedy:
    "Keep `areDataSubnetsGuarded` true in environments/prod.ts: one open security group must not open the stores.",
  types: ["aws:rds/subnetGroup:SubnetGroup", "aws:elasticache/subnetGroup:SubnetGroup"],
  check: (group, stack) => {
    const guarded = stack.all(NETWORK_ACL).flatMap((acl) => ledTo(stack, acl, "subnetIds", SUBNET));
    const open = stack.referred(group, "subnetIds", SUBNET).find((subnet) => !guarded.includes(subnet));
    if (open === undefined) return satisfied;
    return violated("subnetIds", open.name, "name the subnet in a network ACL");
  },
};
