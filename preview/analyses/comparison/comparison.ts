/**
 * What it takes to get from one graph of a stack to another: an estimate of the engine's steps, without the engine. It
 * knows what the program asked for, and not what the account holds.
 */
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import { Changes } from "./changes";
import { sortSteps } from "./order";
import { pairResources } from "./pairs";
import { refusalOf } from "./refusals";
import { type ChangeKind, type ChangeStep, isCounted, type StackChanges } from "./result";
import { leavesVpc } from "./subnet-groups";
import { describeStep, type StepRequest } from "./step";

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
    const kept = before?.resources.filter((each) => each.custom && isCounted(each)).length ?? 0;
    return { ...result, isNew: false, isRemoved: true, steps: [], unchanged: kept };
  }
  const pairs = pairResources(before ?? nothing, after);
  const changes = new Changes(pairs.same, after);
  const all = [...(before?.resources ?? []), ...after.resources];
  const byUrn = new Map(all.map((resource) => [resource.urn, resource]));
  const toStep = (kind: ChangeKind, resource: GraphResource, more: Partial<StepRequest> = {}): ChangeStep =>
    describeStep({ kind, resource, tier: tierOf(resource, byUrn), allowed, ...more });
  const steps = [
    ...pairs.same.flatMap((pair) => {
      const effect = changes.effectOn(pair);
      const refusedByAws =
        effect === "update" ? refusalOf(pair, () => leavesVpc(pair, { before, after, pairs, changes })) : undefined;
      const more = { before: pair.before, properties: changes.of(pair), refusedByAws };
      return effect === "same" ? [] : [toStep(effect, pair.after, more)];
    }),
    ...pairs.renamed.map((pair) => toStep("rename?", pair.after, { before: pair.before })),
    ...pairs.created.map((resource) => toStep("create", resource)),
    ...pairs.deleted.map((resource) => toStep("delete", resource)),
  ];
  return {
    ...result,
    isNew: before === undefined,
    isRemoved: false,
    steps: sortSteps(steps),
    unchanged: pairs.same.filter((pair) => isCounted(pair.after) && changes.effectOn(pair) === "same").length,
    noLongerProtected: pairs.same
      .filter((pair) => pair.before.options.protect && !pair.after.options.protect)
      .map((pair) => pair.after.name)
      .sort(),
  };
}

/** Logical name of the outermost component around a resource; empty where it stands in none. */
function tierOf(resource: GraphResource, byUrn: ReadonlyMap<string, GraphResource>): string {
  let tier = "";
  let parent = byUrn.get(resource.parent ?? "");
  while (parent !== undefined && parent.type !== "pulumi:pulumi:Stack") {
    tier = parent.name;
    parent = byUrn.get(parent.parent ?? "");
  }
  return tier;
}
