import { isWorld } from "../../address-blocks";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { DOOR_TYPES, judgeDoors } from "../../security-group-doors";
import { whyNotPublic } from "../../security-group-wearers";

export const rule: Rule = {
  description: "Only the group of a load balancer on the internet, worn by nothing else, lets the world in.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18"],
  controls: ["EC2.18", "EC2.19"],
  remedy:
    "Let the world in at `cloudmart-compute-alb` only (components/compute/security-groups.ts) and name that group behind it.",
  types: DOOR_TYPES,
  check: (resource, stack) =>
    judgeDoors(resource, (door) => {
      if (door.direction === "out") return notApplicable;
      const open = door.addresses().find(({ block }) => isWorld(block));
      if (open === undefined) return notApplicable;
      const why = whyNotPublic(door.groups(stack), stack);
      if (why === undefined) return satisfied;
      return violated(open.property, open.block, `name the load balancer's group as the source: ${why}`);
    }),
};
