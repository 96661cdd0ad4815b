import { type Rule, satisfiedWhen } from "../../rule";
import { doorsOf, EGRESS_RULE, INGRESS_RULE } from "../../security-group-doors";

const FAR_SIDES = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

export const rule: Rule = {
  description: "A standalone rule names one far side: a block, a prefix list or a group.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://www.pulumi.com/registry/packages/aws/api-docs/vpc/securitygroupingressrule/"],
  remedy: "Write a rule for each far side.",
  types: [INGRESS_RULE, EGRESS_RULE],
  check: (resource) => {
    const written = FAR_SIDES.filter((property) => resource.has(property));
    return satisfiedWhen(
      doorsOf(resource).every((door) => door.peerCount === 1),
      "far sides",
      written,
      `write one of ${FAR_SIDES.join(", ")} (InvalidParameterCombination)`,
    );
  },
};
