import assert from "node:assert/strict";
import type { JsonValue } from "../../../policy/resource-graph";
import { PLAIN_STORAGE, runStorage, STORAGE_NAME } from "../../support/storage";

const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const EVERY_OBJECT = { status: "Enabled", filter: {}, abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } };

async function rulesOf(bucket: string, overrides = {}): Promise<JsonValue | undefined> {
  const { graph } = await runStorage(overrides);
  return graph.one(LIFECYCLE, `${STORAGE_NAME}-${bucket}`).inputs["rules"];
}

describe("what becomes of objects", () => {
  for (const bucket of ["archive", "archive-replica"]) {
    it(`in ${bucket}: cheaper classes step by step, and an end`, async () => {
      assert.deepEqual(await rulesOf(bucket), [
        {
          ...EVERY_OBJECT,
          id: "age",
          transitions: [
            { days: 30, storageClass: "STANDARD_IA" },
            { days: 90, storageClass: "GLACIER_IR" },
            { days: 365, storageClass: "DEEP_ARCHIVE" },
          ],
          expiration: { days: 1830 },
          noncurrentVersionExpiration: { noncurrentDays: 90 },
        },
      ]);
    });
  }

  for (const bucket of ["media", "media-replica"]) {
    it(`in ${bucket}: the tier that fits how often each is read; older versions and what they leave go`, async () => {
      assert.deepEqual(await rulesOf(bucket), [
        {
          ...EVERY_OBJECT,
          id: "tier",
          transitions: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }],
          noncurrentVersionExpiration: { noncurrentDays: 90 },
          expiration: { expiredObjectDeleteMarker: true },
        },
      ]);
    });
  }

  for (const bucket of ["logs", "logs-replica"]) {
    it(`in ${bucket}: gone after the days that policy says`, async () => {
      assert.deepEqual(await rulesOf(bucket, { requestLogRetentionDays: 30 }), [
        { ...EVERY_OBJECT, id: "expire", expiration: { days: 30 } },
      ]);
    });
  }

  it("has no versions to expire where none are kept, and only the steps asked for", async () => {
    const archive = { prefix: "orders", infrequentAccessAfterDays: 30, expireAfterDays: 60 };
    assert.deepEqual(await rulesOf("archive", { ...PLAIN_STORAGE, archive }), [
      {
        ...EVERY_OBJECT,
        id: "age",
        transitions: [{ days: 30, storageClass: "STANDARD_IA" }],
        expiration: { days: 60 },
      },
    ]);
    assert.deepEqual(await rulesOf("media", PLAIN_STORAGE), [
      { ...EVERY_OBJECT, id: "tier", transitions: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }] },
    ]);
  });
});
