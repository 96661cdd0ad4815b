import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { AUDIT_NAME, PLAIN_AUDIT, runAudit, TRAIL_ARN } from "../../support/audit";

const BUCKET = "aws:s3/bucket:Bucket";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";

const [TRAIL, CONFIGURATION, LOGS] = ["trail", "configuration", "logs"].map((role) => `${AUDIT_NAME}-${role}`);

async function statementsOf(bucket: string | undefined): Promise<JsonObject[]> {
  const { inputs } = (await runAudit()).graph.one(POLICY, bucket);
  return (JSON.parse(String(inputs["policy"])) as { Statement: JsonObject[] }).Statement;
}

describe("the trail's bucket", () => {
  it("admits CloudTrail for this trail only, into this account's folder, over TLS", async () => {
    const [check, write, ...others] = await statementsOf(TRAIL);
    assert.deepEqual(check?.["Principal"], { Service: "cloudtrail.amazonaws.com" });
    assert.deepEqual(check["Action"], ["s3:GetBucketAcl"]);
    assert.deepEqual(check["Condition"], { StringEquals: { "aws:SourceArn": TRAIL_ARN } });
    assert.deepEqual(write?.["Action"], "s3:PutObject");
    assert.match(String(write["Resource"]), /\/AWSLogs\/123456789012\/\*$/);
    assert.deepEqual(write["Condition"], {
      StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": TRAIL_ARN },
    });
    assert.deepEqual(
      others.map(({ Sid, Effect }) => [Sid, Effect]),
      [
        ["RefusePlainHttp", "Deny"],
        ["RefuseOldTls", "Deny"],
      ],
    );
  });

  it("locks every file for as long as it is kept, as strictly as protection says", async () => {
    for (const lockMode of ["Governance", "Compliance"] as const) {
      const { graph } = await runAudit({ lockMode });
      const lock = graph.one(LOCK);
      const rule = { defaultRetention: { mode: lockMode.toUpperCase(), days: 730 } };
      assert.deepEqual([lock.inputs["bucket"], lock.inputs["rule"]], [TRAIL, rule]);
      assert.equal(graph.one(BUCKET, TRAIL).inputs["objectLockEnabled"], true);
    }
    assert.deepEqual((await runAudit(PLAIN_AUDIT)).graph.all(LOCK), []);
  });

  it("moves files to cheaper classes, and lets them go at the end with what they were before", async () => {
    const { graph } = await runAudit();
    const [rule] = graph.one(LIFECYCLE, TRAIL).inputs["rules"] as JsonObject[];
    assert.deepEqual(rule?.["transitions"], [
      { days: 90, storageClass: "STANDARD_IA" },
      { days: 365, storageClass: "DEEP_ARCHIVE" },
    ]);
    assert.deepEqual(rule["expiration"], { days: 730 });
    assert.deepEqual(rule["noncurrentVersionExpiration"], { noncurrentDays: 1 });
  });

  it("keeps versions, and goes with everything in it only where data is not protected", async () => {
    const { graph } = await runAudit();
    const versioning = graph.one("aws:s3/bucketVersioning:BucketVersioning", TRAIL);
    assert.deepEqual(versioning.inputs["versioningConfiguration"], { status: "Enabled" });
    const bucket = graph.one(BUCKET, TRAIL);
    assert.deepEqual([bucket.options.protect, bucket.inputs["forceDestroy"]], [true, false]);
    const plain = (await runAudit(PLAIN_AUDIT)).graph.one(BUCKET);
    assert.deepEqual([plain.options.protect, plain.inputs["forceDestroy"]], [false, true]);
  });
});

describe("the bucket of AWS Config", () => {
  it("is not locked: AWS Config delivers to no bucket that locks every object", async () => {
    const { graph } = await runAudit();
    assert.equal(graph.one(BUCKET, CONFIGURATION).inputs["objectLockEnabled"], undefined);
    assert.ok(graph.all(LOCK).every(({ name }) => name !== CONFIGURATION));
  });

  it("admits AWS Config for this account only, into its folder", async () => {
    const [check, write] = await statementsOf(CONFIGURATION);
    assert.deepEqual(check?.["Action"], ["s3:GetBucketAcl", "s3:ListBucket"]);
    assert.deepEqual(check["Condition"], { StringEquals: { "aws:SourceAccount": "123456789012" } });
    assert.deepEqual(write?.["Principal"], { Service: "config.amazonaws.com" });
    assert.match(String(write["Resource"]), /\/AWSLogs\/123456789012\/Config\/\*$/);
    assert.deepEqual(write["Condition"], {
      StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": "123456789012" },
    });
  });
});

describe("the buckets of an audit", () => {
  it("have a key each, but for the log of requests, which S3 writes with its own", async () => {
    const { graph } = await runAudit();
    const keys = [TRAIL, CONFIGURATION, LOGS].map((bucket) => {
      const [rule] = graph.one(ENCRYPTION, bucket).inputs["rules"] as JsonObject[];
      const { kmsMasterKeyId } = rule?.["applyServerSideEncryptionByDefault"] as JsonObject;
      return kmsMasterKeyId;
    });
    const arnOf = (bucket = ""): string => `arn:aws:kms:us-east-1:123456789012:key/${bucket}-key`;
    assert.deepEqual(
      keys.map((key) => String(key).replace(/:kms:[^:]+:/, ":kms:us-east-1:")),
      [arnOf(TRAIL), arnOf(CONFIGURATION), "undefined"],
    );
  });

  it("log who reads the record, where policy wants it", async () => {
    const targets = (await runAudit()).graph
      .all(LOGGING)
      .map(({ inputs }) => [inputs["bucket"], inputs["targetBucket"]]);
    assert.deepEqual(targets.sort(), [
      [CONFIGURATION, LOGS],
      [TRAIL, LOGS],
    ]);
    const { graph } = await runAudit({ areRequestsLogged: false });
    assert.deepEqual([graph.all(LOGGING), graph.byName(String(LOGS))], [[], []]);
  });
});
