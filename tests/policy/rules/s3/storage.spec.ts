import {
  add,
  all,
  alter,
  type Change,
  edit,
  type Inputs,
  proveRules,
  remove,
  type RuleCase,
  write,
} from "../../../support/rules";
import { proveLimits } from "../../../support/rule-limits";

const ACCELERATION = "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration";
const BUCKET = "aws:s3/bucket:Bucket";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const KEY = "aws:kms/key:Key";

const ARCHIVE = "cloudmart-storage-archive";
const MEDIA = "cloudmart-storage-media";
const REPLICA = `${MEDIA}-replica`;
const nameOf = (bucket: string): string => `<${BUCKET}::${bucket}.bucket>`;

const locks: RuleCase[] = [
  {
    rule: "object-lock-needs-versions",
    title: "suspended versions",
    change: write(VERSIONING, "versioningConfiguration.status", "Suspended", ARCHIVE),
    message: /its bucket's versioning is "Suspended"; write "Enabled" \(InvalidBucketState\)/,
  },
  {
    rule: "object-lock-needs-versions",
    title: "a lock on a bucket made without one, and no versions",
    change: all(remove(VERSIONING, ARCHIVE), write(BUCKET, "objectLockEnabled", undefined, ARCHIVE)),
    message: /its bucket's versioning is not set/,
  },
  {
    rule: "object-lock-ends-before-expiry",
    title: "objects that expire while they are locked",
    change: write(LOCK, "rule.defaultRetention.days", 1831, ARCHIVE),
    message: /its bucket's expiration\.days is 1830; let the lifecycle expire objects after 1831 days or later/,
  },
  {
    rule: "object-lock-ends-before-expiry",
    title: "a lock of years",
    change: write(LOCK, "rule.defaultRetention", { mode: "GOVERNANCE", years: 10 }, ARCHIVE),
    message: /after 3650 days or later/,
  },
];

const step = (index: number, key: string, value: string | number): Change =>
  write(LIFECYCLE, `rules[0].transitions[${index}].${key}`, value, ARCHIVE);

const lifecycles: RuleCase[] = [
  {
    rule: "lifecycle-steps-are-in-order",
    title: "infrequent access after 29 days",
    change: step(0, "days", 29),
    message: /transitions to STANDARD_IA is 29; write 30 days or more \(InvalidArgument\)/,
  },
  {
    rule: "lifecycle-steps-are-in-order",
    title: "a further step 29 days after infrequent access",
    change: step(1, "days", 59),
    message: /transitions to GLACIER_IR is 59; write 60 days or more/,
    satisfiedBy: step(1, "days", 60),
  },
  {
    rule: "lifecycle-steps-are-in-order",
    title: "steps that lead back to a dearer class",
    change: step(1, "days", 400),
    message: /transitions is \["STANDARD_IA","DEEP_ARCHIVE","GLACIER_IR"\]; let none come before GLACIER_IR/,
  },
  {
    rule: "lifecycle-steps-are-in-order",
    title: "the same class twice",
    change: step(1, "storageClass", "STANDARD_IA"),
    message: /let none come before STANDARD_IA/,
  },
  {
    rule: "lifecycle-steps-are-in-order",
    title: "an end before the last step",
    change: write(LIFECYCLE, "rules[0].expiration.days", 365, ARCHIVE),
    message: /expiration\.days is 365; write more than 365, the days of the last transition/,
    satisfiedBy: write(LIFECYCLE, "rules[0].expiration.days", 366, ARCHIVE),
  },
  {
    rule: "versions-expire",
    title: "versions that are kept for ever",
    change: write(LIFECYCLE, "rules[0].noncurrentVersionExpiration", undefined, MEDIA),
    message: /its bucket's lifecycle rules is \["tier"\]; add noncurrentVersionExpiration to an enabled rule/,
  },
  {
    rule: "versions-expire",
    title: "a rule that is switched off",
    change: write(LIFECYCLE, "rules[0].status", "Disabled", MEDIA),
    message: /its bucket's lifecycle rules is \[\]/,
  },
];

const logs: RuleCase[] = [
  {
    rule: "request-log-stays-in-the-region",
    title: "a log bucket in another Region",
    change: write(LOGGING, "targetBucket", nameOf("cloudmart-storage-logs-replica"), MEDIA),
    message: /targetBucket's Region is "us-east-1"; name a bucket in ap-northeast-2 \(CrossLocationLogging/,
  },
  {
    rule: "request-log-can-be-written",
    title: "a policy that does not let S3 in",
    change: edit(
      POLICY,
      (inputs: Inputs) => (inputs["policy"] = String(inputs["policy"]).replace("logging.s3.", "logging.ec2.")),
      "cloudmart-storage-logs",
    ),
    message:
      /targetBucket is .*its policy lets logging\.s3\.amazonaws\.com not put objects.*; change cloudmart-storage-logs/,
  },
  {
    rule: "request-log-can-be-written",
    title: "a log bucket with a key",
    change: write(
      ENCRYPTION,
      "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm",
      "aws:kms",
      "cloudmart-storage-logs",
    ),
    message: /it is encrypted with a key of KMS/,
  },
  {
    rule: "request-log-can-be-written",
    title: "a log bucket that locks everything",
    change: add(LOCK, "logs", {
      bucket: nameOf("cloudmart-storage-logs"),
      rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } },
    }),
    message: /it locks every object/,
  },
];

const others: RuleCase[] = [
  {
    rule: "accelerated-bucket-has-no-dots",
    title: "a name with dots",
    change: all(
      write(BUCKET, "bucket", "media.shop.example", MEDIA),
      add(ACCELERATION, MEDIA, { bucket: nameOf(MEDIA), status: "Enabled" }),
    ),
    message: /its bucket's name is "media\.shop\.example"; write it without dots/,
    unchanged: "not applicable",
    satisfiedBy: add(ACCELERATION, MEDIA, { bucket: nameOf(MEDIA), status: "Enabled" }),
  },
  {
    rule: "bucket-setting-is-written-once",
    title: "a second policy",
    change: add(POLICY, "second", { bucket: nameOf(MEDIA), policy: "{}" }),
    message: /its settings is "aws:s3\/bucketPolicy:BucketPolicy"; write one of them/,
  },
  {
    rule: "bucket-key-saves-requests",
    title: "a request to KMS for each object",
    change: write(ENCRYPTION, "rules[0].bucketKeyEnabled", false, MEDIA),
    message: /rules\[0\]\.bucketKeyEnabled is false; write true/,
  },
  {
    rule: "bucket-has-a-key-of-its-own",
    title: "AWS's own key",
    change: alter(
      ENCRYPTION,
      (each) => ({
        ...each,
        propertyDependencies: {},
        inputs: { ...each.inputs, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }] },
      }),
      MEDIA,
    ),
    message: /kmsMasterKeyId is not set; name a key of the stack/,
  },
  {
    rule: "bucket-has-a-key-of-its-own",
    title: "a key of another Region",
    change: write(KEY, "region", "us-east-1", `${MEDIA}-key`),
    message: /kmsMasterKeyId is "us-east-1"; name a key of the bucket's Region/,
  },
  {
    rule: "bucket-has-a-key-of-its-own",
    title: "another bucket's key",
    change: write(
      ENCRYPTION,
      "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId",
      `<${KEY}::${ARCHIVE}-key.arn>`,
      MEDIA,
    ),
    message: /kmsMasterKeyId is \["cloudmart-storage-archive"\]; give each bucket a key of its own/,
  },
];

proveRules([...locks, ...lifecycles, ...logs, ...others]);

proveLimits([
  {
    rule: "versions-expire",
    title: "versions that are not kept any more",
    change: all(
      ...[ARCHIVE, MEDIA, REPLICA, `${ARCHIVE}-replica`, "cloudmart-edge-site"].map((bucket) =>
        write(VERSIONING, "versioningConfiguration.status", "Suspended", bucket),
      ),
    ),
  },
  { rule: "object-lock-ends-before-expiry", stack: "dev", title: "a stack without locks", change: (graph) => graph },
]);
