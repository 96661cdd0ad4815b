/** S3 buckets and the resources that hold their settings. */
import type { JsonObject } from "./resource-graph";
import { isJsonObject, type ResourceView, type StackView } from "./views";

export const BUCKET = "aws:s3/bucket:Bucket";
export const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
export const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
export const LOGGING = "aws:s3/bucketLogging:BucketLogging";
export const OBJECT_LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
export const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
export const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";

/** Does S3 keep earlier versions of its objects? A bucket made with object lock is versioned from the start. */
export function keepsVersions(bucket: ResourceView, stack: StackView): boolean {
  if (bucket.flag("objectLockEnabled")) return true;
  const settings = stack.referring(bucket, VERSIONING, "bucket");
  return settings.some((each) => each.text("versioningConfiguration.status") === "Enabled");
}

/** Can its objects be locked? */
export function hasObjectLock(bucket: ResourceView, stack: StackView): boolean {
  return bucket.flag("objectLockEnabled") || stack.referring(bucket, OBJECT_LOCK, "bucket").length > 0;
}

/** The enabled rules of a bucket's lifecycle. */
export function lifecycleRulesOf(bucket: ResourceView, stack: StackView): readonly JsonObject[] {
  return stack
    .referring(bucket, LIFECYCLE, "bucket")
    .flatMap((each) => each.objects("rules"))
    .filter(({ status }) => status === "Enabled");
}

/** How objects are encrypted that say nothing about it: the first rule's default. */
export function defaultEncryptionOf(bucket: ResourceView, stack: StackView): JsonObject | undefined {
  const [setting] = stack.referring(bucket, ENCRYPTION, "bucket");
  const encryption = setting?.value("rules[0].applyServerSideEncryptionByDefault");
  return isJsonObject(encryption) ? encryption : undefined;
}

/** A part of a JSON object that is one itself. */
export function partOf(whole: JsonObject | undefined, key: string): JsonObject | undefined {
  const part = whole?.[key];
  return isJsonObject(part) ? part : undefined;
}
