import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { renderPages } from "../../preview/reference";
import { environmentOf, loadGraph, root, STACKS } from "../support/program";
import { readConfig } from "../support/stack-files";

describe("the pages made from the rules and the stacks", () => {
  it("are up to date; `npm run docs` rewrites them", async () => {
    const stacks = await Promise.all(
      STACKS.map(async (stack) => ({
        graph: await loadGraph(stack),
        environment: environmentOf(stack),
        objectives: readConfig(stack)["cloudmart:objectives"],
      })),
    );
    for (const [page, content] of await renderPages(stacks)) {
      assert.equal(readFileSync(path.join(root, page), "utf8"), content, `${page} is stale: npm run docs`);
    }
  });
});
