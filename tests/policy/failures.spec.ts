import assert from "node:assert/strict";
import { FAILING, NOT_FAILING } from "../../policy/failures";
import { loadGraph, STACKS } from "../support/program";

describe("what can fail", () => {
  it("is said of every type of both stacks, once: with its metrics, or why it has no alarm", async () => {
    for (const stack of STACKS) {
      const { resources } = await loadGraph(stack);
      const types = new Set(resources.filter(({ custom }) => custom).map(({ type }) => type));
      const unsaid = [...types].filter(
        (type) => !type.startsWith("pulumi:") && (FAILING[type] === undefined) === (NOT_FAILING[type] === undefined),
      );
      assert.deepEqual(unsaid, [], stack);
    }
  });

  it("has a reason worth the name for whatever has no alarm", () => {
    for (const [type, reason] of Object.entries(NOT_FAILING)) assert.ok(reason.length >= 20, type);
    for (const [type, { namespaces }] of Object.entries(FAILING)) assert.ok(namespaces.length > 0, type);
  });
});
