import { NETWORK_ACL } from "../../network-acls";
import { type Rule, satisfied, violated } from "../../rule";

/** In each direction; AWS raises it to 40 on request. */
const MOST_RULES = 20;

export const rule: Rule = {
  description: "A network ACL has at most 20 rules in each direction.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls"],
  remedy: "Join blocks into larger ones, as `reservedBlocks` in components/network/subnet-plan.ts does.",
  types: [NETWORK_ACL],
  check: (acl) => {
    const long = ["ingress", "egress"].find((direction) => acl.elements(direction).length > MOST_RULES);
    if (long === undefined) return satisfied;
    const instead = `write ${MOST_RULES} rules or fewer (NetworkAclEntryLimitExceeded)`;
    return violated(long, acl.elements(long).length, instead);
  },
};
