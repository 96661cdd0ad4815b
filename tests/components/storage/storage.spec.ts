import assert from "node:assert/strict";
import { valueOf } from "../../support/mocks";
import { PLAIN_STORAGE, runStorage, STORAGE_NAME } from "../../support/storage";

const BUCKET = "aws:s3/bucket:Bucket";
const KEY = "aws:kms/key:Key";
const ACCELERATION = "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration";

const TIERS = "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration";

const short = (name: string): string => name.replace(`${STORAGE_NAME}-`, "");

async function namesOf(type: string, plain = false): Promise<string[]> {
  const { graph } = await runStorage(plain ? PLAIN_STORAGE : {});
  return graph
    .all(type)
    .map(({ name }) => short(name))
    .sort();
}

describe("the storage tier", () => {
  it("has archive and media with a replica each, and a log of requests in both Regions", async () => {
    const replicas = ["archive-replica", "logs-replica", "media-replica"];
    assert.deepEqual(await namesOf(BUCKET), [
      "archive",
      ...replicas.slice(0, 1),
      "logs",
      "logs-replica",
      "media",
      "media-replica",
    ]);
    const { graph } = await runStorage();
    const elsewhere = graph.resources
      .filter(({ inputs }) => inputs["region"] === "us-east-1")
      .map(({ name }) => short(name));
    assert.deepEqual([...new Set(elsewhere.filter((name) => !name.includes("key")))].sort(), replicas);
  });

  it("makes everything of a replica in the replica's Region, and nothing else there", async () => {
    const { graph } = await runStorage();
    for (const { type, name, inputs } of graph.resources) {
      // Roles are of no Region; the replication is a setting of the source.
      const expected = /-replica(-|$)/.test(name) ? "us-east-1" : undefined;
      assert.equal(inputs["region"], expected, `${type} ${name}`);
    }
  });

  it("is two buckets with two keys where policy asks for nothing more", async () => {
    assert.deepEqual(await namesOf(BUCKET, true), ["archive", "media"]);
    assert.deepEqual(await namesOf(KEY, true), ["archive-key", "media-key"]);
  });

  it("has no media where the stack file names none", async () => {
    const { graph, storage } = await runStorage({ ...PLAIN_STORAGE, media: undefined });
    assert.deepEqual(
      graph.all(BUCKET).map(({ name }) => short(name)),
      ["archive"],
    );
    assert.deepEqual([storage.media, storage.mediaBucketName], [undefined, undefined]);
  });

  it("accelerates uploads of media only where the stack file says so", async () => {
    assert.deepEqual(await namesOf(ACCELERATION), []);
    const { graph } = await runStorage({ media: { isAccelerated: true } });
    const { inputs } = graph.one(ACCELERATION);
    assert.deepEqual(inputs, { bucket: `${STORAGE_NAME}-media`, status: "Enabled" });
  });

  it("names where accelerated uploads go, and nothing where they are not", async () => {
    const { storage } = await runStorage({ media: { isAccelerated: true } });
    assert.ok(storage.mediaUploadHost !== undefined);
    assert.equal(await valueOf(storage.mediaUploadHost), `${STORAGE_NAME}-media.s3-accelerate.amazonaws.com`);
    assert.equal((await runStorage()).storage.mediaUploadHost, undefined);
  });

  it("archives what nobody watches, original and copy, and nothing else", async () => {
    const archiveTiers = { prefix: "masters", archiveAccessAfterDays: 90, deepArchiveAccessAfterDays: 180 };
    const { graph } = await runStorage({ media: { isAccelerated: false, archiveTiers } });
    const tierings = [
      { accessTier: "ARCHIVE_ACCESS", days: 90 },
      { accessTier: "DEEP_ARCHIVE_ACCESS", days: 180 },
    ];
    const shared = { status: "Enabled", filter: { prefix: "masters/" }, tierings };
    assert.deepEqual(
      graph.all(TIERS).map(({ inputs }) => inputs),
      [
        { ...shared, bucket: `${STORAGE_NAME}-media` },
        { ...shared, bucket: `${STORAGE_NAME}-media-replica`, region: "us-east-1" },
      ],
    );
    assert.deepEqual(await namesOf(TIERS), []);
  });

  it("hands on what instances and a CDN need", async () => {
    const { storage } = await runStorage();
    assert.equal(await valueOf(storage.archiveBucketName), `${STORAGE_NAME}-archive`);
    assert.match(await valueOf(storage.archive.bucketArn), /cloudmart-storage-archive$/);
    assert.match(await valueOf(storage.archive.keyArn), /key\/cloudmart-storage-archive-key$/);
    assert.equal(storage.archive.prefix, "orders");
    assert.ok(storage.media !== undefined && storage.mediaBucketName !== undefined);
    assert.match(
      await valueOf(storage.media.bucketRegionalDomainName),
      /^cloudmart-storage-media\.s3\.ap-northeast-2\./,
    );
    assert.match(await valueOf(storage.media.bucketArn), /cloudmart-storage-media$/);
    assert.equal(await valueOf(storage.mediaBucketName), `${STORAGE_NAME}-media`);
  });
});
