import { proveLimits } from "../../../support/rule-limits";
import { all, alter, proveRules, remove, write } from "../../../support/rules";

const BUCKET = "aws:s3/bucket:Bucket";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const KEY = "aws:kms/key:Key";

const ARCHIVE = "cloudmart-storage-archive";
const MEDIA = "cloudmart-storage-media";
const REPLICA = `${MEDIA}-replica`;
const DESTINATION = "rules[0].destination";

proveRules([
  ...[MEDIA, REPLICA].map((bucket) => ({
    rule: "replicated-buckets-keep-versions",
    title: `${bucket} without versions`,
    change: remove(VERSIONING, bucket),
    message: new RegExp(`buckets without versions is \\["${bucket}"\\]; give them a versioning`),
  })),
  {
    rule: "replicated-buckets-keep-versions",
    title: "suspended versions",
    change: write(VERSIONING, "versioningConfiguration.status", "Suspended", REPLICA),
    message: /buckets without versions is \["cloudmart-storage-media-replica"\]/,
  },
  {
    rule: "replication-waits-for-versions",
    title: "a replication beside the versioning of its destination",
    change: alter(
      REPLICATION,
      (each) => ({
        ...each,
        dependencies: each.dependencies.filter((urn) => !urn.endsWith(`${VERSIONING}::${REPLICA}`)),
      }),
      MEDIA,
    ),
    message: /dependsOn is \["cloudmart-storage-media-replica"\]; add the versioning of these/,
  },
  {
    rule: "replication-time-control-has-metrics",
    title: "time control without metrics",
    change: write(REPLICATION, `${DESTINATION}.metrics`, undefined, MEDIA),
    message: /rules destination metrics is not set; enable metrics with an eventThreshold of 15 minutes/,
  },
  {
    rule: "replication-time-control-has-metrics",
    title: "metrics that are switched off",
    change: write(REPLICATION, `${DESTINATION}.metrics.status`, "Disabled", MEDIA),
    message: /"status":"Disabled"/,
  },
  ...["metrics.eventThreshold", "replicationTime.time"].map((path) => ({
    rule: "replication-time-control-has-metrics",
    title: `another ${path}`,
    change: write(REPLICATION, `${DESTINATION}.${path}.minutes`, 30, MEDIA),
    message: /write 15 minutes as the time/,
  })),
  {
    rule: "replica-is-in-another-region",
    title: "a replica in the stack's Region",
    change: write(BUCKET, "region", "ap-northeast-2", REPLICA),
    message: /its destination's Region is "ap-northeast-2"; put cloudmart-storage-media-replica elsewhere/,
  },
  {
    rule: "replication-takes-encrypted-objects-along",
    title: "a key for objects that are not selected",
    change: write(REPLICATION, "rules[0].sourceSelectionCriteria", undefined, MEDIA),
    message: /rules is .*"namesKey":true.*; .*or neither \(InvalidRequest\)/,
  },
  {
    rule: "replication-takes-encrypted-objects-along",
    title: "selected objects without a key for their copies",
    change: write(REPLICATION, `${DESTINATION}.encryptionConfiguration`, undefined, MEDIA),
    message: /"selects":true/,
  },
  {
    rule: "replication-takes-encrypted-objects-along",
    title: "a replication that leaves encrypted objects behind",
    change: all(
      write(REPLICATION, `${DESTINATION}.encryptionConfiguration`, undefined, MEDIA),
      write(REPLICATION, "rules[0].sourceSelectionCriteria", undefined, MEDIA),
    ),
    message: /S3 leaves what is encrypted with KMS behind, without an error/,
  },
  {
    rule: "replica-key-is-of-the-replicas-region",
    title: "a key of the stack's Region",
    change: write(KEY, "region", undefined, `${REPLICA}-key`),
    message: /replicaKmsKeyId's Region is "ap-northeast-2"; write a key of us-east-1/,
  },
  {
    rule: "replica-of-a-locked-bucket-is-locked",
    title: "a replica without lock",
    change: all(
      write(BUCKET, "objectLockEnabled", undefined, `${ARCHIVE}-replica`),
      remove(LOCK, `${ARCHIVE}-replica`),
    ),
    message: /objectLockEnabled of the replica is "cloudmart-storage-archive-replica"; write true/,
  },
]);

proveLimits([
  {
    rule: "replication-time-control-has-metrics",
    title: "a replication without time control",
    change: all(
      ...[ARCHIVE, MEDIA].map((bucket) => write(REPLICATION, `${DESTINATION}.replicationTime`, undefined, bucket)),
    ),
  },
  {
    rule: "replica-of-a-locked-bucket-is-locked",
    title: "what cannot be locked",
    change: all(write(BUCKET, "objectLockEnabled", undefined, ARCHIVE), remove(LOCK)),
  },
]);
