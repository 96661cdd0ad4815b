import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
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
 * Not versioned: logs are written once under unique names, and versions would outlive the expiry.
 */
export function createAccessLogBucket(
  name: string,
  args: ComputeArgs,
  options: pulumi.CustomResourceOptions,
): AccessLogBucket {
  const bucketName = `${name}-access-logs`;
  const bucket = new aws.s3.Bucket(
    bucketName,
    { forceDestroy: !args.isProtected },
    { ...options, protect: args.isProtected },
  );
  createEncryption(bucketName, bucket, options);
  createExpiry(bucketName, bucket, args, options);
  const closed = createClosure(bucketName, bucket, options);
  const policy = new aws.s3.BucketPolicy(
    bucketName,
    { bucket: bucket.bucket, policy: createPolicyDocument(bucket.arn, args.accountId) },
    // S3 refuses two changes of a bucket's access at once with "OperationAborted".
    { ...options, dependsOn: closed },
  );
  return { bucket, policy, prefix: PREFIX };
}

/** SSE-S3: load balancers cannot write to a bucket that is encrypted with a KMS key. */
function createEncryption(name: string, bucket: aws.s3.Bucket, options: pulumi.CustomResourceOptions): void {
  new aws.s3.BucketServerSideEncryptionConfiguration(
    name,
    {
      bucket: bucket.bucket,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    },
    options,
  );
}

function createExpiry(
  name: string,
  bucket: aws.s3.Bucket,
  { accessLogRetentionDays }: ComputeArgs,
  options: pulumi.CustomResourceOptions,
): void {
  new aws.s3.BucketLifecycleConfiguration(
    name,
    {
      bucket: bucket.bucket,
      rules: [
        {
          id: "expire",
          status: "Enabled",
          filter: {},
          expiration: { days: accessLogRetentionDays },
          // Parts of an upload that never finished are invisible, and charged for ever.
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
      ],
    },
    options,
  );
}

function createClosure(
  name: string,
  { bucket }: aws.s3.Bucket,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const ownership = new aws.s3.BucketOwnershipControls(
    name,
    { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    options,
  );
  const publicAccess = new aws.s3.BucketPublicAccessBlock(
    name,
    {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    { ...options, dependsOn: ownership },
  );
  return [ownership, publicAccess];
}

function createPolicyDocument(bucketArn: pulumi.Input<string>, accountId: string): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        // The principal for every Region; the account per Region that older policies name is its predecessor. The exact
        // path limits it to this account's load balancers: with an `aws:SourceArn` condition users saw delivery denied.
        Sid: "LetLoadBalancersWrite",
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${bucketArn}/${PREFIX}/AWSLogs/${accountId}/*`,
      },
      {
        Sid: "RefusePlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, pulumi.interpolate`${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}
