/** Where the trail, the recorded configuration and the log of who read them lie. */
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { listTransitions } from "../shared/archive-lifecycle";
import { type Bucket, createBucket } from "../shared/bucket";
import { letS3WriteLogs, refuseUnsafeTransport, type Statement, writeDocument } from "../shared/bucket-policy";
import { type AuditArgs, trailArnOf } from "./audit-args";

type Rule = aws.types.input.s3.BucketLifecycleConfigurationRule;
type Arn = pulumi.Output<string>;

/** Nobody needs a version back that a file had before it expired. */
const EXPIRED_VERSION_DAYS = 1;

/** A log of requests to the other two, encrypted with S3's own key, the only one that its log writer can use. */
export function createLogBucket(name: string, args: AuditArgs, parent: pulumi.Resource): Bucket | undefined {
  if (!args.areRequestsLogged) return undefined;
  const settings = {
    writePolicy: (arn: Arn) => writeDocument([...letS3WriteLogs(arn, args.accountId), ...refuseUnsafeTransport(arn)]),
    lifecycleRules: [{ ...everyObject("expire"), expiration: { days: args.retentionDays } }],
    isVersioned: false,
    isProtected: args.isProtected,
  };
  return createBucket(`${name}-logs`, settings, parent);
}

/** A bucket, what encrypts it, and where requests to it are logged. */
interface Setting {
  readonly keyArn: pulumi.Input<string>;
  readonly logBucket: Bucket | undefined;
}

/**
 * The trail's files: only CloudTrail writes them, for this trail only, and nobody deletes or changes one before its time
 * where policy locks. Most files are below 128 KB, and S3 leaves those in the standard class: moving them costs more.
 */
export function createTrailBucket(name: string, args: AuditArgs, setting: Setting, parent: pulumi.Resource): Bucket {
  const days = args.retentionDays;
  const letWrite = (arn: Arn): Statement[] =>
    letDeliver(arn, args, {
      who: "CloudTrail",
      service: "cloudtrail.amazonaws.com",
      folder: "*",
      actions: ["s3:GetBucketAcl"],
      condition: { "aws:SourceArn": trailArnOf(args) },
    });
  const lock = args.lockMode === "None" ? undefined : { mode: args.lockMode.toUpperCase(), days };
  return createBucket(`${name}-trail`, { ...describe(args, setting, letWrite), lock }, parent);
}

/**
 * What AWS Config writes. Not locked: it delivers to no bucket that locks every object.
 * https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html
 */
export function createConfigurationBucket(
  name: string,
  args: AuditArgs,
  setting: Setting,
  parent: pulumi.Resource,
): Bucket {
  const letWrite = (arn: Arn): Statement[] =>
    letDeliver(arn, args, {
      who: "Config",
      service: "config.amazonaws.com",
      folder: "Config/*",
      actions: ["s3:GetBucketAcl", "s3:ListBucket"],
      // It delivers for a whole account, and documents no ARN to name.
      condition: { "aws:SourceAccount": args.accountId },
    });
  return createBucket(`${name}-configuration`, describe(args, setting, letWrite), parent);
}

function describe(args: AuditArgs, { keyArn, logBucket }: Setting, letWrite: (arn: Arn) => Statement[]) {
  return {
    keyArn,
    writePolicy: (arn: Arn) => writeDocument([...letWrite(arn), ...refuseUnsafeTransport(arn)]),
    lifecycleRules: [
      {
        ...everyObject("age"),
        transitions: listTransitions(args),
        expiration: { days: args.retentionDays },
        noncurrentVersionExpiration: { noncurrentDays: EXPIRED_VERSION_DAYS },
      },
    ],
    isVersioned: true,
    logBucket: logBucket?.bucket,
    isProtected: args.isProtected,
  };
}

function everyObject(id: string): Rule {
  return { id, status: "Enabled", filter: {}, abortIncompleteMultipartUpload: { daysAfterInitiation: 1 } };
}

interface Delivery {
  readonly who: string;
  readonly service: string;
  readonly folder: string;
  /** What it asks of the bucket itself before it writes. */
  readonly actions: readonly string[];
  readonly condition: Readonly<Record<string, string>>;
}

/** A service of AWS writes into its folder, and hands what it writes to the bucket's owner. */
function letDeliver(arn: Arn, { accountId }: AuditArgs, delivery: Delivery): Statement[] {
  const { who, service, folder, actions, condition } = delivery;
  const allowed = { Effect: "Allow", Principal: { Service: service } } as const;
  return [
    { ...allowed, Sid: `Let${who}Check`, Action: actions, Resource: arn, Condition: { StringEquals: condition } },
    {
      ...allowed,
      Sid: `Let${who}Write`,
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${arn}/AWSLogs/${accountId}/${folder}`,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...condition } },
    },
  ];
}
