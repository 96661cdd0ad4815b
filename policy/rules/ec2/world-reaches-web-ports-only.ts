import { isWorld } from "../../address-blocks";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { DOOR_TYPES, type Door, judgeDoors } from "../../security-group-doors";

const CONTROLS = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html";
const WEB = [80, 443];

export const rule: Rule = {
  description: "The world comes in through TCP 80 and 443 only.",
  family: "control",
  severity: "mandatory",
  sources: [`${CONTROLS}#ec2-18`, `${CONTROLS}#ec2-19`, `${CONTROLS}#ec2-53`],
  controls: ["EC2.13", "EC2.14", "EC2.18", "EC2.19", "EC2.53", "EC2.54", "CIS v5.0.0/5.3", "CIS v5.0.0/5.4"],
  remedy: "Name the group that may come in; people come in through Session Manager, which needs no open port.",
  types: DOOR_TYPES,
  check: (resource) =>
    judgeDoors(resource, (door) => {
      if (door.direction === "out" || !door.addresses().some(({ block }) => isWorld(block))) return notApplicable;
      const [from, to] = door.ports;
      return satisfiedWhen(
        door.protocol === "tcp" && from === to && WEB.includes(from),
        portProperty(door),
        door.protocol === "-1" ? "-1" : `${door.protocol} ${from}-${to}`,
        "open port 80 or 443 over TCP, or name the group that may come in instead of the world",
      );
    }),
};

function portProperty(door: Door): string {
  return door.protocol === "-1" ? door.protocolPath : door.path("fromPort");
}
