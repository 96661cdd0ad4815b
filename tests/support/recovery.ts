/** The recovery tier with arguments like prod's, for its specs. */
import { Recovery, type RecoveryArgs } from "../../components/recovery/recovery";
import { type MockedGraph, runMocked } from "./mocks";

export const RECOVERY_NAME = "cloudmart-recovery";

const ALARM = "arn:aws:cloudwatch:ap-northeast-2:123456789012:alarm:cloudmart-prod-down-for-readers";

export const RECOVERY_ARGS: RecoveryArgs = {
  network: {
    vpcId: "vpc-1",
    workloadZones: ["ap-northeast-2a", "ap-northeast-2b"],
  },
  database: {
    arn: "arn:aws:rds:ap-northeast-2:123456789012:db:database",
    keyArn: "arn:aws:kms:ap-northeast-2:123456789012:key/database",
    subnetGroupName: "data-subnets",
    securityGroupId: "sg-1",
  },
  compute: {
    loadBalancerArn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/alb/1",
    autoScalingGroupArn:
      "arn:aws:autoscaling:ap-northeast-2:123456789012:autoScalingGroup:1:autoScalingGroupName/group",
  },
  alarms: { ticketTopicArn: "arn:aws:sns:ap-northeast-2:123456789012:ticket", downForReadersAlarmArn: ALARM },
  region: "ap-northeast-2",
  accountId: "123456789012",
  label: "cloudmart-prod",
  tags: { Project: "cloudmart", Stack: "prod" },
  hasDatabaseStandby: true,
  hasCacheStandby: true,
  timeZone: "Asia/Seoul",
  backupSchedule: "cron(0 6 * * ? *)",
  restoreTestSchedule: "cron(0 10 ? * SUN *)",
  practiceRunWindowUtc: "Tue:01:00-Tue:03:00",
  standby: { region: "us-east-1" },
  backupRetentionDays: 35,
  automatedBackupRetentionDays: 7,
  isCopied: true,
  isRestoreTested: true,
  isZoneShifted: true,
  logRetentionDays: 90,
  lockMode: "Governance",
  isProtected: true,
};

/** Like dev: one Region, one zone, nothing tested, disposable. */
export const PLAIN_RECOVERY: Partial<RecoveryArgs> = {
  hasDatabaseStandby: false,
  hasCacheStandby: false,
  restoreTestSchedule: undefined,
  practiceRunWindowUtc: undefined,
  standby: undefined,
  isCopied: false,
  isRestoreTested: false,
  isZoneShifted: false,
  lockMode: "None",
  isProtected: false,
};

export interface RecoveryRun {
  readonly recovery: Recovery;
  readonly graph: MockedGraph;
}

const runs = new Map<string, Promise<RecoveryRun>>();

/** One run for equal arguments. */
export function runRecovery(overrides: Partial<RecoveryArgs> = {}): Promise<RecoveryRun> {
  const args = { ...RECOVERY_ARGS, ...overrides };
  const key = JSON.stringify(args);
  const run = runs.get(key) ?? buildRecovery(args);
  runs.set(key, run);
  return run;
}

async function buildRecovery(args: RecoveryArgs): Promise<RecoveryRun> {
  const { result, graph } = await runMocked(() => new Recovery(RECOVERY_NAME, args));
  return { recovery: result, graph };
}
