import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { readAvailabilityObjective } from "../../../../preview/analyses/drill/objectives";
import type { AvailabilityObjective } from "../../../../preview/analyses/zone-loss/result";
import { analyseZoneLoss } from "../../../../preview/analyses/zone-loss/zone-loss";
import { describeObjective } from "../../../../preview/report/availability-objective";
import { renderPage } from "../../../../preview/report/html/page";
import { renderMarkdown } from "../../../../preview/report/markdown/markdown";
import { renderZoneLoss } from "../../../../preview/report/zone-loss";
import { loadGlobalGraph } from "../../../support/global-stack";
import { makeGraph } from "../../../support/graphs";
import { loadGraph } from "../../../support/program";
import { makeReport, makeStack, makeZoneLoss } from "../../../support/reports";

async function judge(stack: "dev" | "prod" | "global", percent: number): Promise<AvailabilityObjective> {
  const graph = stack === "global" ? await loadGlobalGraph() : await loadGraph(stack);
  return analyseZoneLoss(graph, percent).availability.objective ?? assert.fail("no objective");
}

describe("the objective for availability", function () {
  this.timeout(60_000); // it runs the program, and the machine may be busy

  it("of 99.99 % is not met by prod: CloudFront and the database each rule it out alone", async () => {
    const { isMet, ruledOutBy } = await judge("prod", 99.99);
    assert.equal(isMet, false);
    assert.deepEqual(ruledOutBy, [
      { name: "CloudFront", percent: 99.9 },
      { name: "database, Multi-AZ", percent: 99.95 },
    ]);
  });

  it("would be brought by the API's way past CloudFront to two Regions, and by neither alone", async () => {
    const { wouldBring } = await judge("global", 99.99);
    assert.deepEqual(
      wouldBring.map(({ change, isEnough, percent }) => [change.slice(0, 20), isEnough, percent.toFixed(3)]),
      [
        ["a second Region like", false, "99.900"],
        ["the API's way throug", false, "99.920"],
        ["both: the API's way ", true, "100.000"],
      ],
    );
    assert.match(wouldBring[1]?.change ?? "", /through the accelerator instead of CloudFront/);
    assert.match((await judge("prod", 99.99)).wouldBring[1]?.change ?? "", /through an accelerator/);
  });

  it("is met where the chain reaches it, and then nothing is missing", async () => {
    const objective = await judge("prod", 99.8);
    assert.deepEqual([objective.isMet, objective.ruledOutBy, objective.wouldBring], [true, [], []]);
    assert.deepEqual(describeObjective(objective), ["promised: 99.8%, met"]);
  });

  it("can be missed by all links together, of which none rules it out", async () => {
    const objective = await judge("prod", 99.85);
    assert.equal(objective.isMet, false);
    assert.match(describeObjective(objective).join("\n"), /NOT met\nno link alone rules it out/);
  });

  it("is told at a terminal, within 80 columns", async () => {
    const zoneLoss = analyseZoneLoss(await loadGlobalGraph(), 99.99);
    const lines = renderZoneLoss([{ stack: "worldwide", zoneLoss }], 80, createColors(false));
    const text = lines.join(" ").replace(/\s+/g, " ");
    const plain = text.replaceAll("&#58;", ":");
    assert.match(
      plain,
      /promised: 99\.99%, NOT met each alone rules it out: CloudFront \(99\.9%\), database, Multi-AZ/,
    );
    assert.match(text, /would bring it: both: .* would not be enough: a second Region like this one \(99\.89\d%\)/);
    assert.ok(lines.every((line) => line.length <= 80));
  });

  it("is told in a comment and on the page", () => {
    const objective: AvailabilityObjective = {
      statedPercent: 99.99,
      isMet: false,
      ruledOutBy: [{ name: "CloudFront", percent: 99.9 }],
      wouldBring: [],
    };
    const { availability } = makeZoneLoss();
    const zoneLoss = makeZoneLoss({ availability: { ...availability, objective } });
    const report = makeReport({ stacks: [makeStack("prod", { zoneLoss })] });
    for (const text of [renderMarkdown(report), renderPage(report)]) {
      const plain = text.replaceAll("&#58;", ":");
      assert.match(plain, /promised: 99\.99%, NOT met/);
      assert.match(plain, /each alone rules it out: CloudFront \(99\.9%\)/);
    }
  });

  it("is nothing where none is promised, and where there is no chain", async () => {
    assert.equal(analyseZoneLoss(await loadGraph("prod")).availability.objective, null);
    assert.equal(analyseZoneLoss(makeGraph([]), 99.99).availability.objective, null);
    assert.deepEqual(describeObjective(null), []);
  });

  it("is read from the stack file's objectives", () => {
    assert.equal(readAvailabilityObjective('{"availabilityPercent":99.99}'), 99.99);
    assert.equal(readAvailabilityObjective('{"natLoss":{}}'), undefined);
    assert.equal(readAvailabilityObjective(), undefined);
  });
});
