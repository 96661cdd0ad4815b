/**
 * The rules of security groups, in the three ways the provider lets one write them: standalone ingress and egress rules,
 * the older `SecurityGroupRule`, and lists inside a group. A door is one of them, whichever way it was written.
 */
import { ledTo } from "./relations";
import { remembered } from "./remembered";
import { notApplicable, type Outcome, satisfied } from "./rule";
import { isJsonArray, type ResourceView, type StackView } from "./views";

export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const OLD_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const STANDALONE_RULES = [INGRESS_RULE, EGRESS_RULE, OLD_RULE] as const;
export const DOOR_TYPES = [...STANDALONE_RULES, GROUP] as const;

type Direction = "in" | "out";

/** How the properties of a door are called. */
interface Names {
  readonly protocol: string;
  readonly addresses: readonly string[];
  readonly prefixLists: string;
  readonly groups: string;
}

const STANDALONE: Names = {
  protocol: "ipProtocol",
  addresses: ["cidrIpv4", "cidrIpv6"],
  prefixLists: "prefixListId",
  groups: "referencedSecurityGroupId",
};
const OLD: Names = {
  protocol: "protocol",
  addresses: ["cidrBlocks", "ipv6CidrBlocks"],
  prefixLists: "prefixListIds",
  groups: "sourceSecurityGroupId",
};
const INLINE: Names = { ...OLD, groups: "securityGroups" };

const EVERY_PROTOCOL = ["-1", "all"];
export const LAST_PORT = 65_535;

export class Door {
  constructor(
    readonly resource: ResourceView,
    readonly direction: Direction,
    private readonly names: Names,
    /** Stands before its properties: empty, or `ingress[0].`. */
    private readonly at = "",
  ) {}

  get isInline(): boolean {
    return this.at !== "";
  }

  /** Where a property that is called the same in every way of writing stands. */
  path(property: "fromPort" | "toPort" | "description"): string {
    return `${this.at}${property}`;
  }

  get protocolPath(): string {
    return `${this.at}${this.names.protocol}`;
  }

  get groupsPath(): string {
    return `${this.at}${this.names.groups}`;
  }

  /** `-1` for every protocol. */
  get protocol(): string {
    const protocol = (this.resource.text(this.protocolPath) ?? "").toLowerCase();
    return EVERY_PROTOCOL.includes(protocol) ? "-1" : protocol;
  }

  /** The ports it opens; all of them for every protocol. */
  get ports(): readonly [from: number, to: number] {
    if (this.protocol === "-1") return [0, LAST_PORT];
    const from = this.resource.number(this.path("fromPort")) ?? 0;
    return [from, this.resource.number(this.path("toPort")) ?? from];
  }

  /** The address blocks on the far side, each with the property that names it. */
  addresses(): readonly { readonly property: string; readonly block: string }[] {
    return this.names.addresses.flatMap((name) =>
      this.elements(`${this.at}${name}`).map((block) => ({ property: `${this.at}${name}`, block })),
    );
  }

  get prefixListsPath(): string {
    return `${this.at}${this.names.prefixLists}`;
  }

  /** How many prefix lists it names, known or not. */
  get prefixListCount(): number {
    return this.count(this.prefixListsPath);
  }

  /** How many far sides it names, known or not. */
  get peerCount(): number {
    const addresses = this.names.addresses.map((name) => this.count(`${this.at}${name}`));
    const self = this.resource.flag(`${this.at}self`) ? 1 : 0;
    return [...addresses, this.prefixListCount, this.count(this.groupsPath)].reduce((sum, count) => sum + count, self);
  }

  /** The stack's groups on the far side. */
  peerGroups(stack: StackView): readonly ResourceView[] {
    const named = ledTo(stack, this.resource, this.groupsPath, GROUP);
    return this.resource.flag(`${this.at}self`) ? [...named, ...this.groups(stack)] : named;
  }

  /** The group it belongs to; empty where that is none of the stack's. */
  groups(stack: StackView): readonly ResourceView[] {
    return this.isInline ? [this.resource] : ledTo(stack, this.resource, "securityGroupId", GROUP);
  }

  private count(path: string): number {
    return this.resource.has(path) ? (this.resource.length(path) ?? 1) : 0;
  }

  private elements(path: string): readonly string[] {
    const value = this.resource.value(path);
    return (isJsonArray(value) ? value : [value]).filter((each) => typeof each === "string");
  }
}

/** The doors that a resource writes; a group without lists writes none. */
export function doorsOf(resource: ResourceView): readonly Door[] {
  switch (resource.type) {
    case INGRESS_RULE:
      return [new Door(resource, "in", STANDALONE)];
    case EGRESS_RULE:
      return [new Door(resource, "out", STANDALONE)];
    case OLD_RULE:
      return [new Door(resource, resource.text("type") === "egress" ? "out" : "in", OLD)];
    default:
      return [...inlineDoors(resource, "in", "ingress"), ...inlineDoors(resource, "out", "egress")];
  }
}

function inlineDoors(group: ResourceView, direction: Direction, list: string): readonly Door[] {
  return group.elements(list).map((path) => new Door(group, direction, INLINE, `${path}.`));
}

const doorsByGroup = new WeakMap<StackView, ReadonlyMap<ResourceView, readonly Door[]>>();

/** The doors of one group, wherever they are written. */
export function doorsOfGroup(group: ResourceView, stack: StackView): readonly Door[] {
  return remembered(doorsByGroup, stack, sortByGroup).get(group) ?? [];
}

function sortByGroup(stack: StackView): ReadonlyMap<ResourceView, readonly Door[]> {
  const sorted = new Map<ResourceView, Door[]>();
  for (const door of DOOR_TYPES.flatMap((type) => stack.all(type)).flatMap(doorsOf)) {
    for (const group of door.groups(stack)) sorted.set(group, [...(sorted.get(group) ?? []), door]);
  }
  return sorted;
}

/** Judges the doors that a resource writes: the first violation, else satisfied where one was judged at all. */
export function judgeDoors(resource: ResourceView, judge: (door: Door) => Outcome): Outcome {
  const outcomes = doorsOf(resource).map(judge);
  return (
    outcomes.find(({ verdict }) => verdict === "violated") ??
    (outcomes.some(({ verdict }) => verdict === "satisfied") ? satisfied : notApplicable)
  );
}
