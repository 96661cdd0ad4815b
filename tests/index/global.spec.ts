/** A stack with everything that viewers all over the world need: by facts alone, over the same components. */
import assert from "node:assert/strict";
import { evaluate } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
import type { ResourceGraph } from "../../policy/resource-graph";
import { findPricer } from "../../preview/analyses/cost/classify";
import replacement from "../../preview/data/replacement.json";
import { loadGlobalGraph } from "../support/global-stack";

describe("a stack for viewers all over the world", function () {
  this.timeout(60_000); // it runs the program, and the machine may be busy
  let graph: ResourceGraph;
  before(async () => {
    graph = await loadGlobalGraph();
  });

  it("breaks no rule that nobody waived", () => {
    const findings = evaluate(graph, "prod", loadRules(), loadWaivers());
    const broken = findings.filter(({ verdict }) => verdict === "violated");
    assert.deepEqual(
      broken.map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
  });

  it("leaves nothing undecided", () => {
    const findings = evaluate(graph, "prod", loadRules(), loadWaivers());
    assert.deepEqual(
      findings.filter(({ verdict }) => verdict === "cannot tell").map(({ rule, urn }) => `${rule}: ${urn}`),
      [],
    );
  });

  it("is of types that somebody has classified, for cost and for replacement", () => {
    const types = [...new Set(graph.resources.filter(({ type }) => type.startsWith("aws:")).map(({ type }) => type))];
    assert.deepEqual(
      types.filter((type) => findPricer(type) === undefined),
      [],
    );
    const known: Readonly<Record<string, unknown>> = replacement.types;
    assert.deepEqual(
      types.filter((type) => known[type] === undefined),
      [],
    );
  });

  it("holds no private key", () => {
    assert.ok(!JSON.stringify(graph).includes("PRIVATE KEY"));
  });
});
