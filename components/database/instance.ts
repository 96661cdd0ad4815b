import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseArgs } from "./database-args";
import type { MasterPassword } from "./master-password";

/** What the instances stand on; made before the first of them. */
export interface Foundation {
  readonly key: aws.kms.Key;
  readonly securityGroup: aws.ec2.SecurityGroup;
  readonly subnetGroup: aws.rds.SubnetGroup;
  readonly parameterGroup: aws.rds.ParameterGroup;
  /** Keeps identifiers apart from one incarnation of the database to the next. */
  readonly incarnation: pulumi.Output<string>;
}

/** What PostgreSQL listens on. */
export const DATABASE_PORT = 5432;
const LOG_TYPES = ["postgresql", "upgrade"] as const;

/** Signs for the next decades: valid until 2061, in the bundle that every current client carries. */
const CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";

/** Free, and what "standard" Database Insights shows; longer is charged per vCPU. */
const INSIGHTS_DAYS = 7;

/** The instance that takes writes. */
export function createPrimary(
  name: string,
  args: DatabaseArgs,
  foundation: Foundation,
  masterPassword: MasterPassword,
  parent: pulumi.Resource,
): aws.rds.Instance {
  const identifier = pulumi.interpolate`${name}-${foundation.incarnation}`;
  return new aws.rds.Instance(
    name,
    {
      ...sharedSettings(args, foundation),
      identifier,
      engine: "postgres",
      engineVersion: args.engineVersion,
      // The version is one reviewed line of the stack file; a second switch would only be left on.
      allowMajorVersionUpgrade: true,
      dbName: args.databaseName,
      username: args.username,
      ...masterPassword.settings,
      allocatedStorage: args.storageGiB,
      kmsKeyId: foundation.key.arn,
      dbSubnetGroupName: foundation.subnetGroup.name,
      multiAz: args.isMultiAz,
      // AWS refuses a zone together with Multi-AZ.
      availabilityZone: args.isMultiAz ? undefined : args.network.workloadZones[0],
      backupRetentionPeriod: args.backupRetentionDays,
      backupWindow: args.backupWindowUtc,
      deleteAutomatedBackups: !args.isProtected,
      skipFinalSnapshot: !args.isProtected,
      finalSnapshotIdentifier: args.isProtected ? pulumi.interpolate`${identifier}-final` : undefined,
      snapshotIdentifier: createRestorableCopy(name, args.restoreFromSnapshot, identifier, foundation, parent),
      ...(args.backupTag !== undefined && { tags: { Backup: args.backupTag } }),
    },
    instanceOptions(args, createLogGroups(name, identifier, args, parent), parent),
  );
}

/** Read-only copies, from the last zone that carries work backwards, so that the primary's zone is the last choice. */
export function createReplicas(
  name: string,
  args: DatabaseArgs,
  foundation: Foundation,
  primary: aws.rds.Instance,
  parent: pulumi.Resource,
): aws.rds.Instance[] {
  const zones = [...args.network.workloadZones].reverse();
  return Array.from({ length: args.readReplicaCount }, (_, index) => {
    const replicaName = `${name}-replica-${index + 1}`;
    const identifier = pulumi.interpolate`${replicaName}-${foundation.incarnation}`;
    return new aws.rds.Instance(
      replicaName,
      {
        ...sharedSettings(args, foundation),
        identifier,
        // Engine, version, storage, key and subnet group come from the primary; AWS refuses a key in the same Region.
        replicateSourceDb: primary.identifier,
        multiAz: false,
        availabilityZone: zones[index % zones.length],
        backupRetentionPeriod: 0,
        // AWS refuses a final snapshot of a replica.
        skipFinalSnapshot: true,
      },
      instanceOptions(args, createLogGroups(replicaName, identifier, args, parent), parent),
    );
  });
}

function sharedSettings(args: DatabaseArgs, foundation: Foundation) {
  return {
    instanceClass: args.instanceClass,
    port: DATABASE_PORT,
    storageType: "gp3",
    storageEncrypted: true,
    maxAllocatedStorage: args.maxStorageGiB,
    iops: args.iops,
    storageThroughput: args.throughputMiBps,
    publiclyAccessible: false,
    vpcSecurityGroupIds: [foundation.securityGroup.id],
    parameterGroupName: foundation.parameterGroup.name,
    caCertIdentifier: CERTIFICATE_AUTHORITY,
    iamDatabaseAuthenticationEnabled: args.iamUser !== undefined,
    autoMinorVersionUpgrade: true,
    maintenanceWindow: args.maintenanceWindowUtc,
    applyImmediately: args.appliesImmediately,
    enabledCloudwatchLogsExports: [...LOG_TYPES],
    performanceInsightsEnabled: true,
    performanceInsightsRetentionPeriod: INSIGHTS_DAYS,
    performanceInsightsKmsKeyId: foundation.key.arn,
    databaseInsightsMode: "standard",
    copyTagsToSnapshot: true,
    deletionProtection: args.isProtected,
  };
}

/**
 * A restored instance keeps its snapshot's key, or none, whatever it is asked for. Restored from a copy under our own key
 * it is encrypted as every other, and the next update does not want to replace it because the keys differ.
 */
function createRestorableCopy(
  name: string,
  snapshot: string | undefined,
  identifier: pulumi.Output<string>,
  { key }: Foundation,
  parent: pulumi.Resource,
): pulumi.Output<string> | undefined {
  if (snapshot === undefined) return undefined;
  const copy = new aws.rds.SnapshotCopy(
    `${name}-restored-snapshot`,
    {
      sourceDbSnapshotIdentifier: snapshot,
      targetDbSnapshotIdentifier: pulumi.interpolate`${identifier}-restored`,
      kmsKeyId: key.arn,
    },
    { parent },
  );
  return copy.targetDbSnapshotIdentifier;
}

/** RDS would create these groups itself and keep them for ever, so they have to be there first. */
function createLogGroups(
  name: string,
  identifier: pulumi.Output<string>,
  { logRetentionDays: retentionInDays, logging }: DatabaseArgs,
  parent: pulumi.Resource,
): aws.cloudwatch.LogGroup[] {
  return LOG_TYPES.map(
    (logType) =>
      new aws.cloudwatch.LogGroup(
        `${name}-${logType}-logs`,
        {
          name: pulumi.interpolate`/aws/rds/instance/${identifier}/${logType}`,
          retentionInDays,
          kmsKeyId: logging?.keyArn,
        },
        { parent },
      ),
  );
}

function instanceOptions(
  args: DatabaseArgs,
  logGroups: aws.cloudwatch.LogGroup[],
  parent: pulumi.Resource,
): pulumi.CustomResourceOptions {
  return {
    parent,
    dependsOn: logGroups,
    protect: args.isProtected,
    // A new identifier means a new incarnation. In place it would be a rename: other endpoint, other log groups.
    replaceOnChanges: ["identifier"],
    // Where an instance stands is decided when it is made: neither a further zone nor a change of `isMultiAz` moves it,
    // because AWS could only move it by replacing it.
    ignoreChanges: ["availabilityZone"],
  };
}
