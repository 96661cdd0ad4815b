import { type Outcome, type Rule, satisfied, violated } from "../../rule";
import { DOOR_TYPES, type Door, judgeDoors, LAST_PORT } from "../../security-group-doors";

const WITH_PORTS = ["tcp", "udp", "6", "17"];

export const rule: Rule = {
  description: "A rule for TCP or UDP has a range of ports, and a rule for every protocol has none.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html"],
  remedy: "Write `fromPort` and `toPort`, from 0 to 65535; leave both out with protocol -1.",
  types: DOOR_TYPES,
  check: (resource) => judgeDoors(resource, judgePorts),
};

function judgePorts(door: Door): Outcome {
  const from = door.resource.number(door.path("fromPort"));
  const to = door.resource.number(door.path("toPort"));
  if (door.protocol === "-1") {
    // Inside a group and in the older resource the ports are written as 0.
    const port = [from, to].find((each) => each !== undefined && each !== 0);
    const instead = "leave the ports out: every protocol has them all";
    return port === undefined ? satisfied : violated(door.path("fromPort"), port, instead);
  }
  return WITH_PORTS.includes(door.protocol) ? judgeRange(door, from, to) : satisfied;
}

function judgeRange(door: Door, from: number | undefined, to: number | undefined): Outcome {
  if (from === undefined || to === undefined) {
    const missing = door.path(from === undefined ? "fromPort" : "toPort");
    return violated(missing, undefined, "write both ports (InvalidParameterValue)");
  }
  if (from >= 0 && from <= to && to <= LAST_PORT) return satisfied;
  const instead = `write ports from 0 to ${LAST_PORT}, the lower one here (InvalidParameterValue)`;
  return violated(door.path("fromPort"), from, instead);
}
