/** A stack with everything that viewers all over the world need: by facts alone, over the same components. */
import assert from "node:assert/strict";
import { evaluate } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
import type { ResourceGraph } from "../../policy/resource-graph";
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

  it("holds no private key", () => {
    assert.ok(!JSON.stringify(graph).includes("PRIVATE KEY"));
  });
});
