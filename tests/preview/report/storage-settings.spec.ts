import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../policy/resource-graph";
import { readStorage } from "../../../preview/report/storage-settings";
import { makeGraph, makeResource } from "../../support/graphs";

const settingsOf = (...resources: readonly GraphResource[]): Readonly<Record<string, string>> =>
  readStorage(makeGraph(resources));

describe("the settings of the storage", () => {
  const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
  const transitions = [
    { days: 30, storageClass: "STANDARD_IA" },
    { days: 90, storageClass: "GLACIER_IR" },
  ];
  const lifecycle = (rule: JsonObject): GraphResource => makeResource(LIFECYCLE, "archive", { rules: [rule] });

  it("are none for buckets whose objects only expire", () => {
    assert.deepEqual(settingsOf(lifecycle({ expiration: { days: 7 } })), {});
    assert.deepEqual(settingsOf(lifecycle({ expiration: { days: 7 }, transitions: [] })), {});
  });

  it("tell steps, versions, lock, copies and logs", () => {
    const versions = { noncurrentVersionExpiration: { noncurrentDays: 90 } };
    const rule = { defaultRetention: { mode: "GOVERNANCE", days: 365 } };
    const timed = { destination: { replicationTime: { status: "Enabled" } } };
    const resources = [
      lifecycle({ transitions, ...versions }),
      makeResource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "archive", { rule }),
      makeResource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "archive", { rules: [timed] }),
      makeResource("aws:s3/bucketLogging:BucketLogging", "archive"),
      makeResource("aws:s3/bucket:Bucket", "archive"),
      makeResource("aws:s3/bucket:Bucket", "replica", { region: "us-east-1" }),
    ];
    assert.deepEqual(settingsOf(...resources), {
      "Objects move": "STANDARD_IA after 30, GLACIER_IR after 90 days",
      "Earlier versions": "90 days",
      "Object lock": "GOVERNANCE, 365 days",
      "Copies in": "us-east-1",
      "Copied within": "15 minutes",
      "Request logs": "on",
    });
  });

  it("tell what a stack asks for of its media", () => {
    const tierings = [
      { accessTier: "ARCHIVE_ACCESS", days: 90 },
      { accessTier: "DEEP_ARCHIVE_ACCESS", days: 180 },
    ];
    const settings = settingsOf(
      lifecycle({ transitions }),
      makeResource("aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration", "media", {
        filter: { prefix: "masters/" },
        tierings,
      }),
      makeResource("aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration", "media"),
    );
    assert.equal(settings["Archive tiers"], "masters/: ARCHIVE_ACCESS after 90, DEEP_ARCHIVE_ACCESS after 180 days");
    assert.equal(settings["Transfer acceleration"], "on");
  });

  it("tell what is not there, and what has no figure", () => {
    assert.deepEqual(settingsOf(lifecycle({ transitions })), {
      "Objects move": "STANDARD_IA after 30, GLACIER_IR after 90 days",
      "Earlier versions": "off",
      "Object lock": "none",
      "Copies in": "no other Region",
      "Copied within": "-",
      "Request logs": "off",
    });
    const lock = makeResource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "archive");
    const replication = makeResource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "archive", {
      rules: [],
    });
    const rows = settingsOf(lifecycle({ transitions }), lock, replication);
    assert.deepEqual([rows["Object lock"], rows["Copied within"]], ["on", "no stated time"]);
  });
});
