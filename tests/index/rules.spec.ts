import assert from "node:assert/strict";
import { policies } from "../../environments/policies";
import { readGraph } from "../../policy/crossguard";
import { evaluate, type Finding } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
import type { GraphResource, JsonObject, JsonValue, ResourceGraph } from "../../policy/resource-graph";
import { isJsonArray, isJsonObject } from "../../policy/views";
import { asPolicyResources } from "../support/crossguard";
import { MockedGraph } from "../support/mocks";
import { environmentOf, loadProgram, type Program, STACKS } from "../support/program";

const rules = loadRules();
const waivers = loadWaivers();

function judge(graph: ResourceGraph, stack: string): readonly Finding[] {
  return evaluate(graph, environmentOf(stack), rules, waivers);
}

function messages(findings: readonly Finding[], verdict: Finding["verdict"]): string[] {
  return findings.filter((finding) => finding.verdict === verdict).map(({ rule, message }) => `${rule}: ${message}`);
}

/** The graph as CrossGuard's adapter reads it from what the engine shows. */
function throughCrossGuard(graph: ResourceGraph): ResourceGraph {
  return readGraph(asPolicyResources(graph));
}

/** The resource with every true made false and every false made true. */
function switchOver(resource: GraphResource): GraphResource {
  return { ...resource, inputs: switchValue(resource.inputs) as JsonObject };
}

function switchValue(value: JsonValue): JsonValue {
  if (typeof value === "boolean") return !value;
  if (isJsonArray(value)) return value.map(switchValue);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, switchValue(each)]));
}

/** Verdicts by rule and resource, those that are none left out. */
function decided(findings: readonly Finding[]): ReadonlyMap<string, string> {
  return new Map(
    findings
      .filter(({ verdict }) => verdict !== "cannot tell")
      .map(({ rule, urn, verdict, message }) => [`${rule} ${urn}`, `${verdict} ${message}`]),
  );
}

for (const stack of STACKS) {
  describe(`the rules over ${stack}`, () => {
    let program: Program;
    before(async function () {
      this.timeout(60_000);
      program = await loadProgram(stack);
    });

    it("find no violation in the offline preview, where every rule can tell", () => {
      const findings = judge(program.graph, stack);
      const waived = messages(findings, "waived");
      assert.deepEqual(messages(findings, "violated"), [], `besides what is waived:\n${waived.join("\n")}`);
      assert.deepEqual(messages(findings, "cannot tell"), []);
    });

    it("find no violation under mocks, with AWS's attributes known or not", () => {
      for (const { graph } of [program.mocked, program.unknown]) {
        assert.deepEqual(messages(judge(graph, stack), "violated"), []);
      }
    });
  });
}

// How the places agree depends on the rules and on the policy, not on how many zones a stack has.
for (const stack of Object.keys(policies)) {
  describe(`the rules over ${stack}, wherever they run,`, () => {
    let program: Program;
    before(async function () {
      this.timeout(60_000);
      program = await loadProgram(stack);
    });

    it("say of the same graph the same in every place, also where much of it is wrong", () => {
      for (const graph of [program.graph, { ...program.graph, resources: program.graph.resources.map(switchOver) }]) {
        const offline = judge(graph, stack);
        assert.deepEqual(judge(new MockedGraph(graph.stack, graph.resources, new Map()), stack), offline);
        // CrossGuard does not show what a component of another plugin was asked for.
        const remote = new Set(graph.resources.filter((resource) => resource.remote).map(({ urn }) => urn));
        const isShown = ({ urn }: Finding): boolean => !remote.has(urn);
        const adapted = judge(throughCrossGuard(graph), stack);
        assert.deepEqual(adapted.filter(isShown), offline.filter(isShown));
        assert.ok(adapted.every((finding) => isShown(finding) || finding.verdict === "cannot tell"));
      }
    });

    it("never contradict in one place what they say in another", () => {
      const { graph, mocked, unknown } = program;
      const offline = decided(judge(graph, stack));
      for (const other of [mocked.graph, unknown.graph, throughCrossGuard(unknown.graph)]) {
        const verdicts = [...decided(judge(other, stack))];
        assert.ok(verdicts.length > 0);
        assert.deepEqual(
          verdicts.filter(([what, verdict]) => offline.get(what) !== verdict),
          [],
        );
      }
    });

    it("find many violations where every switch is thrown over", () => {
      const resources = program.graph.resources.map(switchOver);
      assert.ok(messages(judge({ ...program.graph, resources }, stack), "violated").length > 20);
    });
  });
}
