/** The changes of every stack: of those on both sides, and of those that are new or gone. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { compareGraphs } from "./comparison";
import type { StackChanges } from "./result";

/** A stack on one side; without a graph, or with errors, there is nothing to compare. */
export interface Side {
  readonly graph?: ResourceGraph;
  readonly errors: readonly string[];
}

export interface StacksRequest {
  /** How the base is called. */
  readonly base: string;
  readonly before: ReadonlyMap<string, Side>;
  readonly after: ReadonlyMap<string, Side>;
  /** Logical names of the resources that may be destroyed. */
  readonly allowed: readonly string[];
}

/** Those of the working tree in their order, then those that are gone. */
export function compareStacks({ base, before, after, allowed }: StacksRequest): StackChanges[] {
  const stacks = [...new Set([...after.keys(), ...before.keys()])];
  return stacks.map((stack) => {
    const [old, now] = [before.get(stack), after.get(stack)];
    const errors = [
      ...(old?.errors ?? []).map((error) => `${base} has no result: ${error}`),
      ...(now?.errors ?? []).map((error) => `the working tree has no result: ${error}`),
      ...differentProjects(base, old, now),
    ];
    if (errors.length === 0) return compareGraphs({ stack, base, before: old?.graph, after: now?.graph, allowed });
    const nothing = {
      source: "estimate",
      isNew: false,
      isRemoved: now === undefined,
      steps: [],
      unchanged: 0,
    } as const;
    return { stack, base, errors, ...nothing };
  });
}

/** The engine knows a stack by its project's name too: under another name it is another stack. */
function differentProjects(base: string, old: Side | undefined, now: Side | undefined): string[] {
  const [before, after] = [old?.graph?.project, now?.graph?.project];
  if (before === undefined || after === undefined || before === after) return [];
  return [`at ${base} the project is called ${before}, now ${after}: to the engine these are two stacks`];
}

/** Names that were allowed to be destroyed and are not: a reader should take them out of the command. */
export function findNeedless(changes: readonly StackChanges[], allowed: readonly string[]): string[] {
  const steps = changes.flatMap(({ steps: each }) => each).filter(({ isAllowed }) => isAllowed);
  const used = new Set(steps.flatMap(({ name, previousUrn }) => [name, previousUrn?.split("::").at(-1)]));
  return allowed.filter((name) => !used.has(name));
}
