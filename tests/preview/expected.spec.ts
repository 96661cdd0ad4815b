import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readProject } from "../../preview/engine/project";
import { describeInventory, renderInventory } from "../../preview/inventory";
import { loadGraph, root, STACKS } from "../support/program";

const FOLDER = path.join(root, "tests", "expected");

describe("the inventories in tests/expected/", () => {
  for (const stack of STACKS) {
    it(`show what ${stack} asks of AWS; after a change on purpose, run: npm run expected`, async () => {
      const file = path.join(FOLDER, `${stack}.json`);
      const graph = await loadGraph(stack);
      const message = `tests/expected/${stack}.json is stale; if the change is meant, run npm run expected and review its diff`;
      const expected = readFileSync(file, "utf8");
      if (JSON.stringify(describeInventory(graph)) === JSON.stringify(JSON.parse(expected))) return;
      // Formatting takes longer than everything else here, so only for who has to read it; `format:check` sees the file's.
      assert.fail(`${message}\n${firstDifference(await renderInventory(graph, file), expected)}`);
    });
  }

  it("are there for every stack that has a file, and for no other", () => {
    const stacks = readdirSync(FOLDER).map((file) => path.basename(file, ".json"));
    assert.deepEqual(stacks, readProject(root).stacks);
  });
});

/** A file of 1,500 lines is no error message: the first lines that differ are. */
function firstDifference(actual: string, expected: string): string {
  const [now, before] = [actual.split("\n"), expected.split("\n")];
  const line = now.findIndex((text, index) => text !== before[index]);
  const start = Math.max(0, line === -1 ? now.length : line);
  return [`line ${(start + 1).toString()}:`, `- ${before[start] ?? ""}`, `+ ${now[start] ?? ""}`].join("\n");
}
