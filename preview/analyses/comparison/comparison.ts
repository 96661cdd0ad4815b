/**
 * What it takes to get from one graph of a stack to another: an estimate of the engine's steps, without the engine. It
 * knows what the program asked for, and not what the account holds.
 */
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import { Changes, type Effect } from "./changes";
import { explain } from "./explanation";
import { type Pair, pairResources } from "./pairs";
import { contentOf, isStateful } from "./replacement";
import type { ChangedProperty, ChangeKind, ChangeStep, StackChanges } from "./result";
import { sortSteps } from "./order";

export interface ComparisonRequest {
  readonly stack: string;
  /** How the base is called. */
  readonly base: string;
  /** Undefined: the stack is new. */
  readonly before: ResourceGraph | undefined;
  /** Undefined: the stack has no file any more. */
  readonly after: ResourceGraph | undefined;
  /** Logical names of the resources that may be destroyed. */
  readonly allowed: readonly string[];
}

/** Compares two graphs of a stack. */
export function compareGraphs({ stack, base, before, after, allowed }: ComparisonRequest): StackChanges {
  const nothing: ResourceGraph = { project: "", stack, resources: [], outputs: {} };
  const result = { stack, base, source: "estimate", errors: [], noLongerProtected: [] } as const;
  if (after === undefined) {
    const kept = before?.resources.filter(({ custom }) => custom).length ?? 0;
    return { ...result, isNew: false, isRemoved: true, steps: [], unchanged: kept };
  }
  const pairs = pairResources(before ?? nothing, after);
  const changes = new Changes(pairs.same, after);
  const describe = new Describer([before ?? nothing, after], allowed);
  const steps = [
    ...pairs.same.flatMap((pair) => describe.changed(pair, changes.effectOn(pair), changes.of(pair))),
    ...pairs.renamed.map((pair) => describe.renamed(pair)),
    ...pairs.created.map((resource) => describe.step("create", resource)),
    ...pairs.deleted.map((resource) => describe.step("delete", resource)),
  ];
  return {
    ...result,
    isNew: before === undefined,
    isRemoved: false,
    steps: sortSteps(steps),
    unchanged: pairs.same.filter((pair) => changes.effectOn(pair) === "same").length,
    noLongerProtected: pairs.same
      .filter((pair) => pair.before.options.protect && !pair.after.options.protect)
      .map((pair) => pair.after.name)
      .sort(),
  };
}

class Describer {
  private readonly byUrn: ReadonlyMap<string, GraphResource>;

  constructor(
    graphs: readonly ResourceGraph[],
    private readonly allowed: readonly string[],
  ) {
    this.byUrn = new Map(graphs.flatMap(({ resources }) => resources.map((resource) => [resource.urn, resource])));
  }

  changed(pair: Pair, effect: Effect, properties: readonly ChangedProperty[]): ChangeStep[] {
    return effect === "same" ? [] : [this.step(effect, pair.after, pair.before, properties)];
  }

  renamed({ before, after }: Pair): ChangeStep {
    return this.step("rename?", after, before);
  }

  /** `before` is the resource that exists, where that is not the same one. */
  step(
    kind: ChangeKind,
    resource: GraphResource,
    before = resource,
    properties: readonly ChangedProperty[] = [],
  ): ChangeStep {
    const holdsData = isStateful(resource.type);
    const isDestructive = destroys(kind, before);
    const explanation = explain({ kind, resource, before, properties, content: contentOf(resource.type) });
    return {
      kind,
      urn: resource.urn,
      ...(before.urn !== resource.urn && { previousUrn: before.urn }),
      type: resource.type,
      name: resource.name,
      tier: this.tierOf(resource),
      isStateful: holdsData,
      isDestructive,
      isProtected: kind !== "create" && before.options.protect,
      isAllowed: isDestructive && holdsData && [resource, before].some(({ name }) => this.allowed.includes(name)),
      properties,
      ...(explanation !== undefined && { explanation }),
    };
  }

  private tierOf(resource: GraphResource): string {
    let tier = "";
    let parent = this.byUrn.get(resource.parent ?? "");
    while (parent !== undefined && parent.type !== "pulumi:pulumi:Stack") {
      tier = parent.name;
      parent = this.byUrn.get(parent.parent ?? "");
    }
    return tier;
  }
}

/** A resource with retainOnDelete outlives its deletion; one that replaces it still starts empty. */
function destroys(kind: ChangeKind, { options }: GraphResource): boolean {
  if (kind === "delete") return !options.retainOnDelete;
  return kind !== "create" && kind !== "update";
}
