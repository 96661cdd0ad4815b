import assert from "node:assert/strict";
import type { RecoveryArgs } from "../../../components/recovery/recovery";
import { PLAIN_RECOVERY, RECOVERY_NAME, runRecovery } from "../../support/recovery";
import { valueOf } from "../../support/mocks";

const SHIFT = "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration";
const VAULT = "aws:backup/vault:Vault";
const PLAN = "aws:backup/plan:Plan";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const EXPERIMENT = "aws:fis/experimentTemplate:ExperimentTemplate";

describe("the recovery tier", () => {
  it("is small where nothing is copied, tested or shifted: a vault, its plan, an alarm, and experiments", async () => {
    const { graph, recovery } = await runRecovery(PLAIN_RECOVERY);
    for (const type of [VAULT, PLAN, ALARM]) assert.equal(graph.all(type).length, 1, type);
    for (const type of [SHIFT, "aws:backup/restoreTestingPlan:RestoreTestingPlan"]) {
      assert.deepEqual(graph.all(type), [], type);
    }
    assert.deepEqual(Object.keys(recovery.vaultNames), ["ap-northeast-2"]);
  });

  it("names its vaults by Region, the stack's own first", async () => {
    const { recovery } = await runRecovery();
    assert.deepEqual(Object.keys(recovery.vaultNames), ["ap-northeast-2", "us-east-1"]);
    const names = await Promise.all(Object.values(recovery.vaultNames).map(valueOf));
    assert.deepEqual(names, [`${RECOVERY_NAME}-1a2b3c4`, `${RECOVERY_NAME}-standby-1a2b3c4`]);
  });

  it("takes snapshots only, a day each, and leaves RDS its own backups", async () => {
    const [rule, ...others] = (await runRecovery()).graph.one(PLAN).inputs["rules"] as Record<string, unknown>[];
    assert.deepEqual(others, []);
    assert.equal(rule?.["enableContinuousBackup"], undefined);
    assert.deepEqual(
      [rule?.["schedule"], rule?.["scheduleExpressionTimezone"], rule?.["lifecycle"]],
      ["cron(0 6 * * ? *)", "Asia/Seoul", { deleteAfter: 35 }],
    );
  });

  it("copies the database's own backups to the standby Region, under the key there, for as long as they are kept", async () => {
    const { graph } = await runRecovery();
    const { inputs, propertyDependencies } = graph.one(
      "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    );
    assert.deepEqual([inputs["region"], inputs["retentionPeriod"]], ["us-east-1", 7]);
    assert.deepEqual(propertyDependencies["kmsKeyId"], [
      graph.one("aws:kms/key:Key", `${RECOVERY_NAME}-standby-key`).urn,
    ]);
  });

  it("shifts zones with the alarm for readers as practice's outcome, inside the window", async () => {
    const { inputs } = (await runRecovery()).graph.one(SHIFT);
    assert.equal(inputs["zonalAutoshiftStatus"], "ENABLED");
    assert.deepEqual(inputs["allowedWindows"], ["Tue:01:00-Tue:03:00"]);
    const [outcome] = inputs["outcomeAlarms"] as Record<string, unknown>[];
    assert.match(String(outcome?.["alarmIdentifier"]), /down-for-readers$/);
  });

  it("has neither alarms, nor experiments, nor practice runs where nothing rings", async () => {
    const { graph, recovery } = await runRecovery({ alarms: undefined });
    for (const type of [ALARM, SHIFT, EXPERIMENT, "aws:cloudwatch/eventRule:EventRule"]) {
      assert.deepEqual(graph.all(type), [], type);
    }
    assert.deepEqual(recovery.experimentTemplateIds, {});
  });

  it("rings when there was no snapshot, no copy and no restore test, and takes silence for that", async () => {
    const { graph } = await runRecovery();
    const alarms = graph.all(ALARM).map(({ name, inputs }) => [name.slice(RECOVERY_NAME.length + 1), inputs] as const);
    assert.deepEqual(
      alarms.map(([name, { metricName, evaluationPeriods, treatMissingData }]) => [
        name,
        metricName,
        evaluationPeriods,
        treatMissingData,
      ]),
      [
        ["no-backup", "NumberOfBackupJobsCompleted", 2, "breaching"],
        ["no-copy", "NumberOfCopyJobsCompleted", 2, "breaching"],
        ["no-restore-test", "NumberOfRestoreJobsCompleted", 7, "breaching"],
      ],
    );
    for (const [, { dimensions }] of alarms) {
      assert.deepEqual(dimensions, { BackupVaultName: `${RECOVERY_NAME}-1a2b3c4` });
    }
  });

  it("refuses what AWS would refuse, and copies that help nobody, all at once", async () => {
    const problems: [Partial<RecoveryArgs>, string][] = [
      [{ standby: undefined }, "standby"],
      [{ standby: { region: "ap-northeast-2" } }, "standby.region"],
      [{ restoreTestSchedule: undefined }, "restoreTestSchedule"],
      [{ practiceRunWindowUtc: undefined }, "practiceRunWindowUtc"],
      [{ backupRetentionDays: 6 }, "backupRetentionDays"],
      [{ label: "x".repeat(51) }, "label"],
    ];
    for (const [overrides, key] of problems) {
      await assert.rejects(runRecovery(overrides), new RegExp(`recovery\\.${key} is `), key);
    }
    const both = { backupRetentionDays: 6, standby: undefined };
    await assert.rejects(runRecovery(both), /2 problems/);
  });
});
