import { isWorld, overlap, readBlock } from "../../address-blocks";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { DOOR_TYPES, judgeDoors } from "../../security-group-doors";
import type { StackView } from "../../views";

export const rule: Rule = {
  description: "Inside the VPC a rule names a group, not addresses.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing"],
  remedy:
    "Name the other side's group, as components/compute/security-groups.ts does: addresses let in whatever comes to stand there.",
  types: DOOR_TYPES,
  check: (resource, stack) =>
    judgeDoors(resource, (door) => {
      if (door.peerCount === 0) return notApplicable;
      const inside = door.addresses().find(({ block }) => !isWorld(block) && touchesVpc(block, stack));
      if (inside === undefined) return satisfied;
      return violated(inside.property, inside.block, `name the group on the other side in ${door.groupsPath}`);
    }),
};

function touchesVpc(text: string, stack: StackView): boolean {
  const block = readBlock(text);
  const vpcs = stack.all("aws:ec2/vpc:Vpc").map((vpc) => readBlock(vpc.text("cidrBlock") ?? ""));
  return vpcs.some((vpc) => vpc !== undefined && block !== undefined && overlap(vpc, block));
}
