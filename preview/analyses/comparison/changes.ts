/**
 * What changes about resources that exist before and after: the inputs that differ, and those that will differ because
 * another resource is replaced and its id and attributes become new ones.
 */
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import type { Pair } from "./pairs";
import { differencesOf, parsePath, renderPath } from "./paths";
import { isHidden, referencesIn, renameReferences } from "./references";
import { effectOf, isIgnored, renewedByUpdate } from "./replacement";
import type { ChangedProperty } from "./result";

export type Effect = "same" | "update" | "may replace" | "replace";

/** What the engine would do, by the URN of the resource after the change. */
export class Changes {
  private readonly properties: Map<string, ChangedProperty[]>;
  private readonly byUrn: ReadonlyMap<string, GraphResource>;

  constructor(
    private readonly pairs: readonly Pair[],
    head: ResourceGraph,
  ) {
    this.byUrn = new Map(head.resources.map((resource) => [resource.urn, resource]));
    this.properties = new Map(pairs.map((pair) => [pair.after.urn, ownChanges(pair, pairs)]));
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
    const news = Object.keys(pair.after.inputs)
      .filter((key) => !isIgnored(pair.after, [key]) && this.isRenewed(pair.after, key, cause.after, effect))
      .map((key) => consequence(pair, key, cause.after, effect))
      .filter((change) => change !== undefined)
      .filter(({ path, forcesReplacement }) => !known.some((each) => covers(each, path, forcesReplacement)));
    this.properties.set(pair.after.urn, [...known, ...news]);
    return news.length > 0;
  }

  /** Does an input take its value from an attribute that the change makes new? */
  private isRenewed(resource: GraphResource, key: string, cause: GraphResource, effect: Effect): boolean {
    const value = resource.inputs[key];
    const renewed = effect === "update" ? renewedByUpdate(cause.type) : undefined;
    const isNamed = referencesIn(value).some(
      ({ type, name, property }) =>
        type === cause.type && name === cause.name && (renewed?.includes(property) ?? property !== ""),
    );
    return isNamed || (effect !== "update" && isHidden(value) && this.comesFrom(resource, key, cause));
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

/** What the program itself changed. References to resources with an alias read as they will after the change. */
function ownChanges(pair: Pair, pairs: readonly Pair[]): ChangedProperty[] {
  const { before, after } = pair;
  const before_ = renameReferences(before.inputs, ({ type, name }) => {
    const moved = pairs.find((each) => each.before.type === type && each.before.name === name);
    return moved !== undefined && moved.after.name !== name ? moved.after.name : undefined;
  }) as GraphResource["inputs"];
  return differencesOf(before_, after.inputs)
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
