/** Proves a rule in both directions: the real stack satisfies it, and the smallest change to that stack violates it. */
import type { EnvironmentName } from "../../policy/environment";
import assert from "node:assert/strict";
import { evaluate, type Finding } from "../../policy/evaluate";
import { loadRules } from "../../policy/registry";
import type { GraphResource, JsonValue, ResourceGraph } from "../../policy/resource-graph";
import { loadGraph } from "./program";

/** Inputs that a spec may edit. */
export type Inputs = Record<string, JsonValue | undefined>;

export type Change = (graph: ResourceGraph) => ResourceGraph;

/** Edits the inputs of one resource: the only one of its type, or the one of that name. */
export function edit(type: string, change: (inputs: Inputs) => void, name?: string): Change {
  return (graph) => {
    const target = pick(graph, type, name);
    const inputs = structuredClone(target.inputs) as Inputs;
    change(inputs);
    const defined = Object.entries(inputs).filter(([, value]) => value !== undefined);
    return replace(graph, target, { ...target, inputs: Object.fromEntries(defined) as GraphResource["inputs"] });
  };
}

/** Writes one input, however deep: `write(GROUP, "launchTemplate.version", "$Latest")`; undefined takes it away. */
export function write(type: string, path: string, value: JsonValue | undefined, name?: string): Change {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  const last = keys.pop() ?? path;
  const change = (inputs: Inputs): void => {
    let target: Record<string, unknown> = inputs;
    for (const key of keys) {
      target[key] ??= {};
      target = target[key] as Record<string, unknown>;
    }
    if (value === undefined) delete target[last];
    else target[last] = value;
  };
  return edit(type, change, name);
}

/** Writes one input by hand, so that it comes from no resource of the stack any more. */
export function writeByHand(type: string, path: string, value: JsonValue, name?: string): Change {
  const [property = path] = path.split(/[.[]/);
  const detach = alter(
    type,
    (each) => ({ ...each, propertyDependencies: { ...each.propertyDependencies, [property]: [] } }),
    name,
  );
  return all(write(type, path, value, name), detach);
}

/** Edits anything of one resource: its options, its dependencies, its name. */
export function alter(type: string, change: (resource: GraphResource) => GraphResource, name?: string): Change {
  return (graph) => {
    const target = pick(graph, type, name);
    return replace(graph, target, change(target));
  };
}

/** Takes every resource of a type (and name) away. */
export function remove(type: string, name?: string): Change {
  return (graph) => {
    pickAny(graph, type, name);
    const resources = graph.resources.filter(
      (each) => each.type !== type || (name !== undefined && each.name !== name),
    );
    return { ...graph, resources };
  };
}

/** Adds a resource made from the first one of a type, or from nothing. */
export function add(type: string, name: string, inputs: GraphResource["inputs"]): Change {
  return (graph) => {
    const [template] = graph.resources.filter((each) => each.custom && each.type.startsWith("aws:"));
    assert.ok(template);
    const urn = `urn:pulumi:${graph.stack}::${graph.project}::${type}::${name}`;
    const resource = {
      ...template,
      urn,
      type,
      name,
      inputs,
      secretInputs: [],
      dependencies: [],
      propertyDependencies: {},
    };
    return { ...graph, resources: [...graph.resources, resource] };
  };
}

/** Several changes, one after the other. */
export function all(...changes: readonly Change[]): Change {
  return (graph) => changes.reduce((changed, change) => change(changed), graph);
}

function pickAny(graph: ResourceGraph, type: string, name?: string): readonly GraphResource[] {
  const found = graph.resources.filter((each) => each.type === type && (name === undefined || each.name === name));
  assert.ok(found.length > 0, `the stack has no ${type} ${name ?? ""}`);
  return found;
}

function pick(graph: ResourceGraph, type: string, name?: string): GraphResource {
  const [target, ...others] = pickAny(graph, type, name);
  assert.ok(target !== undefined && others.length === 0, `name one of several ${type}`);
  return target;
}

function replace(graph: ResourceGraph, target: GraphResource, by: GraphResource): ResourceGraph {
  return { ...graph, resources: graph.resources.map((each) => (each === target ? by : each)) };
}

/** A rule's findings over a graph, waivers aside. */
export function judge(rule: string, graph: ResourceGraph, environment: EnvironmentName): readonly Finding[] {
  const rules = loadRules().filter(({ name }) => name === rule);
  assert.equal(rules.length, 1, `one rule named ${rule}`);
  return evaluate(graph, environment, rules, []);
}

export interface RuleCase {
  readonly rule: string;
  /** The stack that is changed; prod unless said otherwise. */
  readonly stack?: EnvironmentName;
  /** What the case changes, as a phrase: "one subnet only". */
  readonly title: string;
  readonly change: Change;
  /** What the message must say: property, value and what to write instead. */
  readonly message: RegExp;
  /**
   * The unchanged stack must satisfy the rule. "not applicable": it has nothing the rule looks at, and `satisfiedBy`
   * shows a change that satisfies it. "waived": it violates the rule, with a waiver.
   */
  readonly unchanged?: "satisfied" | "not applicable" | "waived";
  readonly satisfiedBy?: Change;
}

/** One spec for each direction of each case, on the real stack or another one. */
export function proveRules(
  cases: readonly RuleCase[],
  load: (stack: EnvironmentName) => Promise<ResourceGraph> = loadGraph,
): void {
  for (const { rule, stack = "prod", title, change, message, unchanged = "satisfied", satisfiedBy } of cases) {
    describe(rule, () => {
      it(`is violated by ${title}`, async () => {
        const found = judge(rule, change(await load(stack)), stack).filter(({ verdict }) => verdict === "violated");
        assert.ok(found.length > 0, "no violation");
        assert.match(found.map((finding) => finding.message).join("\n"), message);
      });

      it(`judges the unchanged ${stack} stack: ${unchanged}`, async () => {
        const verdicts = new Set(judge(rule, await load(stack), stack).map(({ verdict }) => verdict));
        if (unchanged === "waived") assert.ok(verdicts.has("violated"));
        else assert.deepEqual([...verdicts], unchanged === "satisfied" ? ["satisfied"] : []);
      });

      if (satisfiedBy === undefined) return;
      it("is satisfied once the resource is written as it asks", async () => {
        const verdicts = judge(rule, satisfiedBy(await load(stack)), stack).map(({ verdict }) => verdict);
        assert.deepEqual([...new Set(verdicts)], ["satisfied"]);
      });
    });
  }
}
