import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createClosedBucket, createPolicy } from "../shared/closed-bucket";
import type { AcceleratorArgs } from "./accelerator-args";

export interface FlowLogs {
  readonly attributes: aws.types.input.globalaccelerator.AcceleratorAttributes;
  /** What the accelerator must wait for: AWS tries to write when logs are turned on. */
  readonly policy: aws.s3.BucketPolicy;
}

const PREFIX = "accelerator";

/**
 * A bucket for who came in by the accelerator and what became of it; undefined where policy keeps none. Encrypted by S3: a
 * KMS key would have to admit the log's delivery. 0.025 USD per GB and month in Seoul, and what CloudWatch asks for
 * delivering it.
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html
 */
export function createFlowLogs(
  name: string,
  args: AcceleratorArgs,
  options: pulumi.CustomResourceOptions,
): FlowLogs | undefined {
  const { flowLogRetentionDays: days, isProtected } = args;
  if (days === 0) return undefined;
  const logName = `${name}-flow-logs`;
  const closed = createClosedBucket(
    logName,
    { isVersioned: false, expiry: { expiration: { days } }, isProtected },
    options,
  );
  const policy = createPolicy(logName, closed, describeWriter(closed.bucket.arn, args), options);
  return {
    attributes: { flowLogsEnabled: true, flowLogsS3Bucket: closed.bucket.bucket, flowLogsS3Prefix: PREFIX },
    policy,
  };
}

/**
 * What AWS asks for, so that it adds no statement of its own, which the next update would take out.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html
 */
function describeWriter(bucketArn: pulumi.Input<string>, { accountId }: AcceleratorArgs): object[] {
  const writer = { Effect: "Allow", Principal: { Service: "delivery.logs.amazonaws.com" } };
  const ofThisAccount = { "aws:SourceAccount": accountId };
  // The accelerator's API is in us-west-2, and so is what delivers its logs.
  const source = { ArnLike: { "aws:SourceArn": `arn:aws:logs:us-west-2:${accountId}:*` } };
  return [
    {
      Sid: "LetLogDeliveryWrite",
      ...writer,
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucketArn}/${PREFIX}/AWSLogs/${accountId}/*`,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...ofThisAccount }, ...source },
    },
    {
      Sid: "LetLogDeliveryCheck",
      ...writer,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: ofThisAccount, ...source },
    },
  ];
}
