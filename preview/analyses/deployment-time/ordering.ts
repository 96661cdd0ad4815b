/** What waits for what when a stack is created: as the engine orders it, and as AWS would have it. */
import {
  type GraphResource,
  type JsonValue,
  type ResourceGraph,
  SECRET,
  UNKNOWN,
} from "../../../policy/resource-graph";
import { ResourceView, StackView, told } from "../../../policy/views";
import { needsToExist } from "./existence";

/** For each resource's URN, the URNs it waits for. */
export type Waits = ReadonlyMap<string, ReadonlySet<string>>;

/** The orders of one stack. */
export class Ordering {
  private readonly reader: OrderingReader;
  /** The engine's: dependencies, the parent, the provider; all of a component where one waits for the component. */
  readonly engine: Waits;
  /**
   * What of it AWS forces: a value that AWS makes up (an id, an ARN, an address) and that the resource carries, and a
   * name of something that has to exist first, whoever wrote it. Not forced are `dependsOn`, the rest of a component of
   * which one value is used, and other values that the program wrote itself.
   */
  readonly forced: Waits;

  constructor(private readonly graph: ResourceGraph) {
    this.reader = new OrderingReader(graph);
    this.forced = this.read((resource) => this.reader.forcedWaits(resource));
    this.engine = this.read((resource) => this.reader.engineWaits(resource));
  }

  /** What somebody waits for without being forced to all of it, and who. */
  ownTargets(): ReadonlyMap<string, readonly GraphResource[]> {
    const targets = new Map<string, GraphResource[]>();
    for (const resource of this.graph.resources) {
      const forced = this.forced.get(resource.urn);
      for (const target of resource.dependencies) {
        const isForced = this.reader.expand(resource, target).every((urn) => urn === target || forced?.has(urn));
        if (isForced && forced?.has(target)) continue;
        targets.set(target, [...(targets.get(target) ?? []), resource]);
      }
    }
    return targets;
  }

  /** Does a resource wait for `urn` on account of `target`, and otherwise need not? */
  waitsOnlyThrough(target: string, urn: string, waiting: GraphResource): boolean {
    const isWaitedFor = waiting.dependencies.includes(target) && this.reader.expand(waiting, target).includes(urn);
    return (
      isWaitedFor && !this.forced.get(waiting.urn)?.has(urn) && !this.reader.engineWaits(waiting, target).includes(urn)
    );
  }

  /** The engine's order if everybody waited for only as much of `target` as AWS forces. */
  without(target: string): Waits {
    return this.read((resource) => [
      ...this.reader.engineWaits(resource, target),
      ...(this.forced.get(resource.urn) ?? []),
    ]);
  }

  private read(waits: (resource: GraphResource) => Iterable<string>): Waits {
    return new Map(this.graph.resources.map((resource) => [resource.urn, new Set(waits(resource))]));
  }
}

/**
 * What the engine deletes together, in order: from the resources that stand farthest from those that wait for nothing.
 * Seen on the engine, release 3.245.
 */
export function planWaves(waits: Waits): string[][] {
  const levels = new Map<string, number>();
  const levelOf = (urn: string): number => {
    const known = levels.get(urn);
    if (known !== undefined) return known;
    levels.set(urn, 0); // ends a circle, which an engine refuses
    const level = 1 + Math.max(-1, ...[...(waits.get(urn) ?? [])].map(levelOf));
    levels.set(urn, level);
    return level;
  };
  const waves: string[][] = [];
  for (const urn of [...waits.keys()].sort()) (waves[levelOf(urn)] ??= []).push(urn);
  return Array.from(waves, (wave: string[] | undefined) => wave ?? []).reverse();
}

/** Who waits for whom, seen from the other end. */
export function reverse(waits: Waits): Waits {
  const reversed = new Map([...waits.keys()].map((urn) => [urn, new Set<string>()]));
  for (const [urn, targets] of waits) for (const target of targets) reversed.get(target)?.add(urn);
  return reversed;
}

class OrderingReader {
  private readonly byUrn: ReadonlyMap<string, GraphResource>;
  private readonly children = new Map<string, GraphResource[]>();
  private readonly stack: StackView;

  constructor(graph: ResourceGraph) {
    this.byUrn = new Map(graph.resources.map((resource) => [resource.urn, resource]));
    for (const resource of graph.resources) {
      const siblings = this.children.get(resource.parent ?? "") ?? [];
      this.children.set(resource.parent ?? "", [...siblings, resource]);
    }
    // The environment decides which rules apply, and relations not at all.
    this.stack = new StackView(graph, "dev");
  }

  /** A child is registered under its parent's URN, which a resource of AWS gets when it has been created. */
  engineWaits(resource: GraphResource, without?: string): string[] {
    const { urn, parent, provider, dependencies } = resource;
    const targets = dependencies.filter((each) => each !== without).flatMap((each) => this.expand(resource, each));
    return [parent, provider, ...targets].filter((each): each is string => each !== undefined && each !== urn);
  }

  /** Waiting for a component is waiting for all of it, unless one is part of it. */
  expand(resource: GraphResource, target: string): string[] {
    const isPart = this.ancestors(resource).has(target);
    return isPart ? [target] : [target, ...this.descendants(target).map(({ urn }) => urn)];
  }

  forcedWaits(resource: GraphResource): string[] {
    const view = ResourceView.of(resource);
    const sources = Object.entries(resource.propertyDependencies).flatMap(([property, urns]) =>
      urns.flatMap((urn) => this.sourcesOf(view, property, urn)),
    );
    return [...(resource.provider === undefined ? [] : [resource.provider]), ...sources];
  }

  /** The resources below `urn`, or itself, that AWS makes a value of the property up for. */
  private sourcesOf(view: ResourceView, property: string, urn: string): string[] {
    const source = this.byUrn.get(urn);
    if (source === undefined) return [];
    if (source.custom) {
      const isForced = needsToExist(view.type, property, source) || carries(view.resource.inputs[property], source);
      return isForced ? [urn] : [];
    }
    const members = this.descendants(urn).filter(({ custom }) => custom);
    const named = [...new Set(members.map(({ type }) => type))].flatMap((type) => this.named(view, property, type));
    return named.length > 0 ? named : members.map((member) => member.urn);
  }

  private named(view: ResourceView, property: string, type: string): string[] {
    return told(() => this.stack.referred(view, property, type).map(({ resource }) => resource.urn)) ?? [];
  }

  private descendants(urn: string): GraphResource[] {
    if (this.byUrn.get(urn)?.custom !== false) return [];
    // A set is iterated up to what is added meanwhile.
    const found = new Set(this.children.get(urn));
    for (const each of found) for (const child of this.children.get(each.urn) ?? []) found.add(child);
    return [...found];
  }

  private ancestors({ parent }: GraphResource): ReadonlySet<string> {
    const found = new Set<string>();
    for (let urn = parent; urn !== undefined && !found.has(urn); urn = this.byUrn.get(urn)?.parent) found.add(urn);
    return found;
  }
}

const BASE64 = /^[A-Za-z0-9+/]{40,}={0,2}$/;

/** Holds the value a reference to the source? One that is hidden may; user data is looked into. */
function carries(value: JsonValue | undefined, { type, name }: GraphResource): boolean {
  const isEncoded = typeof value === "string" && BASE64.test(value);
  const text = isEncoded ? Buffer.from(value, "base64").toString() : JSON.stringify(value ?? "");
  return text.includes(`<${type}::${name}.`) || text.includes(SECRET) || text.includes(UNKNOWN);
}
