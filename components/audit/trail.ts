import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Bucket } from "../shared/bucket";
import { createServiceRole } from "../shared/service-role";
import type { AuditArgs } from "./audit-args";

export interface Trail {
  readonly trail: aws.cloudtrail.Trail;
  readonly logGroup: aws.cloudwatch.LogGroup;
}

interface Setting {
  readonly bucket: Bucket;
  readonly key: aws.kms.Key;
}

/**
 * Who did what in the account, in every Region, IAM's and CloudFront's calls included. Every hour a signed digest says
 * which files there are, so that a changed or missing one shows. The first trail's events are free in each Region; a
 * second trail of the account costs 2 USD for 100,000.
 */
export function createTrail(
  name: string,
  args: AuditArgs,
  { bucket, key }: Setting,
  options: pulumi.CustomResourceOptions,
): Trail {
  const logGroup = new aws.cloudwatch.LogGroup(
    `${name}-trail`,
    { retentionInDays: args.logRetentionDays, kmsKeyId: args.logging?.keyArn },
    options,
  );
  const { role, policy } = createWriter(`${name}-trail-logs`, args, logGroup, options);
  const trail = new aws.cloudtrail.Trail(
    `${name}-trail`,
    {
      name: args.label,
      s3BucketName: bucket.bucket.bucket,
      kmsKeyId: key.arn,
      enableLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      advancedEventSelectors: listSelectors(args),
    },
    // CloudTrail asks for its rights on bucket and log group before it makes a trail.
    { ...options, dependsOn: [bucket.policy, policy] },
  );
  return { trail, logGroup };
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
function createWriter(
  name: string,
  { region, accountId }: AuditArgs,
  logGroup: aws.cloudwatch.LogGroup,
  options: pulumi.CustomResourceOptions,
): ReturnType<typeof createServiceRole> {
  const streams = pulumi.interpolate`${logGroup.arn}:log-stream:${accountId}_CloudTrail_${region}*`;
  return createServiceRole(
    name,
    "cloudtrail.amazonaws.com",
    accountId,
    {
      description: "Lets the trail write to its log group",
      statements: [{ Sid: "Write", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: streams }],
    },
    options,
  );
}

/** Calls that change or list something, always; single objects where policy wants them and there is an archive. */
function listSelectors({
  archive,
  areObjectsLogged,
}: AuditArgs): aws.types.input.cloudtrail.TrailAdvancedEventSelector[] {
  const management = {
    name: "Management events",
    fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
  };
  if (!areObjectsLogged || archive === undefined) return [management];
  const objects = {
    name: "Objects of the archive",
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: ["AWS::S3::Object"] },
      { field: "resources.ARN", startsWiths: [pulumi.interpolate`${archive.bucketArn}/`] },
    ],
  };
  return [management, objects];
}
