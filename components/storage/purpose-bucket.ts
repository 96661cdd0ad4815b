/** A bucket with a purpose, its key, and where policy says so its replica with a key of its own. */
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ArchiveTiers } from "../shared/archive-tiers";
import { createBucket } from "../shared/bucket";
import { refuseOtherKeys, refuseUnsafeTransport, type Statement, writeDocument } from "../shared/bucket-policy";
import { createBucketKey } from "./key";
import { createReplication, type Replication, type Side } from "./replication";
import { lockDays, type StorageArgs } from "./storage-args";

export interface Purpose {
  /** What is in it, for the key's description. */
  readonly content: string;
  readonly lifecycleRules: readonly aws.types.input.s3.BucketLifecycleConfigurationRule[];
  /** Where what nobody reads goes, the copy's as well. */
  readonly archiveTiers?: ArchiveTiers | undefined;
  /** Keeps versions from being deleted, as the environment's policy says. */
  readonly isLocked: boolean;
  /** CloudFront reads the objects; nobody else does. */
  readonly isReadByCdn: boolean;
  /** What the bucket's policy says beyond transport and keys. */
  readonly listStatements: (bucketArn: pulumi.Output<string>) => Statement[];
}

/** Where requests are logged, by Region; empty where they are not. */
export interface LogBuckets {
  readonly own?: aws.s3.Bucket | undefined;
  readonly replica?: aws.s3.Bucket | undefined;
}

/** A bucket with a purpose; without a replica, nothing is replicated. */
export interface PurposeBucket extends Side {
  readonly replication?: Replication;
  /** The copy; undefined without one. */
  readonly replica?: aws.s3.Bucket;
}

export function createPurposeBucket(
  name: string,
  args: StorageArgs,
  purpose: Purpose,
  logBuckets: LogBuckets,
  parent: pulumi.Resource,
): PurposeBucket {
  const own = createSide(name, args, purpose, { logBucket: logBuckets.own }, parent);
  const { replicaRegion } = args;
  if (!args.isReplicated || replicaRegion === undefined) return own;
  // As closed and as open as the original: when the Region is lost, the CDN only has to be pointed there.
  const copy = { ...purpose, content: `${purpose.content}, copied` };
  const where = { region: replicaRegion, logBucket: logBuckets.replica };
  const replica = createSide(`${name}-replica`, args, copy, where, parent);
  const replication = createReplication(name, { ...args, replicaRegion }, own, replica, parent);
  return { ...own, replication, replica: replica.bucket };
}

function createSide(
  name: string,
  args: StorageArgs,
  { content, lifecycleRules, archiveTiers, isLocked, isReadByCdn, listStatements }: Purpose,
  { region, logBucket }: { readonly region?: string; readonly logBucket: aws.s3.Bucket | undefined },
  parent: pulumi.Resource,
): Side {
  const { arn: keyArn } = createBucketKey(name, args, { description: content, region, isReadByCdn }, parent);
  const days = isLocked ? lockDays(args) : 0;
  const side = createBucket(
    name,
    {
      region,
      keyArn,
      writePolicy: (arn) =>
        writeDocument([...refuseUnsafeTransport(arn), ...refuseOtherKeys(arn, keyArn), ...listStatements(arn)]),
      lifecycleRules,
      archiveTiers,
      isVersioned: args.versionRetentionDays > 0,
      lock: days > 0 ? { mode: args.lockMode.toUpperCase(), days } : undefined,
      logBucket,
      isProtected: args.isProtected,
    },
    parent,
  );
  return { ...side, keyArn };
}
