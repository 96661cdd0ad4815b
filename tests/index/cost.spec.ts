/** More resources never cost less. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { policies } from "../../environments/policies";
import type { GraphResource } from "../../policy/resource-graph";
import { estimateCost } from "../../preview/analyses/cost/cost";
import type { Range } from "../../preview/analyses/cost/result";
import { isReal } from "../../preview/analyses/graph-reading";
import { loadGraph, STACKS } from "../support/program";

/** A stack's resources, and what it would cost a month with some of them only. */
async function loadParts(stack: string) {
  const graph = await loadGraph(stack);
  const real = graph.resources.filter(isReal);
  const rest = graph.resources.filter((resource) => !real.includes(resource));
  const total = (resources: readonly GraphResource[]): Range =>
    estimateCost({ ...graph, resources: [...rest, ...resources] }).totalMonthlyUsd;
  return { real, total };
}

describe("the cost of a stack", function () {
  this.timeout(60_000); // the first of them runs the programs
  it("never falls when a resource of a stack is added, in whatever order they come", async () => {
    for (const stack of Object.keys(policies)) {
      const { real, total } = await loadParts(stack);
      fc.assert(
        fc.property(fc.shuffledSubarray(real, { minLength: 1 }), ([added, ...others]) => {
          assert.ok(added);
          const less = total(others).minimum;
          assert.ok(total([...others, added]).minimum >= less - 1e-9, added.urn);
        }),
        { numRuns: 60 },
      );
    }
  });

  it("never falls when a resource comes to those that it refers to, whatever it says that they are for", async () => {
    for (const stack of STACKS) {
      const { real, total } = await loadParts(stack);
      const cheaper = real.filter((added) => {
        const referred = real.filter(({ urn }) => added.dependencies.includes(urn));
        return total([...referred, added]).minimum < total(referred).minimum - 1e-9;
      });
      assert.deepEqual(
        cheaper.map(({ urn }) => urn),
        [],
      );
    }
  });

  it("never rises when any one resource of a stack is taken away", async () => {
    for (const stack of STACKS) {
      const { real, total } = await loadParts(stack);
      const { minimum, maximum } = total(real);
      const dearer = real.filter((each) => {
        const less = total(real.filter((other) => other !== each));
        return less.minimum > minimum + 1e-9 || less.maximum > maximum + 1e-9;
      });
      assert.deepEqual(
        dearer.map(({ urn }) => urn),
        [],
      );
    }
  });
});
