import { isWorld } from "../../address-blocks";
import type { JsonValue } from "../../resource-graph";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { type Door, DOOR_TYPES, judgeDoors } from "../../security-group-doors";
import { faceVpcOriginsOnly, whyNotPublic } from "../../security-group-wearers";
import { shownValue } from "../../shown-value";
import type { StackView } from "../../views";

export const rule: Rule = {
  description:
    "A group admits other groups; addresses come in at a load balancer on the internet only, a prefix list also at one behind a VPC origin.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing",
  ],
  remedy: "Name the group that may come in, as components/compute/security-groups.ts does for every tier.",
  types: DOOR_TYPES,
  check: (resource, stack) =>
    judgeDoors(resource, (door) => {
      if (door.direction === "out" || door.peerCount === 0) return notApplicable;
      const stranger = findStranger(door);
      if (stranger === undefined || mayComeFromCdn(stranger, door, stack)) return satisfied;
      const why = whyNotPublic(door.groups(stack), stack);
      if (why === undefined) return satisfied;
      const instead = `name the group that may come in, in ${door.groupsPath}: ${why}`;
      return violated(stranger.property, stranger.found, instead);
    }),
};

interface Stranger {
  readonly property: string;
  readonly found: JsonValue | undefined;
}

function mayComeFromCdn({ property }: Stranger, door: Door, stack: StackView): boolean {
  return property === door.prefixListsPath && faceVpcOriginsOnly(door.groups(stack), stack);
}

/** A far side that is no group. The world is left to world-reaches-load-balancers-only. */
function findStranger(door: Door): Stranger | undefined {
  const addresses = door.addresses().find(({ block }) => !isWorld(block));
  if (addresses !== undefined) return { property: addresses.property, found: addresses.block };
  const property = door.prefixListsPath;
  return door.prefixListCount > 0 ? { property, found: shownValue(door.resource, property) } : undefined;
}
