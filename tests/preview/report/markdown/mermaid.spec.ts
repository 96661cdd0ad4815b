import assert from "node:assert/strict";
import { drawNetwork } from "../../../../preview/report/markdown/mermaid";
import { loadGraph, STACKS } from "../../../support/program";
import { makeStack } from "../../../support/reports";

/** The name before a node's shape or a group's title. */
const NAMED = /^ *(?:subgraph )?([a-z][\w-]*)[[({]/;

describe("the picture of a stack", () => {
  for (const stack of STACKS) {
    it(`gives every node of ${stack} a name of its own, and draws no line to a name that is none`, async () => {
      const { resources } = await loadGraph(stack);
      const lines = drawNetwork(makeStack(stack, { resources }));
      const names = lines.flatMap((line) => NAMED.exec(line)?.[1] ?? []);
      assert.deepEqual(
        names.filter((name, index) => names.indexOf(name) !== index),
        [],
      );
      const ends = lines.filter((line) => line.includes(" --> ")).flatMap((line) => line.trim().split(" --> "));
      assert.ok(ends.length > 5);
      assert.deepEqual(
        ends.filter((end) => !names.includes(end)),
        [],
      );
    });
  }
});
