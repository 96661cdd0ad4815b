import assert from "node:assert/strict";
import { DEFAULT_USAGE } from "../../../../preview/analyses/cost/usage";
import { judge } from "../../../../preview/conclude";
import type { AnalysedStack } from "../../../../preview/report/analysed";
import { toDocument } from "../../../../preview/report/json";
import {
  judgeRecovery,
  RECOVERY_FIGURES,
  type RecoveryFigure,
  recoveryTime,
  type RecoveryVerdict,
} from "../../../../preview/report/systems/recovery-times";
import { readSystems } from "../../../../preview/report/systems/system";
import { environmentOf, loadGraph } from "../../../support/program";

async function analyse(stack: string): Promise<AnalysedStack> {
  const preview = { graph: await loadGraph(stack), environment: environmentOf(stack) };
  const [document] = toDocument("", [
    judge({ ...preview, errors: [], messages: [], programOutput: "" }, DEFAULT_USAGE),
  ]).stacks;
  assert.ok(document !== undefined);
  return document;
}

type Range = readonly [low: number, high: number];
/** The document's table, line by line: what it says, and what ha reaches. */
const TABLE: readonly (readonly [RecoveryFigure, stated: Range, reached: Range, RecoveryVerdict])[] = [
  ["unhealthyInstance", [30, 120], [90, 95], "within"],
  ["databaseFailover", [60, 120], [60, 120], "within"],
  ["instanceReplacement", [120, 300], [102, 419], "later"],
  ["standbyLag", [0, 0], [0, 0], "within"],
  ["replicaLag", [0, 300], [0, 5], "within"],
  ["objectCopies", [0, 900], [0, 900], "within"],
];

describe("the document's RTO and RPO", () => {
  for (const [figure, stated, reached, verdict] of TABLE) {
    it(`of ${figure} stand beside what ha reaches: ${verdict}`, async () => {
      const found = recoveryTime(await analyse("ha"), figure);
      assert.deepEqual(found, reached);
      assert.equal(judgeRecovery(stated, found), verdict);
    });
  }

  it("are the lines of its page, all of them, and where one is missed the page says why", () => {
    const lines = readSystems().get("ha")?.recovery ?? [];
    assert.deepEqual(
      lines.map(({ figure, seconds }) => [figure, seconds]),
      TABLE.map(([figure, stated]) => [figure, stated]),
    );
    assert.deepEqual(
      lines.map(({ figure }) => figure),
      [...RECOVERY_FIGURES],
    );
    for (const [index, [figure, , , verdict]] of TABLE.entries()) {
      assert.equal(lines[index]?.differs !== undefined, verdict !== "within", figure);
    }
  });

  it("are not reached where there is no standby and no replica: dev", async () => {
    const dev = await analyse("dev");
    assert.equal(judgeRecovery([60, 120], recoveryTime(dev, "databaseFailover")), "never");
    assert.equal(judgeRecovery([0, 0], recoveryTime(dev, "standbyLag")), "later");
    assert.equal(recoveryTime(dev, "objectCopies"), null);
  });
});
