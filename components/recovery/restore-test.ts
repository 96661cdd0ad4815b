import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { listGrantRights, SNAPSHOTS } from "./plan";
import { arnOf, type RecoveryArgs, wordOf } from "./recovery-args";
import { createServiceRole, type Statement } from "../shared/service-role";
import type { Vault } from "./vault";

/** Older snapshots were tested when they were new. */
const SELECTION_DAYS = 7;

/** What AWS Backup calls an instance that it restores as a test. */
const RESTORED = "db:awsbackup-restore-test-*";

/**
 * Once a week the newest snapshot becomes a database in the data subnets, which nobody reaches and AWS deletes: proof
 * that snapshot, key, role and subnets still fit together. Costs an instance of the database's class for about an hour.
 */
export function createRestoreTest(
  name: string,
  args: RecoveryArgs & { readonly restoreTestSchedule: string },
  { vault }: Vault,
  options: pulumi.CustomResourceOptions,
): aws.backup.RestoreTestingPlan {
  const plan = new aws.backup.RestoreTestingPlan(
    `${name}-restore-test`,
    {
      // Letters, digits and underscores only, which the engine's own names are not.
      name: wordOf(args),
      scheduleExpression: args.restoreTestSchedule,
      scheduleExpressionTimezone: args.timeZone,
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [vault.arn],
        recoveryPointTypes: ["SNAPSHOT"],
        selectionWindowDays: SELECTION_DAYS,
      },
    },
    options,
  );
  const { role, policy } = createServiceRole(
    `${name}-restore-test`,
    "backup.amazonaws.com",
    args.accountId,
    { description: "Restores snapshots of the database as a test", statements: listRestoreRights(args) },
    options,
  );
  const { arn, subnetGroupName, securityGroupId } = args.database;
  new aws.backup.RestoreTestingSelection(
    `${name}-restore-test`,
    {
      name: "database",
      restoreTestingPlanName: plan.name,
      protectedResourceType: "RDS",
      protectedResourceArns: [arn],
      iamRoleArn: role.arn,
      // Left out, AWS takes the default VPC, which an account may not have.
      restoreMetadataOverrides: {
        dbSubnetGroupName: subnetGroupName,
        vpcSecurityGroupIds: pulumi.jsonStringify([securityGroupId]),
      },
    },
    { ...options, dependsOn: policy },
  );
  return plan;
}

/** Of AWS's own policy for restores, what RDS needs; the instance is deleted by a role of AWS Backup's own. */
function listRestoreRights(args: RecoveryArgs): Statement[] {
  const own = (resource: string): string => arnOf(args, "rds", resource);
  return [
    {
      Sid: "RestoreAsTest",
      Action: ["rds:RestoreDBInstanceFromDBSnapshot", "rds:AddTagsToResource", "rds:ListTagsForResource"],
      Resource: [RESTORED, SNAPSHOTS, "subgrp:*", "pg:*", "og:*"].map(own),
    },
    {
      Sid: "FollowRestore",
      Action: ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots"],
      Resource: [RESTORED, SNAPSHOTS].map(own),
    },
    ...listGrantRights([args.database.keyArn]),
  ];
}
