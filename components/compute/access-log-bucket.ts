import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createClosedBucket, createPolicy } from "../shared/closed-bucket";
import type { ComputeArgs } from "./compute-args";

export interface AccessLogBucket {
  readonly bucket: aws.s3.Bucket;
  /** What the load balancer must wait for. */
  readonly policy: aws.s3.BucketPolicy;
  /** Where in the bucket the load balancer writes. */
  readonly prefix: string;
}

const PREFIX = "load-balancer";

/**
 * A bucket that a load balancer really can write to. Each of these is a rule of AWS, and breaking one ends in
 * `Access Denied for bucket`: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 *
 * SSE-S3: load balancers cannot write to a bucket that is encrypted with a KMS key. Not versioned: logs are written once
 * under unique names, and versions would outlive the expiry.
 */
export function createAccessLogBucket(
  name: string,
  args: ComputeArgs,
  options: pulumi.CustomResourceOptions,
): AccessLogBucket {
  const bucketName = `${name}-access-logs`;
  const { accessLogRetentionDays: days, isProtected } = args;
  const closed = createClosedBucket(
    bucketName,
    { isVersioned: false, expiry: { expiration: { days } }, isProtected },
    options,
  );
  const policy = createPolicy(bucketName, closed, [letLoadBalancersWrite(closed.bucket.arn, args)], options);
  return { bucket: closed.bucket, policy, prefix: PREFIX };
}

/**
 * The principal for every Region; the account per Region that older policies name is its predecessor. The exact path limits
 * it to this account's load balancers: with an `aws:SourceArn` condition users saw delivery denied.
 */
function letLoadBalancersWrite(bucketArn: pulumi.Input<string>, { accountId }: ComputeArgs): object {
  return {
    Sid: "LetLoadBalancersWrite",
    Effect: "Allow",
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: pulumi.interpolate`${bucketArn}/${PREFIX}/AWSLogs/${accountId}/*`,
  };
}
