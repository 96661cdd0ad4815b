import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readThroughCdnOnly } from "./bucket-policy";
import { listArchiveRules, listMediaRules } from "./lifecycle";
import { createLogBuckets } from "./log-bucket";
import { distributionsOf } from "./partition";
import { createPurposeBucket, type LogBuckets, type PurposeBucket } from "./purpose-bucket";
import type { Replication } from "./replication";
import { refuseBadArgs, type StorageArgs } from "./storage-args";

export type { StorageArgs } from "./storage-args";

/** What a tier needs to use the archive: rights on one folder, and on the key. */
export interface ArchiveAccess {
  readonly bucketArn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  readonly prefix: string;
}

/** What a CDN needs to serve the media. */
export interface MediaOrigin {
  readonly bucketArn: pulumi.Output<string>;
  readonly bucketRegionalDomainName: pulumi.Output<string>;
  /** The copy's in the other Region; undefined without one. */
  readonly replicaRegionalDomainName?: pulumi.Output<string> | undefined;
}

/**
 * Buckets with a purpose, each with its own key: the archive, whose objects move to cheaper classes and by policy cannot
 * be deleted for a time, and the media, large objects that only the CDN reads. By policy with versions, a log of requests
 * and a replica in another Region, 15 minutes behind at most.
 *
 * Leaves out: the site's bucket (edge), logs of the load balancer (compute), the CDN. A legal hold is put on single
 * objects by a person: docs/runbooks/legal-hold.md.
 *
 * Stateful: buckets, keys. Cost in Seoul, USD a month: each key 1; prod has four, dev two. Objects by use: 0.025 per GB
 * in the standard class, 0.002 to 0.0138 in the archive's others; a copy costs that again, and each GB copied 0.095.
 */
export class Storage extends pulumi.ComponentResource {
  readonly archive: ArchiveAccess;
  readonly archiveBucketName: pulumi.Output<string>;
  /** Undefined without media. */
  readonly media: MediaOrigin | undefined;
  readonly mediaBucketName: pulumi.Output<string> | undefined;
  /** Where accelerated uploads of media go; undefined where they are not accelerated. */
  readonly mediaUploadHost: pulumi.Output<string> | undefined;
  /** What is copied to another Region, by what it is: `archive`, `media`. */
  readonly replications: Readonly<Record<string, Replication>>;

  constructor(name: string, args: StorageArgs, options?: pulumi.ComponentResourceOptions) {
    refuseBadArgs(name, args);
    super("cloudmart:storage:Storage", name, {}, options);

    const logBuckets = createLogBuckets(name, args, this);
    const archiveSide = createArchive(`${name}-archive`, args, logBuckets, this);
    const mediaSide = createMedia(`${name}-media`, args, logBuckets, this);
    const { bucket: archive, keyArn } = archiveSide;
    const media = mediaSide?.bucket;

    this.archive = { bucketArn: archive.arn, keyArn, prefix: args.archive.prefix };
    this.archiveBucketName = archive.bucket;
    this.media = media && {
      bucketArn: media.arn,
      bucketRegionalDomainName: media.bucketRegionalDomainName,
      replicaRegionalDomainName: mediaSide.replica?.bucketRegionalDomainName,
    };
    this.mediaBucketName = media?.bucket;
    this.mediaUploadHost = hostForUploads(args, media);
    this.replications = {
      ...(archiveSide.replication && { archive: archiveSide.replication }),
      ...(mediaSide?.replication && { media: mediaSide.replication }),
    };
    this.registerOutputs({
      archive: this.archive,
      archiveBucketName: this.archiveBucketName,
      media: this.media,
      mediaBucketName: this.mediaBucketName,
      mediaUploadHost: this.mediaUploadHost,
      replications: this.replications,
    });
  }
}

function createArchive(
  name: string,
  args: StorageArgs,
  logBuckets: LogBuckets,
  parent: pulumi.Resource,
): PurposeBucket {
  const purpose = {
    content: "The archive",
    lifecycleRules: listArchiveRules(args),
    isLocked: true,
    isReadByCdn: false,
    listStatements: () => [],
  };
  return createPurposeBucket(name, args, purpose, logBuckets, parent);
}

function createMedia(
  name: string,
  args: StorageArgs,
  logBuckets: LogBuckets,
  parent: pulumi.Resource,
): PurposeBucket | undefined {
  if (args.media === undefined) return undefined;
  const purpose = {
    content: "Media that the CDN serves",
    lifecycleRules: listMediaRules(args),
    archiveTiers: args.media.archiveTiers,
    isLocked: false,
    isReadByCdn: true,
    listStatements: (arn: pulumi.Output<string>) => readThroughCdnOnly(arn, distributionsOf(args)),
  };
  const media = createPurposeBucket(name, args, purpose, logBuckets, parent);
  if (args.media.isAccelerated) {
    const { bucket } = media.bucket;
    new aws.s3.BucketAccelerateConfiguration(name, { bucket, status: "Enabled" }, { parent });
  }
  return media;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration-getting-started.html */
function hostForUploads({ media }: StorageArgs, bucket: aws.s3.Bucket | undefined): pulumi.Output<string> | undefined {
  if (bucket === undefined || media?.isAccelerated !== true) return undefined;
  return pulumi.interpolate`${bucket.bucket}.s3-accelerate.amazonaws.com`;
}
