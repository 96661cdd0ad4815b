import type { JsonObject } from "../../../policy/resource-graph";
import { loadAuditedProd } from "../../support/audit";
import { all, alter, type Change, edit, proveRules, remove, write, writeByHand } from "../../support/rules";

const TRAIL = "aws:cloudtrail/trail:Trail";
const KEY = "aws:kms/key:Key";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const BUCKET = "aws:s3/bucket:Bucket";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const NAME = "cloudmart-audit-trail";

/** Changes the statements of a policy document. */
function rewrite(type: string, name: string, change: (statements: JsonObject[]) => JsonObject[]): Change {
  return edit(
    type,
    (inputs) => {
      const document = JSON.parse(String(inputs["policy"])) as { Statement: JsonObject[] };
      inputs["policy"] = JSON.stringify({ ...document, Statement: change(document.Statement) });
    },
    name,
  );
}

const without = (sid: string) => (statements: JsonObject[]) => statements.filter(({ Sid }) => Sid !== sid);
const conditioned = (sid: string, condition: JsonObject) => (statements: JsonObject[]) =>
  statements.map((each) => (each["Sid"] === sid ? { ...each, Condition: condition } : each));
const waitForNothing = alter(TRAIL, (each) => ({ ...each, dependencies: [] }));

const anotherTrail = { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:222222222222:trail/another" } };

proveRules(
  [
    {
      rule: "trail-signs-its-files",
      title: "no validation",
      change: write(TRAIL, "enableLogFileValidation", undefined),
      message: /trail: enableLogFileValidation is not set; write true/,
    },
    ...(["isMultiRegionTrail", "includeGlobalServiceEvents", "enableLogging"] as const).map((property) => ({
      rule: "trail-records-every-region",
      title: `${property} off`,
      change: write(TRAIL, property, false),
      message: new RegExp(`${property} is false; write true`),
    })),
    {
      rule: "trail-records-every-region",
      title: "one Region, which is the provider's default",
      change: write(TRAIL, "isMultiRegionTrail", undefined),
      message: /isMultiRegionTrail is not set; write true/,
      satisfiedBy: all(write(TRAIL, "enableLogging", undefined), write(TRAIL, "includeGlobalServiceEvents", undefined)),
    },
    {
      rule: "trail-has-a-key-of-the-stack",
      title: "no key, but the bucket's own default",
      change: write(TRAIL, "kmsKeyId", undefined),
      message: /trail: kmsKeyId is not set; name a key of the stack/,
    },
    {
      rule: "trail-is-watched-in-a-log-group",
      title: "no log group",
      change: write(TRAIL, "cloudWatchLogsGroupArn", undefined),
      message: /cloudWatchLogsGroupArn is not set; name a log group of the stack/,
    },
    {
      rule: "trail-is-watched-in-a-log-group",
      title: "no role to write there with",
      change: write(TRAIL, "cloudWatchLogsRoleArn", undefined),
      message: /cloudWatchLogsRoleArn is not set; name a role/,
    },
    {
      rule: "trail-bucket-lets-it-write",
      title: "a bucket whose policy does not let CloudTrail write",
      change: rewrite(POLICY, NAME, without("LetCloudTrailWrite")),
      message:
        /s3BucketName is "cloudmart-audit-trail"; allow cloudtrail\.amazonaws\.com s3:PutObject in its policy \(Insuff/,
    },
    {
      rule: "trail-bucket-lets-it-write",
      title: "a bucket without a policy",
      change: remove(POLICY, NAME),
      message: /allow cloudtrail\.amazonaws\.com s3:GetBucketAcl, s3:PutObject in its policy/,
    },
    {
      rule: "trail-bucket-lets-it-write",
      title: "a trail that does not wait for the policy",
      change: waitForNothing,
      message: /dependsOn is "cloudmart-audit-trail"; add the bucket's policy \(InsufficientS3BucketPolicyException\)/,
    },
    {
      rule: "trail-key-lets-it-encrypt",
      title: "a key that lets CloudTrail look, and not encrypt",
      change: rewrite(KEY, `${NAME}-key`, without("LetCloudTrailEncrypt")),
      message:
        /kmsKeyId is "cloudmart-audit-trail-key"; allow cloudtrail\.amazonaws\.com kms:GenerateDataKey in its policy/,
    },
    {
      rule: "trail-is-admitted-by-its-arn",
      title: "a bucket that any trail may write to",
      change: rewrite(POLICY, NAME, conditioned("LetCloudTrailWrite", {})),
      message: /the policy of cloudmart-audit-trail is \{\}; add StringEquals on aws:SourceArn, the trail's/,
    },
    {
      rule: "trail-is-admitted-by-its-arn",
      title: "a key for another trail",
      change: rewrite(KEY, `${NAME}-key`, conditioned("LetCloudTrailEncrypt", anotherTrail)),
      message: /the policy of cloudmart-audit-trail-key is .*trail\/another.*; add StringEquals/,
    },
    {
      rule: "trail-bucket-is-locked",
      title: "a bucket without object lock",
      change: all(write(BUCKET, "objectLockEnabled", undefined, NAME), remove(LOCK, NAME)),
      message: /s3BucketName is "cloudmart-audit-trail"; set objectLockEnabled on the bucket/,
    },
    {
      rule: "trail-bucket-is-locked",
      title: "a bucket that could lock, and locks nothing by default",
      change: write(LOCK, "rule", undefined, NAME),
      message: /s3BucketName is "cloudmart-audit-trail"; lock every file by default/,
    },
    {
      rule: "trail-bucket-is-not-public",
      title: "a bucket that takes public policies",
      change: write(BLOCK, "blockPublicPolicy", false, NAME),
      message: /s3BucketName is "cloudmart-audit-trail"; write true for blockPublicPolicy of it/,
    },
    {
      rule: "trail-bucket-is-not-public",
      title: "a bucket without a public access block",
      change: remove(BLOCK, NAME),
      message: /write true for blockPublicAcls of it/,
    },
    {
      rule: "trail-bucket-logs-who-reads-it",
      title: "a bucket without a log of requests",
      change: remove("aws:s3/bucketLogging:BucketLogging", NAME),
      message: /s3BucketName is "cloudmart-audit-trail"; add server access logging to another bucket/,
    },
    {
      rule: "role-trusts-its-service",
      title: "a trail whose role nobody of CloudTrail can take",
      change: writeByHand(
        "aws:iam/role:Role",
        "assumeRolePolicy",
        JSON.stringify({ Version: "2012-10-17", Statement: [] }),
        `${NAME}-logs`,
      ),
      message: /cloudWatchLogsRoleArn is "cloudmart-audit-trail-logs"; let cloudtrail\.amazonaws\.com take it/,
    },
    {
      rule: "what-fails-has-an-alarm",
      title: "a trail whose silence nobody hears",
      change: remove("aws:cloudwatch/metricAlarm:MetricAlarm", "cloudmart-audit-silent-trail"),
      message: /cloudmart-audit-trail: its alarms is \[\]; define an alarm on AWS\/Logs that looks at it/,
    },
  ],
  loadAuditedProd,
);
