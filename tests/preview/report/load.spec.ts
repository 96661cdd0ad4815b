import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { modelLoad } from "../../../preview/analyses/load/load";
import { describeLoad, renderLoad } from "../../../preview/report/load";
import { renderMarkdown } from "../../../preview/report/markdown/markdown";
import { makeGraph } from "../../support/graphs";
import { loadGraph } from "../../support/program";
import { makeReport, makeStack } from "../../support/reports";

const plain = createColors(false);

describe("the section on a load", () => {
  it("shows what is asked for, what it costs, and what breaks in its order", async () => {
    const load = modelLoad(await loadGraph("streamcloud"), 1_000_000);
    const lines = renderLoad([{ stack: "streamcloud", load }], 80, plain);
    const text = lines.join("\n");
    for (const row of [
      /^1,000,000 concurrent viewers of streamcloud, in 4K$/m,
      /^ {2}answers to viewers +15,000 Gbit\/s$/m,
      /^ {2}CDN, answers to viewers +\$[\d,]+\.\d\d$/m,
      /^ {2}An hour of it +\$[\d,]+\.\d\d$/m,
      /^What breaks, in this order\n {2}above 10,000 viewers: CloudFront, data of one distribution: exceeded, 15,000$/m,
      /above 1,080,000 viewers: Auto Scaling group, instances: holds, 112 of 120/,
      /^Taken for granted: 15 Mbit\/s: what CloudFront sends/m,
    ]) {
      assert.match(text, row);
    }
    // A source's address is not broken.
    for (const line of lines) assert.ok(line.length <= 80 || line.includes("https://"), line);
  });

  it("says in a line what it costs and what breaks first, or would", async () => {
    const graph = await loadGraph("streamcloud");
    assert.match(
      describeLoad(modelLoad(graph, 1_000_000)),
      /^1,000,000 concurrent viewers: \$[\d,.]+ an hour, \$[\d,.]+ a month; breaks first: CloudFront, data of one distribution, above 10,000 viewers$/,
    );
    assert.match(describeLoad(modelLoad(graph, 5)), /; would break first: CloudFront/);
  });

  it("says what is missing where there is no CDN", () => {
    const load = modelLoad(makeGraph([]), 7);
    assert.equal(describeLoad(load), "7 concurrent viewers: not known, for there is no CDN");
    const [, missing, ...others] = renderLoad([{ stack: "dev", load }], 80, plain);
    assert.equal(missing, "  missing: no CloudFront distribution: the block `edge` brings one");
    assert.deepEqual(others, []);
  });

  it("is a part of a comment where somebody asked for it", async () => {
    const load = modelLoad(await loadGraph("streamcloud"), 1_000_000);
    const text = renderMarkdown(makeReport({ stacks: [makeStack("prod", { load })] }));
    assert.match(
      text,
      /\| CloudFront, data of one distribution \| 10,000 \| \*\*exceeded\*\*, 15,000 of 150 Gbit\/s \|/,
    );
    assert.doesNotMatch(renderMarkdown(makeReport()), /what breaks/);
  });
});
