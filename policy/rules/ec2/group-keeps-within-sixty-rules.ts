import { readBlock } from "../../address-blocks";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { type Door, doorsOfGroup, GROUP } from "../../security-group-doors";
import type { StackView } from "../../views";

const QUOTA = 60;
/** What CloudFront's list counts; any other list is taken to be as heavy unless the stack makes it. */
const HEAVIEST_LIST = 55;
const PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";

export const rule: Rule = {
  description: "A group has at most 60 rules in each direction, a prefix list counted with all its entries.",
  family: "refused",
  severity: "advisory",
  sources: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html",
  ],
  remedy: "Have the quota raised (`Inbound or outbound rules per security group`), or use two groups.",
  types: [GROUP],
  check: (group, stack) => {
    const doors = doorsOfGroup(group, stack);
    if (doors.length === 0) return notApplicable;
    for (const direction of ["in", "out"] as const) {
      for (const family of ["ipv4", "ipv6"] as const) {
        const count = doors
          .filter((door) => door.direction === direction)
          .reduce((sum, door) => sum + weigh(door, family, stack), 0);
        if (count > QUOTA) {
          const instead = `keep to ${QUOTA}, or have the account's quota raised first (RulesPerSecurityGroupLimitExceeded)`;
          return violated(`the number of ${family} rules ${direction}`, count, instead);
        }
      }
    }
    return satisfied;
  },
};

/** How many rules AWS counts a door as; one that names a group counts for both families. */
function weigh(door: Door, family: "ipv4" | "ipv6", stack: StackView): number {
  const addresses = door.addresses();
  const ofFamily = addresses.filter(({ block }) => readBlock(block)?.family === family).length;
  const groups = door.peerCount - addresses.length - door.prefixListCount;
  return ofFamily + groups + weighLists(door, stack);
}

function weighLists(door: Door, stack: StackView): number {
  const own = ledTo(stack, door.resource, door.prefixListsPath, PREFIX_LIST);
  const entries = own.reduce((sum, list) => sum + (list.number("maxEntries") ?? HEAVIEST_LIST), 0);
  return entries + (door.prefixListCount - own.length) * HEAVIEST_LIST;
}
