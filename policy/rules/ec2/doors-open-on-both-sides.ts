import { contains, isWorld, readBlock } from "../../address-blocks";
import { notApplicable, type Outcome, type Rule, satisfied, violated } from "../../rule";
import { DOOR_TYPES, type Door, doorsOfGroup, judgeDoors } from "../../security-group-doors";
import type { ResourceView, StackView } from "../../views";

export const rule: Rule = {
  description: "What one group lets in from another, the other lets out, and the other way round.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"],
  remedy: "Write both rules in components/compute/security-groups.ts; with one of them connections time out.",
  types: DOOR_TYPES,
  check: (resource, stack) => judgeDoors(resource, (door) => judgePair(door, stack)),
};

function judgePair(door: Door, stack: StackView): Outcome {
  const here = door.groups(stack);
  const others = door.peerGroups(stack);
  if (here.length === 0 || others.length === 0) return notApplicable;
  const closed = others.find((other) => !doorsOfGroup(other, stack).some((each) => answers(each, door, here, stack)));
  if (closed === undefined) return satisfied;
  const direction = door.direction === "in" ? "let the same ports out of" : "let the same ports into";
  const [from, to] = door.ports;
  return violated(door.groupsPath, closed.name, `${direction} ${closed.name} as well: ${door.protocol} ${from}-${to}`);
}

/** Does a door on the other side let the same traffic pass? */
function answers(other: Door, door: Door, here: readonly ResourceView[], stack: StackView): boolean {
  if (other.direction === door.direction) return false;
  const leadsHere = other.peerGroups(stack).some((group) => here.includes(group)) || coversVpc(other, stack);
  if (!leadsHere || ![door.protocol, "-1"].includes(other.protocol)) return false;
  const [from, to] = door.ports;
  const [otherFrom, otherTo] = other.ports;
  return otherFrom <= from && to <= otherTo;
}

function coversVpc(door: Door, stack: StackView): boolean {
  const vpcs = stack.all("aws:ec2/vpc:Vpc").map((vpc) => readBlock(vpc.text("cidrBlock") ?? ""));
  return door.addresses().some(({ block: text }) => {
    const block = readBlock(text);
    return isWorld(text) || vpcs.some((vpc) => vpc !== undefined && block !== undefined && contains(block, vpc));
  });
}
