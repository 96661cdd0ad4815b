import assert from "node:assert/strict";
import { analyseZoneLoss } from "../../../../preview/analyses/zone-loss/zone-loss";
import { makeGraph, makeResource } from "../../../support/graphs";
import { loadGraph } from "../../../support/program";

describe("tables, when something is lost", () => {
  it("lose nothing with a zone, and interrupt nobody", async () => {
    const { failures } = analyseZoneLoss(await loadGraph("streamcloud"));
    const losses = failures.map(({ tiers }) => tiers.find(({ tier }) => tier === "tables"));
    assert.ok(losses.length > 3);
    for (const loss of losses) {
      assert.deepEqual([loss?.state, loss?.left, loss?.dataLoss], ["works", "2 tables of the Region", "none"]);
      assert.deepEqual(loss?.interruptionSeconds, [0, 0]);
    }
  });

  it("are one link of the chain, however many there are", () => {
    const tables = ["one", "two"].map((name) => makeResource("aws:dynamodb/table:Table", name));
    const { links } = analyseZoneLoss(makeGraph(tables)).availability;
    assert.deepEqual(
      links.map(({ name, percent, basis }) => [name, percent, basis]),
      [["tables", 99.99, "published"]],
    );
  });
});
