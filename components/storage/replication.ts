import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Bucket } from "../shared/bucket";
import type { StorageArgs } from "./storage-args";

/** One side of a replication. */
export interface Side extends Bucket {
  readonly keyArn: pulumi.Output<string>;
}

/** What metrics of a replication are counted by, and where the copies are: some are published there. */
export interface Replication {
  readonly sourceBucket: pulumi.Output<string>;
  readonly destinationBucket: pulumi.Output<string>;
  readonly ruleId: string;
  readonly destinationRegion: string;
}

/** The only figure that S3 offers. */
const PROMISED_MINUTES = 15;
const RULE_ID = "everything";

/**
 * Copies everything that is written from now on, and hides what is deleted here in the copy too; the versions stay in
 * both. What was there before is not copied: that takes an S3 Batch Replication job. Its metrics are always on, because a
 * copy that nobody watches is none; 0.30 USD a month for each of four.
 */
export function createReplication(
  name: string,
  args: StorageArgs & { readonly replicaRegion: string },
  source: Side,
  replica: Side,
  parent: pulumi.Resource,
): Replication {
  const role = createRole(name, args, source, replica, parent);
  const time = { minutes: PROMISED_MINUTES };
  new aws.s3.BucketReplicationConfig(
    name,
    {
      bucket: source.bucket.bucket,
      role: role.arn,
      rules: [
        {
          id: RULE_ID,
          status: "Enabled",
          priority: 0,
          filter: {},
          deleteMarkerReplication: { status: "Enabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: replica.bucket.arn,
            encryptionConfiguration: { replicaKmsKeyId: replica.keyArn },
            ...(args.isReplicationTimed
              ? { replicationTime: { status: "Enabled", time }, metrics: { status: "Enabled", eventThreshold: time } }
              : { metrics: { status: "Enabled" } }),
          },
        },
      ],
    },
    { parent, dependsOn: [...source.versioning, ...replica.versioning] },
  );
  return {
    sourceBucket: source.bucket.bucket,
    destinationBucket: replica.bucket.bucket,
    ruleId: RULE_ID,
    destinationRegion: args.replicaRegion,
  };
}

function createRole(
  name: string,
  args: StorageArgs & { readonly replicaRegion: string },
  source: Side,
  replica: Side,
  parent: pulumi.Resource,
): aws.iam.Role {
  const role = new aws.iam.Role(
    `${name}-replication`,
    {
      description: "Lets S3 copy one bucket to its replica",
      assumeRolePolicy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "s3.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
              StringEquals: { "aws:SourceAccount": args.accountId },
              ArnEquals: { "aws:SourceArn": source.bucket.arn },
            },
          },
        ],
      }),
    },
    { parent },
  );
  const policy = pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [...listCopyStatements(source, replica), ...listKeyStatements(args, source, replica)],
  });
  new aws.iam.RolePolicy(`${name}-replication`, { role: role.name, policy }, { parent });
  return role;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
function listCopyStatements(source: Side, replica: Side): object[] {
  return [
    {
      Sid: "ReadConfiguration",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: source.bucket.arn,
    },
    {
      Sid: "ReadObjects",
      Effect: "Allow",
      Action: [
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
        // Retention and legal hold go with a locked object.
        "s3:GetObjectRetention",
        "s3:GetObjectLegalHold",
      ],
      Resource: pulumi.interpolate`${source.bucket.arn}/*`,
    },
    {
      Sid: "WriteReplicas",
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      Resource: pulumi.interpolate`${replica.bucket.arn}/*`,
    },
  ];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html */
function listKeyStatements(
  { region, replicaRegion }: { readonly region: string; readonly replicaRegion: string },
  source: Side,
  replica: Side,
): object[] {
  return [
    {
      Sid: "DecryptObjects",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: source.keyArn,
      Condition: throughS3For(source, region),
    },
    {
      Sid: "EncryptReplicas",
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: replica.keyArn,
      Condition: throughS3For(replica, replicaRegion),
    },
  ];
}

/** With a bucket key the context is the bucket; of an object written without one, the object. */
function throughS3For({ bucket }: Side, region: string): object {
  return {
    StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
    StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket.arn, pulumi.interpolate`${bucket.arn}/*`] },
  };
}
