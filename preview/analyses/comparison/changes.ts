/**
 * What changes about resources that exist before and after: the inputs that differ, and those that will differ because
 * another resource is replaced and its id and attributes become new ones.
 */
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import type { Pair } from "./pairs";
import { differencesOf, parsePath, renderPath } from "./paths";
import { isHidden, type Reference, referencesIn, renameReferences } from "./references";
import { effectOf, isIgnored, renewedByUpdate } from "./replacement";
import type { ChangedProperty } from "./result";

export type Effect = "same" | "update" | "may replace" | "replace";

/** An input that may take its value from another resource, and what shows that. */
interface Receiver {
  readonly key: string;
  readonly references: readonly Reference[];
  readonly isHidden: boolean;
}

/** What the engine would do, by the URN of the resource after the change. */
export class Changes {
  private readonly properties: Map<string, ChangedProperty[]>;
  private readonly receivers: ReadonlyMap<string, readonly Receiver[]>;
  private readonly byUrn: ReadonlyMap<string, GraphResource>;

  constructor(
    private readonly pairs: readonly Pair[],
    head: ResourceGraph,
  ) {
    this.byUrn = new Map(head.resources.map((resource) => [resource.urn, resource]));
    const moved = pairs.filter(({ before, after }) => before.name !== after.name);
    const newNames = new Map(moved.map(({ before, after }) => [keyOf(before), after.name]));
    this.properties = new Map(pairs.map((pair) => [pair.after.urn, ownChanges(pair, newNames)]));
    this.receivers = new Map(pairs.map(({ after }) => [after.urn, receiversOf(after)]));
    this.propagate();
  }

  of({ after }: Pair): readonly ChangedProperty[] {
    return this.properties.get(after.urn) ?? [];
  }

  effectOn(pair: Pair): Effect {
    const effects = this.of(pair).map(({ forcesReplacement }) => forcesReplacement);
    if (effects.length === 0) return "same";
    if (effects.includes(true)) return "replace";
    return effects.includes("unknown") ? "may replace" : "update";
  }

  /** Until nothing more changes; every round settles at least one property, so it ends. */
  private propagate(): void {
    for (let isSettled = false; !isSettled;) {
      isSettled = true;
      for (const cause of this.pairs) {
        const effect = this.effectOn(cause);
        if (effect === "same") continue;
        for (const pair of this.pairs) if (this.follow(cause, effect, pair)) isSettled = false;
      }
    }
  }

  /** Adds what the change of one resource does to another; true where that is news. */
  private follow(cause: Pair, effect: Effect, pair: Pair): boolean {
    if (cause === pair) return false;
    const known = this.properties.get(pair.after.urn) ?? [];
    const news = (this.receivers.get(pair.after.urn) ?? [])
      .filter((receiver) => this.isRenewed(pair.after, receiver, cause.after, effect))
      .map(({ key }) => consequence(pair, key, cause.after, effect))
      .filter((change) => change !== undefined)
      .filter(({ path, forcesReplacement }) => !known.some((each) => covers(each, path, forcesReplacement)));
    if (news.length === 0) return false;
    this.properties.set(pair.after.urn, [...known, ...news]);
    return true;
  }

  /** Does an input take its value from an attribute that the change makes new? */
  private isRenewed(
    resource: GraphResource,
    { key, references, isHidden }: Receiver,
    cause: GraphResource,
    effect: Effect,
  ): boolean {
    const renewed = effect === "update" ? renewedByUpdate(cause.type) : undefined;
    const isNamed = references.some(
      ({ type, name, property }) =>
        type === cause.type && name === cause.name && (renewed?.includes(property) ?? property !== ""),
    );
    return isNamed || (effect !== "update" && isHidden && this.comesFrom(resource, key, cause));
  }

  /** A value that cannot be read here still says where it comes from; a component stands for what is below it. */
  private comesFrom(resource: GraphResource, key: string, cause: GraphResource): boolean {
    const sources = resource.propertyDependencies[key] ?? [];
    for (let each: GraphResource | undefined = cause; each !== undefined; each = this.byUrn.get(each.parent ?? "")) {
      if (sources.includes(each.urn)) return true;
      if (this.byUrn.get(each.parent ?? "")?.type === "pulumi:pulumi:Stack") return false;
    }
    return false;
  }
}

/** Found once: every change is held against every input. */
function receiversOf(resource: GraphResource): readonly Receiver[] {
  return Object.entries(resource.inputs)
    .filter(([key]) => !isIgnored(resource, [key]))
    .map(([key, value]) => ({ key, references: referencesIn(value), isHidden: isHidden(value) }))
    .filter(({ references, isHidden }) => references.length > 0 || isHidden);
}

function keyOf({ type, name }: Pick<GraphResource, "type" | "name">): string {
  return `${type}::${name}`;
}

/** What the program itself changed. References to resources with an alias read as they will after the change. */
function ownChanges(pair: Pair, newNames: ReadonlyMap<string, string>): ChangedProperty[] {
  const { before, after } = pair;
  const inputs = renameReferences(before.inputs, (named) => newNames.get(keyOf(named))) as GraphResource["inputs"];
  return differencesOf(inputs, after.inputs)
    .filter(({ path }) => !isIgnored(after, path))
    .map(({ path, before: old, after: now }) => ({
      path: renderPath(path),
      ...(old !== undefined && { before: old }),
      ...(now !== undefined && { after: now }),
      ...effectOf(pair, path),
    }));
}

/** Of a resource that only may be replaced, nothing is certain: an update that may follow is no news. */
function consequence(pair: Pair, key: string, cause: GraphResource, effect: Effect): ChangedProperty | undefined {
  const own = effectOf(pair, [key]);
  if (effect === "may replace" && own.forcesReplacement === false) return undefined;
  const value = pair.after.inputs[key];
  return {
    path: key,
    ...(value !== undefined && { before: value, after: value }),
    ...own,
    ...(effect === "may replace" && { forcesReplacement: "unknown" as const }),
    causedBy: cause.name,
  };
}

/** Is it said already that this property changes, with at least this effect? */
function covers(known: ChangedProperty, path: string, effect: ChangedProperty["forcesReplacement"]): boolean {
  const [key] = parsePath(known.path);
  const rank = [false, "unknown", true] as const;
  return key === path && rank.indexOf(known.forcesReplacement) >= rank.indexOf(effect);
}
