import assert from "node:assert/strict";
import { UNKNOWN } from "../../../../policy/resource-graph";
import { change, DATABASE, missedBy, play } from "../../../support/drills";
import { loadGraph } from "../../../support/program";

describe("the drill of a wrong deletion", () => {
  it("brings rows back from the database's own backups", async () => {
    const { commands, assumptions, dataLoss } = play(await loadGraph("prod"), "wrong-deletion");
    assert.equal(dataLoss, "up to 5 min of writes");
    assert.match(assumptions[0] ?? "", /noticed within 7 days/);
    assert.match(commands.map(({ command }) => command).join(), /--restore-time[^]*pg_dump[^]*psql/);
  });

  it("brings nothing back without backups, and names the setting; of unknown ones it counts none", async () => {
    for (const days of [0, UNKNOWN]) {
      const drill = play(change(await loadGraph("prod"), DATABASE, { backupRetentionPeriod: days }), "wrong-deletion");
      assert.deepEqual(drill.commands, []);
      assert.equal(drill.dataLoss, "everything: there are no backups");
      const settings = ["database.backupRetentionDays"];
      assert.deepEqual(missedBy(drill), { recoveryTimeSeconds: settings, recoveryPointSeconds: settings });
    }
  });
});
