import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../policy/resource-graph";
import type { MockedGraph } from "../../support/mocks";
import { PLAIN_STORAGE, runStorage, STORAGE_NAME } from "../../support/storage";

const BUCKET = "aws:s3/bucket:Bucket";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";

const DATA = ["archive", "archive-replica", "media", "media-replica"].map((role) => `${STORAGE_NAME}-${role}`);
const LOGS = ["logs", "logs-replica"].map((role) => `${STORAGE_NAME}-${role}`);

const regionOf = (bucket: string): string => (bucket.endsWith("-replica") ? "us-east-1" : "ap-northeast-2");

const settingOf = (graph: MockedGraph, type: string, bucket: string): GraphResource => {
  const setting = graph.one(type, bucket);
  assert.equal(setting.inputs["bucket"], bucket);
  return setting;
};

describe("every bucket of the storage tier", () => {
  for (const bucket of DATA) {
    it(`${bucket} is encrypted with a key of its own, asked for once for many objects`, async () => {
      const { graph } = await runStorage();
      const [rule] = settingOf(graph, ENCRYPTION, bucket).inputs["rules"] as JsonObject[];
      assert.deepEqual(rule, {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: `arn:aws:kms:${regionOf(bucket)}:123456789012:key/${bucket}-key`,
        },
        bucketKeyEnabled: true,
      });
    });

    it(`${bucket} keeps versions`, async () => {
      const { graph } = await runStorage();
      assert.deepEqual(settingOf(graph, VERSIONING, bucket).inputs["versioningConfiguration"], { status: "Enabled" });
    });

    it(`${bucket} logs its requests to a bucket of its own Region`, async () => {
      const { graph } = await runStorage();
      const { targetBucket, targetPrefix } = settingOf(graph, LOGGING, bucket).inputs;
      const logs = bucket.endsWith("-replica") ? "logs-replica" : "logs";
      assert.deepEqual([targetBucket, targetPrefix], [`${STORAGE_NAME}-${logs}`, `${bucket}/`]);
    });
  }

  for (const bucket of LOGS) {
    it(`${bucket} is encrypted with S3's own key, the only one that S3's log writer can use, and not versioned`, async () => {
      const { graph } = await runStorage();
      const [rule] = settingOf(graph, ENCRYPTION, bucket).inputs["rules"] as JsonObject[];
      assert.deepEqual(rule, { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } });
      assert.ok(graph.all(VERSIONING).every(({ name }) => name !== bucket));
    });
  }

  it("is closed to the public and knows no access lists", async () => {
    const { graph } = await runStorage();
    for (const bucket of [...DATA, ...LOGS]) {
      assert.deepEqual(settingOf(graph, OWNERSHIP, bucket).inputs["rule"], { objectOwnership: "BucketOwnerEnforced" });
      const { inputs } = settingOf(graph, BLOCK, bucket);
      const { blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets } = inputs;
      const settings = [blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets];
      assert.deepEqual(settings, [true, true, true, true], bucket);
    }
  });

  it("changes its access one step after the other", async () => {
    const { graph } = await runStorage();
    for (const bucket of [...DATA, ...LOGS]) {
      const block = graph.one(BLOCK, bucket);
      assert.ok(block.dependencies.includes(graph.one(OWNERSHIP, bucket).urn));
      assert.ok(graph.one(POLICY, bucket).dependencies.includes(block.urn));
    }
  });

  it("is protected, or goes with everything in it", async () => {
    const of = async (overrides: object): Promise<unknown[]> =>
      (await runStorage(overrides)).graph
        .all(BUCKET)
        .map(({ options, inputs }) => `${String(options.protect)} ${String(inputs["forceDestroy"])}`);
    assert.deepEqual([...new Set(await of({}))], ["true false"]);
    assert.deepEqual([...new Set(await of(PLAIN_STORAGE))], ["false true"]);
  });

  it("has neither versions, locks nor logs where policy asks for none", async () => {
    const { graph } = await runStorage(PLAIN_STORAGE);
    for (const type of [VERSIONING, LOCK, LOGGING]) assert.deepEqual(graph.all(type), [], type);
    assert.ok(graph.all(BUCKET).every(({ inputs }) => inputs["objectLockEnabled"] === undefined));
  });
});

describe("object lock", () => {
  it("keeps every version in the archive and in its replica, and nothing in the media", async () => {
    const { graph } = await runStorage();
    const locked = graph.all(LOCK).map(({ name, inputs }) => [name, inputs["rule"]]);
    const rule = { defaultRetention: { mode: "GOVERNANCE", days: 365 } };
    assert.deepEqual(locked, [
      [`${STORAGE_NAME}-archive`, rule],
      [`${STORAGE_NAME}-archive-replica`, rule],
    ]);
    for (const [name] of locked) assert.equal(graph.one(BUCKET, String(name)).inputs["objectLockEnabled"], true);
    assert.equal(graph.one(BUCKET, `${STORAGE_NAME}-media`).inputs["objectLockEnabled"], undefined);
  });

  it("is as strict as policy says", async () => {
    const { graph } = await runStorage({ lockMode: "Compliance" });
    const [lock] = graph.all(LOCK);
    assert.deepEqual(lock?.inputs["rule"], { defaultRetention: { mode: "COMPLIANCE", days: 365 } });
  });

  it("waits for versions, as the lifecycle does", async () => {
    const { graph } = await runStorage();
    const { urn } = graph.one(VERSIONING, `${STORAGE_NAME}-archive`);
    for (const type of [LOCK, LIFECYCLE]) {
      assert.ok(graph.one(type, `${STORAGE_NAME}-archive`).dependencies.includes(urn), type);
    }
  });
});
