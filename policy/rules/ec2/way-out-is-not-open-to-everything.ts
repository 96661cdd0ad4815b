import { isWorld } from "../../address-blocks";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { DOOR_TYPES, judgeDoors, LAST_PORT } from "../../security-group-doors";

export const rule: Rule = {
  description: "No group lets every protocol or port out to the world.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  remedy: "Let out what is needed, as components/compute/security-groups.ts does: 443 to the world, and named groups.",
  types: DOOR_TYPES,
  check: (resource) =>
    judgeDoors(resource, (door) => {
      const open = door.direction === "out" && door.addresses().find(({ block }) => isWorld(block));
      if (!open) return notApplicable;
      const [from, to] = door.ports;
      return satisfiedWhen(
        to - from < LAST_PORT - 1,
        open.property,
        open.block,
        "name the ports that are needed: through this door anything that gets in can carry data out",
      );
    }),
};
