import { renderPages } from "../../preview/reference";
import { assertUpToDate } from "../support/pages";
import { environmentOf, loadGraph, STACKS } from "../support/program";
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
    for (const [page, content] of renderPages(stacks)) assertUpToDate(page, content);
  });
});
