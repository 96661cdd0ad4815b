import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../shared/partition";
import { arnOf, type RecoveryArgs } from "./recovery-args";
import { createServiceRole, type Statement } from "../shared/service-role";
import type { Vault } from "./vault";

/** A job waits for its turn at most so long, and has three hours after that. */
const START_MINUTES = 60;
const COMPLETION_MINUTES = 240;

/** What AWS Backup calls its snapshots of RDS. */
export const SNAPSHOTS = "snapshot:awsbackup:*";

/**
 * A snapshot of the database a day, into the vault, and by policy a copy of each into the standby Region's vault.
 * Snapshots only: with continuous backups AWS Backup would take RDS's own backups over, their window and how long they
 * are kept, and RDS then refuses both to everybody else (docs/decisions/0013-who-owns-which-backup.md).
 */
export function createPlan(
  name: string,
  args: RecoveryArgs,
  { own, standby }: { readonly own: Vault; readonly standby: Vault | undefined },
  options: pulumi.CustomResourceOptions,
): void {
  const lifecycle = { deleteAfter: args.backupRetentionDays };
  const plan = new aws.backup.Plan(
    name,
    {
      rules: [
        {
          ruleName: "daily",
          targetVaultName: own.vault.name,
          schedule: args.backupSchedule,
          scheduleExpressionTimezone: args.timeZone,
          startWindow: START_MINUTES,
          completionWindow: COMPLETION_MINUTES,
          lifecycle,
          ...(standby !== undefined && {
            copyActions: [{ destinationVaultArn: standby.vault.arn, lifecycle }],
          }),
        },
      ],
    },
    options,
  );
  const { role, policy } = createServiceRole(
    `${name}-backup`,
    "backup.amazonaws.com",
    args.accountId,
    {
      description: "Takes snapshots of the database and copies them",
      statements: [
        ...listSnapshotRights(args),
        ...listVaultRights(args, own, standby),
        ...listKeyRights(args, standby),
      ],
    },
    options,
  );
  new aws.backup.Selection(
    name,
    {
      planId: plan.id,
      iamRoleArn: role.arn,
      resources: [arnOf(args, "rds", "db:*")],
      conditions: [{ stringEquals: [{ key: "aws:ResourceTag/Backup", value: args.label }] }],
    },
    { ...options, dependsOn: policy },
  );
}

/** AWS's own policy for this role, without the other eleven services: AWSBackupServiceRolePolicyForBackup. */
function listSnapshotRights(args: RecoveryArgs): Statement[] {
  const snapshots = [args.region, ...(args.isCopied && args.standby !== undefined ? [args.standby.region] : [])].map(
    (region) => `arn:${partitionOf(region)}:rds:${region}:${args.accountId}:${SNAPSHOTS}`,
  );
  return [
    {
      Sid: "TakeSnapshots",
      Action: [
        "rds:DescribeDBInstances",
        "rds:CreateDBSnapshot",
        "rds:CopyDBSnapshot",
        "rds:DescribeDBSnapshots",
        "rds:AddTagsToResource",
        "rds:ListTagsForResource",
      ],
      Resource: [args.database.arn, ...snapshots],
    },
    // Its own snapshots only: that is how they go when their time is over.
    { Sid: "EndSnapshots", Action: ["rds:DeleteDBSnapshot", "rds:ModifyDBSnapshotAttribute"], Resource: snapshots },
    { Sid: "FindByTag", Action: "tag:GetResources", Resource: "*" },
  ];
}

function listVaultRights(args: RecoveryArgs, own: Vault, standby: Vault | undefined): Statement[] {
  const vaults = [own, ...(standby === undefined ? [] : [standby])].map(({ vault }) => vault.arn);
  return [
    { Sid: "FillVaults", Action: ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"], Resource: vaults },
    // A recovery point of RDS is the snapshot itself.
    ...(standby === undefined
      ? []
      : [{ Sid: "CopySnapshots", Action: "backup:CopyFromBackupVault", Resource: arnOf(args, "rds", SNAPSHOTS) }]),
  ];
}

/** RDS encrypts a snapshot with its instance's key, and a copy with the vault's, each through a grant. */
function listKeyRights({ database }: RecoveryArgs, standby: Vault | undefined): Statement[] {
  return listGrantRights([database.keyArn, ...(standby === undefined ? [] : [standby.key.arn])]);
}

/** What RDS needs of its caller to use a key: that it may be given a grant. */
export function listGrantRights(keyArns: readonly pulumi.Input<string>[]): Statement[] {
  return [
    { Sid: "FindKeys", Action: "kms:DescribeKey", Resource: keyArns },
    {
      Sid: "GrantKeysToAws",
      Action: "kms:CreateGrant",
      Resource: keyArns,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
