import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RecoveryArgs } from "./recovery-args";
import type { Vault } from "./vault";

const DAY_SECONDS = 86_400;

interface JobAlarm {
  readonly role: string;
  readonly metric: string;
  readonly says: string;
  /** How many days without one are too many. */
  readonly days: number;
}

const BACKUP: JobAlarm = {
  role: "no-backup",
  metric: "NumberOfBackupJobsCompleted",
  says: "no snapshot of the database for two days. Look at the plan's jobs in AWS Backup, and at the database's tag Backup.",
  days: 2,
};

const COPY: JobAlarm = {
  role: "no-copy",
  metric: "NumberOfCopyJobsCompleted",
  says: "no snapshot copied to the standby Region for two days. Look at the copy jobs in AWS Backup, and at both keys.",
  days: 2,
};

const RESTORE_TEST: JobAlarm = {
  role: "no-restore-test",
  metric: "NumberOfRestoreJobsCompleted",
  says: "no restore test succeeded for a week: nobody knows whether the snapshots can be used. Look at the restore jobs in AWS Backup.",
  days: 7,
};

/**
 * What did not happen: an event tells of jobs that fail, and nothing but silence of jobs that never start. 0.10 USD a
 * month each. A new stack's ring once, until the first job is done.
 */
export function createJobAlarms(
  name: string,
  args: RecoveryArgs,
  { vault }: Vault,
  topicArn: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): void {
  const expected = [BACKUP, ...(args.isCopied ? [COPY] : []), ...(args.isRestoreTested ? [RESTORE_TEST] : [])];
  for (const { role, metric, says, days } of expected) {
    new aws.cloudwatch.MetricAlarm(
      `${name}-${role}`,
      {
        alarmDescription: `${args.label}: ${says}`,
        namespace: "AWS/Backup",
        metricName: metric,
        dimensions: { BackupVaultName: vault.name },
        statistic: "Sum",
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        period: DAY_SECONDS,
        evaluationPeriods: days,
        datapointsToAlarm: days,
        // Without jobs there is no data: that is what the alarm is about.
        treatMissingData: "breaching",
        alarmActions: [topicArn],
        okActions: [topicArn],
      },
      options,
    );
  }
}

/** A restore test that fails is told at once. Free of charge. */
export function createRestoreTestEvent(
  name: string,
  plan: aws.backup.RestoreTestingPlan,
  topicArn: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): void {
  const rule = new aws.cloudwatch.EventRule(
    `${name}-restore-test`,
    {
      description: "Restore tests that fail",
      eventPattern: pulumi.jsonStringify({
        source: ["aws.backup"],
        "detail-type": ["Restore Job State Change"],
        detail: { restoreTestingPlanArn: [plan.arn], status: ["FAILED", "ABORTED"] },
      }),
    },
    options,
  );
  new aws.cloudwatch.EventTarget(`${name}-restore-test`, { rule: rule.name, arn: topicArn }, options);
}
