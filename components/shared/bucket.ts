/** A bucket with a purpose and what each of them has: in storage, and in the audit tier. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type ArchiveTiers, listTierings } from "./archive-tiers";

export interface BucketSettings {
  /** Where it is; left out, the stack's Region. */
  readonly region?: string | undefined;
  /** Encrypts with this key; left out, with S3's own, the only one that S3's own logs can be written with. */
  readonly keyArn?: pulumi.Input<string>;
  /** Makes the policy, from the bucket's ARN. */
  readonly writePolicy: (bucketArn: pulumi.Output<string>) => pulumi.Output<string>;
  readonly lifecycleRules: readonly aws.types.input.s3.BucketLifecycleConfigurationRule[];
  /** Where objects of one folder go that nobody reads; counts for those in INTELLIGENT_TIERING. */
  readonly archiveTiers?: ArchiveTiers | undefined;
  readonly isVersioned: boolean;
  /** Locks every version; can be turned on later, never off. */
  readonly lock?: { readonly mode: string; readonly days: number } | undefined;
  /** Where the log of requests goes. */
  readonly logBucket?: aws.s3.Bucket | undefined;
  readonly isProtected: boolean;
}

export interface Bucket {
  readonly bucket: aws.s3.Bucket;
  /** What replication must wait for; nothing without versions. */
  readonly versioning: aws.s3.BucketVersioning[];
  /** What a service must wait for that asks for its rights first. */
  readonly policy: aws.s3.BucketPolicy;
}

/**
 * Closed to the public, owned by the account alone, encrypted, and with a lifecycle. Danger: without protection, deleting
 * the bucket deletes every object in it.
 */
export function createBucket(name: string, settings: BucketSettings, parent: pulumi.Resource): Bucket {
  const { isProtected, lock, logBucket } = settings;
  // Every setting of a bucket is made in the bucket's Region.
  const region = settings.region === undefined ? {} : { region: settings.region };
  const bucket = new aws.s3.Bucket(
    name,
    { ...region, forceDestroy: !isProtected, ...(lock !== undefined && { objectLockEnabled: true }) },
    { parent, protect: isProtected },
  );
  const place = { ...region, bucket: bucket.bucket };
  createEncryption(name, place, settings, parent);
  const policy = createAccess(name, place, settings.writePolicy(bucket.arn), parent);
  const versioning = createVersioning(name, place, settings, parent);
  new aws.s3.BucketLifecycleConfiguration(
    name,
    { ...place, rules: [...settings.lifecycleRules] },
    { parent, dependsOn: versioning },
  );
  createArchiveTiers(name, place, settings, parent);
  if (logBucket !== undefined) {
    const log = { targetBucket: logBucket.bucket, targetPrefix: `${name}/` };
    new aws.s3.BucketLogging(name, { ...place, ...log }, { parent });
  }
  if (lock !== undefined) {
    const rule = { defaultRetention: { mode: lock.mode, days: lock.days } };
    new aws.s3.BucketObjectLockConfiguration(name, { ...place, rule }, { parent, dependsOn: versioning });
  }
  return { bucket, versioning, policy };
}

/** The Region, where it is not the stack's, and the name. */
interface Place {
  readonly region?: string;
  readonly bucket: pulumi.Output<string>;
}

function createEncryption(name: string, place: Place, { keyArn }: BucketSettings, parent: pulumi.Resource): void {
  const rule =
    keyArn === undefined
      ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
      : {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
          // One request to KMS for many objects instead of one for each: up to 99% of that bill.
          bucketKeyEnabled: true,
        };
  new aws.s3.BucketServerSideEncryptionConfiguration(name, { ...place, rules: [rule] }, { parent });
}

/** One after the other: S3 refuses two changes of a bucket's access at once with "OperationAborted". */
function createAccess(
  name: string,
  place: Place,
  policy: pulumi.Output<string>,
  parent: pulumi.Resource,
): aws.s3.BucketPolicy {
  const ownership = new aws.s3.BucketOwnershipControls(
    name,
    { ...place, rule: { objectOwnership: "BucketOwnerEnforced" } },
    { parent },
  );
  const publicAccess = new aws.s3.BucketPublicAccessBlock(
    name,
    { ...place, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    { parent, dependsOn: ownership },
  );
  return new aws.s3.BucketPolicy(name, { ...place, policy }, { parent, dependsOn: [ownership, publicAccess] });
}

function createVersioning(
  name: string,
  place: Place,
  { isVersioned }: BucketSettings,
  parent: pulumi.Resource,
): aws.s3.BucketVersioning[] {
  if (!isVersioned) return [];
  const versioningConfiguration = { status: "Enabled" };
  return [new aws.s3.BucketVersioning(name, { ...place, versioningConfiguration }, { parent })];
}

/** Free; what is in these tiers costs 0.002 to 0.005 USD per GB and month, and time to restore. */
function createArchiveTiers(
  name: string,
  place: Place,
  { archiveTiers }: BucketSettings,
  parent: pulumi.Resource,
): void {
  if (archiveTiers === undefined) return;
  const filter = { prefix: `${archiveTiers.prefix ?? ""}/` };
  new aws.s3.BucketIntelligentTieringConfiguration(
    name,
    { ...place, status: "Enabled", filter, tierings: listTierings(archiveTiers) },
    { parent },
  );
}
