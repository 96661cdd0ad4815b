import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { DOOR_TYPES, type Door, judgeDoors } from "../../security-group-doors";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html";
const WEB = [80, 443];

export const rule: Rule = {
  description: "Whoever is no group, one address as well as the world, comes in through TCP 80 and 443 only.",
  family: "control",
  severity: "mandatory",
  sources: [`${CONTROLS}#ec2-18`, `${CONTROLS}#ec2-19`, `${CONTROLS}#ec2-53`],
  controls: ["EC2.13", "EC2.14", "EC2.18", "EC2.19", "EC2.53", "EC2.54", "CIS v5.0.0/5.3", "CIS v5.0.0/5.4"],
  remedy: "Name the group that may come in; people come in through Session Manager, which needs no open port.",
  types: DOOR_TYPES,
  check: (resource) =>
    judgeDoors(resource, (door) => {
      const isPublic = door.addresses().length > 0 || door.prefixListCount > 0;
      if (door.direction === "out" || !isPublic) return notApplicable;
      const [from, to] = door.ports;
      return satisfiedWhen(
        door.protocol === "tcp" && from === to && WEB.includes(from),
        portProperty(door),
        door.protocol === "-1" ? "-1" : `${door.protocol} ${from}-${to}`,
        "open port 80 or 443 over TCP, or name the group that may come in instead of addresses",
      );
    }),
};

function portProperty(door: Door): string {
  return door.protocol === "-1" ? door.protocolPath : door.path("fromPort");
}
