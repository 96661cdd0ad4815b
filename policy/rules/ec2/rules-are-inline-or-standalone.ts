import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { GROUP, STANDALONE_RULES } from "../../security-group-doors";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "A group has its rules inside it or beside it, never both.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/pulumi/pulumi-eks/issues/1031",
    "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/",
  ],
  remedy:
    "Write standalone rules only (components/compute/security-groups.ts); the two ways erase each other at every update.",
  types: [GROUP],
  check: (group, stack) => {
    const inline = ["ingress", "egress"].find((list) => group.has(list));
    const beside = STANDALONE_RULES.flatMap((type) => stack.referring(group, type, "securityGroupId"));
    if (inline === undefined) return beside.length > 0 ? satisfied : notApplicable;
    if (beside.length === 0) return satisfied;
    const names = beside.map(({ name }) => name).join(", ");
    return violated(inline, shownValue(group, inline), `leave it out: ${names} would be erased, and would erase it`);
  },
};
