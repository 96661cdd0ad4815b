/** What a reviewer reads under a pull request: the comment of a whole run, for changes whose effect is known. */
import assert from "node:assert/strict";
import { createColors } from "picocolors";
import type { ResourceGraph } from "../policy/resource-graph";
import { compareStacks } from "../preview/analyses/comparison/stacks";
import { DEFAULT_USAGE } from "../preview/analyses/cost/usage";
import { conclude, judge } from "../preview/conclude";
import { type Edit, previewEdited, PULL_REQUESTS } from "./support/copies";
import { loadGraph } from "./support/program";

interface Comment {
  readonly text: string;
  /** Whether the command ends with exit code 0. */
  readonly isContent: boolean;
}

function writeComment(before: ResourceGraph, after: ResourceGraph): Comment {
  const sides = {
    before: new Map([["prod", { graph: before, errors: [] }]]),
    after: new Map([["prod", { graph: after, errors: [] }]]),
  };
  const changes = compareStacks({ base: "main", ...sides, allowed: [] });
  const preview = judge({ graph: after, environment: "prod", messages: [], errors: [], programOutput: "" });
  let text = "";
  const reader = { print: (part: string) => (text += part), complain: () => undefined, colors: createColors(false) };
  const comparison = { changes, before: new Map([["prod", before]]), warnings: [] };
  const isContent = conclude("cloudmart", [preview], { format: "markdown" }, reader, DEFAULT_USAGE, comparison);
  return { text, isContent };
}

async function review(edits: readonly Edit[]): Promise<Comment> {
  const [before, after] = await Promise.all([loadGraph("prod"), previewEdited("prod", edits)]);
  return writeComment(before, after);
}

describe("the comment on a pull request", function () {
  this.timeout(60_000); // it runs the program, and the machine may be busy

  it("that changes nothing says so, and moves no cost", async () => {
    const { text, isContent } = await review(PULL_REQUESTS.changesNothing);
    assert.ok(isContent);
    assert.match(text, /^## Preview: 1 stack, nothing stops it$/m);
    assert.match(text, /^\| prod \| no changes \| 314 \| [^|]+ \| no change \|/m);
    assert.doesNotMatch(text, /Dangerous steps/);
  });

  it("that only renames a tier calls it a rename, names the loss and says how to avoid it", async () => {
    const { text, isContent } = await review(PULL_REQUESTS.renamesTheCache);
    assert.ok(!isContent, "the cache, its secret, key and logs would be lost");
    assert.match(text, /^- \*\*prod\*\*: .*5 resources with data would be replaced or deleted$/m);
    const step =
      /^- prod: \*\*rename\?\*\* <code>cloudmart-sessions-secret<\/code> .*\*\*holds data\*\*.*an alias .* would keep it$/m;
    assert.match(text, step);
    assert.match(text, /looks like a rename of cloudmart-cache-secret&#58;/);
  });

  it("that halves prod's zones shows what goes with them, what it saves, and that no data is lost", async () => {
    const four = await previewEdited("prod", PULL_REQUESTS.hasFourZones);
    const { text, isContent } = writeComment(four, await loadGraph("prod"));
    assert.ok(isContent, "nothing that is lost holds data");
    assert.match(text, /^## Preview: 1 stack, nothing stops it, 32 dangerous steps$/m);
    assert.match(text, /^- prod: \*\*delete\*\* <code>cloudmart-network-4<\/code> \(<code>aws&#58;ec2\/natGateway/m);
    // Two NAT gateways with their addresses, and two instances at least.
    const row =
      /^\| prod \| 32 deleted, 8 updated, 306 as they are \| 314 \| [^|]+ \| -&#36;138\.42 to -&#36;94\.44 \|/m;
    assert.match(text, row);
  });
});
