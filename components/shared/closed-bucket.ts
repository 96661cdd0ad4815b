import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface ClosedBucketArgs {
  /** Keep earlier versions of objects. */
  readonly isVersioned: boolean;
  /** What goes away by itself, and when; what uploads left behind goes in any case. */
  readonly expiry: Pick<
    aws.types.input.s3.BucketLifecycleConfigurationRule,
    "expiration" | "noncurrentVersionExpiration"
  >;
  readonly isProtected: boolean;
}

export interface ClosedBucket {
  readonly bucket: aws.s3.Bucket;
  /** What a policy must wait for: S3 refuses two changes of a bucket's access at once with "OperationAborted". */
  readonly closed: readonly pulumi.Resource[];
}

/** A bucket that nobody reaches until a policy names them: no public access, no access lists, encrypted by S3. */
export function createClosedBucket(
  name: string,
  { isVersioned, expiry, isProtected }: ClosedBucketArgs,
  options: pulumi.CustomResourceOptions,
): ClosedBucket {
  const made = new aws.s3.Bucket(name, { forceDestroy: !isProtected }, { ...options, protect: isProtected });
  const { bucket } = made;
  // SSE-S3. A KMS key's policy would have to name the distribution, which needs the bucket, which needs the key; and what
  // lies here is either public or written by a service.
  new aws.s3.BucketServerSideEncryptionConfiguration(
    name,
    { bucket, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
    options,
  );
  if (isVersioned) {
    new aws.s3.BucketVersioning(name, { bucket, versioningConfiguration: { status: "Enabled" } }, options);
  }
  const cleanUp = { abortIncompleteMultipartUpload: { daysAfterInitiation: 1 } };
  new aws.s3.BucketLifecycleConfiguration(
    name,
    { bucket, rules: [{ id: "expire", status: "Enabled", filter: {}, ...cleanUp, ...expiry }] },
    options,
  );
  const ownership = new aws.s3.BucketOwnershipControls(
    name,
    { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    options,
  );
  const publicAccess = new aws.s3.BucketPublicAccessBlock(
    name,
    { bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    { ...options, dependsOn: ownership },
  );
  return { bucket: made, closed: [ownership, publicAccess] };
}

/** Lets in whom the statements name, over TLS only. */
export function createPolicy(
  name: string,
  { bucket, closed }: ClosedBucket,
  statements: readonly object[],
  options: pulumi.CustomResourceOptions,
): aws.s3.BucketPolicy {
  const refusePlainHttp = {
    Sid: "RefusePlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: [...statements, refusePlainHttp] });
  return new aws.s3.BucketPolicy(name, { bucket: bucket.bucket, policy }, { ...options, dependsOn: [...closed] });
}
