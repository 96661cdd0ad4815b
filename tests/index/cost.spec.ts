/** More resources never cost less. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { policies } from "../../environments/policies";
import type { GraphResource } from "../../policy/resource-graph";
import { estimateCost } from "../../preview/analyses/cost/cost";
import { loadGraph, STACKS } from "../support/program";

/** A stack's resources, and what it would cost a month with some of them only. */
async function loadParts(stack: string) {
  const graph = await loadGraph(stack);
  const real = graph.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
  const rest = graph.resources.filter((resource) => !real.includes(resource));
  const total = (resources: readonly GraphResource[]): number =>
    estimateCost({ ...graph, resources: [...rest, ...resources] }).totalMonthlyUsd.minimum;
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
          const less = total(others);
          assert.ok(total([...others, added]) >= less - 1e-9, added.urn);
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
        return total([...referred, added]) < total(referred) - 1e-9;
      });
      assert.deepEqual(
        cheaper.map(({ urn }) => urn),
        [],
      );
    }
  });

  it("never rises when any one resource of a stack is taken away", async () => {
    for (const stack of STACKS) {
      const graph = await loadGraph(stack);
      const { minimum, maximum } = estimateCost(graph).totalMonthlyUsd;
      const dearer = graph.resources
        .filter(({ custom, type }) => custom && !type.startsWith("pulumi:"))
        .filter((each) => {
          const resources = graph.resources.filter((other) => other !== each);
          const less = estimateCost({ ...graph, resources }).totalMonthlyUsd;
          return less.minimum > minimum + 1e-9 || less.maximum > maximum + 1e-9;
        });
      assert.deepEqual(
        dearer.map(({ urn }) => urn),
        [],
      );
    }
  });
});
