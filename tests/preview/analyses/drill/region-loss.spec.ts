import assert from "node:assert/strict";
import type { ResourceGraph } from "../../../../policy/resource-graph";
import { AUTOMATED, change, missedBy, play, PLAN, SELECTION, without, withRecovery } from "../../../support/drills";
import { loadGraph } from "../../../support/program";

const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const OBJECTIVES = {
  regionLoss: { recoveryTimeSeconds: 7200, recoveryPointSeconds: 900, objectRecoveryPointSeconds: 900 },
};
const missed = (graph: ResourceGraph): Record<string, string[]> => missedBy(play(graph, "region-loss", OBJECTIVES));
const loadProd = async (): Promise<ResourceGraph> => withRecovery(await loadGraph("prod"));
const withoutType = (graph: ResourceGraph, gone: string): ResourceGraph => without(graph, ({ type }) => type === gone);

describe("the drill of a lost Region", () => {
  it("builds the stack in the other Region, from the automated backups there", async () => {
    const { timeline, dataLoss, commands, serves } = play(await loadProd(), "region-loss");
    assert.equal(serves, "no");
    assert.equal(dataLoss, "the database: up to 5 min of writes; objects: those of the last 15 min");
    assert.match(timeline.at(-1)?.what ?? "", /built in us-east-1, its database from that snapshot/);
    const text = commands.map(({ command }) => command).join("\n");
    assert.match(text, /describe-db-instance-automated-backups[^]*--region us-east-1/);
    assert.match(text, /pulumi stack init prod-standby[^]*restoreFromSnapshot[^]*pulumi up --stack prod-standby/);
    assert.ok(commands.some(({ what }) => what.includes("set aws.region to us-east-1")));
    assert.deepEqual(missed(await loadProd()), {});
  });

  it("takes the snapshots that AWS Backup copied where logs are not copied: a day old at worst", async () => {
    const graph = withoutType(await loadProd(), AUTOMATED);
    assert.deepEqual(missed(graph), { recoveryPointSeconds: ["recovery.isCopied"] });
    const { dataLoss, commands } = play(graph, "region-loss");
    assert.match(dataLoss, /^the database: up to 1440 min of writes/);
    assert.match(commands[0]?.command ?? "", /--snapshot-type awsbackup/);
  });

  it("brings nothing of the database back without a copy: no rule that copies, or nothing selected", async () => {
    const graph = withoutType(await loadProd(), AUTOMATED);
    const settings = ["recovery.isCopied"];
    const nothing = { recoveryTimeSeconds: settings, recoveryPointSeconds: settings };
    assert.deepEqual(missed(change(graph, PLAN, { rules: [{ schedule: "cron(0 6 * * ? *)" }] })), nothing);
    assert.deepEqual(missed(withoutType(graph, SELECTION)), nothing);
    assert.deepEqual(missed(withoutType(graph, PLAN)), nothing);
    const drill = play(withoutType(graph, SELECTION), "region-loss");
    assert.deepEqual(drill.commands, []);
    assert.match(drill.readersSee, /nothing comes back before the Region does/);
  });

  it("counts no copy that stays in the Region", async () => {
    const graph = change(withoutType(await loadProd(), PLAN), AUTOMATED, { region: "ap-northeast-2" });
    assert.deepEqual(Object.keys(missed(graph)), ["recoveryTimeSeconds", "recoveryPointSeconds"]);
  });

  it("loses the archive's objects without replication, and has no limit without its time control", async () => {
    const graph = await loadProd();
    assert.deepEqual(missed(withoutType(graph, REPLICATION)), {
      objectRecoveryPointSeconds: ["storage.isReplicated"],
    });
    const rule = {
      status: "Enabled",
      destination: { bucket: "<aws:s3/bucket:Bucket::cloudmart-storage-archive-replica.arn>" },
    };
    assert.deepEqual(missed(change(graph, REPLICATION, { rules: [rule] })), {
      objectRecoveryPointSeconds: ["storage.isReplicationTimed"],
    });
  });

  it("says of dev that nothing comes back", async () => {
    const { readersSee, dataLoss, recoverySeconds } = play(await loadGraph("dev"), "region-loss");
    assert.equal(readersSee, "errors: nothing comes back before the Region does");
    assert.match(dataLoss, /the database: everything.*; objects: everything/);
    assert.equal(recoverySeconds, null);
  });
});
