import assert from "node:assert/strict";
import type { ResourceGraph } from "../../../../policy/resource-graph";
import { change, DATABASE, missedBy, play, without } from "../../../support/drills";
import { makeResource } from "../../../support/graphs";
import { loadGraph } from "../../../support/program";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

async function withReplica(thresholdSeconds?: number): Promise<ResourceGraph> {
  const graph = await loadGraph("prod");
  const replica = makeResource(DATABASE, "replica", {
    replicateSourceDb: `<${DATABASE}::cloudmart-database.identifier>`,
  });
  const alarm = makeResource(ALARM, "lag", { metricName: "ReplicaLag", threshold: thresholdSeconds ?? 0 });
  return { ...graph, resources: [...graph.resources, replica, ...(thresholdSeconds === undefined ? [] : [alarm])] };
}

describe("the drill of slow reads", () => {
  it("adds a replica, one more where there are some", async () => {
    const commandsOf = (graph: ResourceGraph): string =>
      play(graph, "slow-reads")
        .commands.map(({ command }) => command)
        .join("\n");
    assert.match(commandsOf(await loadGraph("dev")), /readReplicaCount' 1\npulumi up --stack dev/);
    assert.match(commandsOf(await withReplica(5)), /readReplicaCount' 2\n/);
  });

  it("keeps the promise of 5 minutes by the alarm on the lag, and not without it", async () => {
    assert.deepEqual(missedBy(play(await withReplica(5), "slow-reads")), {});
    assert.equal(play(await withReplica(5), "slow-reads").reached.recoveryPointSeconds?.seconds, 5);
    assert.deepEqual(missedBy(play(await withReplica(301), "slow-reads")), {
      recoveryPointSeconds: ["observability.replicaLagSeconds"],
    });
    assert.deepEqual(missedBy(play(await withReplica(), "slow-reads")), {
      recoveryPointSeconds: ["database.readReplicaCount"],
    });
  });

  it("has no replica of a database without backups, for RDS makes none", async () => {
    const drill = play(change(await loadGraph("prod"), DATABASE, { backupRetentionPeriod: 0 }), "slow-reads");
    assert.deepEqual(missedBy(drill), { recoveryTimeSeconds: ["database.backupRetentionDays"] });
    assert.deepEqual(drill.commands, []);
  });

  it("takes a database to have", async () => {
    const graph = without(await loadGraph("dev"), ({ type }) => type === DATABASE);
    assert.throws(() => play(graph, "slow-reads"), /nothing to take/);
  });
});
