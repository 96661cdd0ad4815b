/** A rule of a security group is gone: which one, by what fails, and how it comes back. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { type Door, DOOR_TYPES, doorsOf } from "../../../policy/security-group-doors";
import { wearersOf } from "../../../policy/security-group-wearers";
import { type ResourceView, type StackView, told } from "../../../policy/views";
import { compareTexts } from "../graph-reading";
import { viewOf } from "../zone-loss/stack";
import { assign, aws, command, script } from "./commands";
import { creationOf } from "./creation";
import { readRegion } from "./failure-commands";
import type { Command, Outcome, Step } from "./result";
import { noWayTo } from "./settings";

const CREATION = creationOf("security group rule");

/** Who wears the group that a door belongs to, and what readers see when it is closed. */
const WEARERS: Readonly<Record<string, { readonly tier: string; readonly readersSee: string }>> = {
  "aws:lb/loadBalancer:LoadBalancer": { tier: "load balancer", readersSee: "no answer, or a timeout of the CDN" },
  "aws:ec2/launchTemplate:LaunchTemplate": { tier: "instances", readersSee: "errors 502 to 504: no healthy target" },
  "aws:rds/instance:Instance": { tier: "database", readersSee: "errors of whatever asks the database" },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    tier: "cache",
    readersSee: "errors of whatever needs a session",
  },
};

interface NeededDoor {
  readonly door: Door;
  readonly tier: string;
  readonly readersSee: string;
}

/** Undefined where the stack has no group that anything wears. */
export function playClosedSecurityGroup(graph: ResourceGraph): Outcome | undefined {
  const stack = viewOf(graph);
  const doors = listNeededDoors(stack);
  const shut = listShut(stack, doors);
  if (doors.length + shut.length === 0) return undefined;
  const seconds = shut.length === 0 ? CREATION.seconds : null;
  return {
    what: "a rule of a security group is gone",
    serves: "no",
    readersSee: "errors, until a person opens it again; which, tells whose rule it is",
    timeline: doors.map(toStep),
    dataLoss: "none",
    recoverySeconds: seconds,
    reached: { recoveryTimeSeconds: { seconds: seconds?.[1] ?? null, inTheWay: shut.map(noWayTo) } },
    commands: listCommands(graph, doors, readRegion(stack)),
    assumptions: ["Pulumi needs the state of the stack for this, and whoever runs it the right to."],
  };
}

/** Every way into something that requests pass, from the reader inwards. */
function listNeededDoors(stack: StackView): NeededDoor[] {
  const tiers = Object.values(WEARERS).map(({ tier }) => tier);
  const doors = findNeededDoors(stack);
  return tiers.flatMap((tier) =>
    doors
      .filter((each) => each.tier === tier)
      .sort((one, other) => compareTexts(one.door.resource.name, other.door.resource.name)),
  );
}

function findNeededDoors(stack: StackView): NeededDoor[] {
  return DOOR_TYPES.flatMap((type) => stack.all(type))
    .flatMap(doorsOf)
    .filter(({ direction }) => direction === "in")
    .flatMap((door) => {
      const worn = told(() => door.groups(stack).flatMap((group) => wearersOf(group, stack))) ?? [];
      const wearer = worn.map(({ type }) => WEARERS[type]).find((each) => each !== undefined);
      return wearer === undefined ? [] : [{ door, ...wearer }];
    });
}

/** Tiers that no rule of the stack leads to: a deployment would not open what nobody wrote. */
function listShut(stack: StackView, doors: readonly NeededDoor[]): string[] {
  const open = new Set(doors.map(({ tier }) => tier));
  return Object.entries(WEARERS)
    .filter(([type, { tier }]) => !open.has(tier) && stack.all(type).length > 0)
    .map(([, { tier }]) => tier);
}

function toStep({ door, tier, readersSee }: NeededDoor): Step {
  const [from, to] = told(() => door.ports) ?? [];
  const port = from === undefined ? "its port" : from === to ? `port ${from}` : `ports ${from} to ${to ?? from}`;
  return {
    ...{ ...CREATION, by: "a person" },
    what: `where readers see ${readersSee}: opens ${port} of the ${tier}, ${door.resource.name}`,
  };
}

function listCommands(graph: ResourceGraph, doors: readonly NeededDoor[], region: string): Outcome["commands"] {
  const { stack } = graph;
  const show = script(
    "See which rules there are.",
    assign("vpc", "vpcId", graph),
    command(
      "",
      "groups=$(aws ec2 describe-security-groups",
      `--region ${region}`,
      '--filters "Name=vpc-id,Values=$vpc"',
      `--query "join(',',SecurityGroups[].GroupId)"`,
      "--output text)",
    ),
    aws(
      region,
      "ec2 describe-security-group-rules",
      '--filters "Name=group-id,Values=$groups"',
      `--query "SecurityGroupRules[?!IsEgress].[GroupId,FromPort,Description]"`,
      "--output text",
    ),
  );
  const all = command("See which ones the stack misses.", `pulumi preview --refresh --diff --stack ${stack}`);
  return [show, all, ...unique(doors.map(({ door }) => door.resource)).map((rule) => reopen(rule, stack, doors))];
}

function unique(views: readonly ResourceView[]): ResourceView[] {
  return [...new Set(views)];
}

function reopen({ name }: ResourceView, stack: string, doors: readonly NeededDoor[]): Command {
  const tier = doors.find(({ door }) => door.resource.name === name)?.tier ?? "";
  return command(`Open ${name} again (${tier}).`, `pulumi up --refresh --stack ${stack}`, `--target '**::${name}'`);
}
