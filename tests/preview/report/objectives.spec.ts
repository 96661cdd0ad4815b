import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { SETTINGS } from "../../../preview/analyses/drill/settings";
import { describeObjectives, objectiveRows, renderObjectives } from "../../../preview/report/objectives";
import { renderPage } from "../../../preview/report/html/page";
import { renderMarkdown } from "../../../preview/report/markdown/markdown";
import { makeDrill, makeReport, makeStack } from "../../support/reports";

const missed = makeDrill({
  scenario: "database-failover",
  objectives: [
    {
      ...{ name: "recoveryTimeSeconds", statedSeconds: 60, reachedSeconds: null, isMet: false },
      inTheWay: [SETTINGS.multiAz],
    },
  ],
});
const silent = makeDrill({ scenario: "region-loss", objectives: [] });
const drills = [makeDrill(), missed, silent];

describe("the objectives in a report", () => {
  it("stand beside what is reached, with the setting that is in the way, and name what is not promised", () => {
    const lines = renderObjectives([{ stack: "dev", drills }], 80, createColors(false));
    assert.deepEqual(lines, [
      "What dev promises",
      "  If                      Objective        Promised       Reached",
      "  zone-power-loss         RTO              2 min          2 min            met",
      "  database-failover       RTO              1 min          no end           missed",
      "    in the way: database.isMultiAz: the database has no standby in a second zone",
      "  nothing is promised for: region-loss",
    ]);
  });

  it("are counted in the verdict, and not mentioned where there are none", () => {
    assert.equal(describeObjectives(drills), "1 of 2 objectives can be kept");
    assert.equal(describeObjectives([silent]), undefined);
    assert.deepEqual(renderObjectives([{ stack: "dev", drills: [silent] }], 80, createColors(false)), []);
  });

  it("say of a loss without a figure that it has no limit", () => {
    const [objective] = missed.objectives;
    assert.ok(objective !== undefined);
    const lost = makeDrill({ objectives: [{ ...objective, name: "recoveryPointSeconds" }] });
    assert.equal(objectiveRows([lost])[0]?.reached, "no limit");
  });

  it("are in the comment and on the page, met or missed and why", () => {
    const report = makeReport({ stacks: [makeStack("dev", { drills })] });
    for (const text of [renderMarkdown(report), renderPage(report)]) {
      assert.match(text, /1 of 2 objectives can be kept/);
      assert.match(text, /missed[^]{0,9}: database\.isMultiAz(:|&#58;) the database has no standby/);
    }
  });
});
