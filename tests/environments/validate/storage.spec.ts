import assert from "node:assert/strict";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { validateStorage } from "../../../environments/validate/storage";
import { readFacts, withValues } from "../../support/stack-files";

const FACTS = readFacts("prod");

const problemsOf = (values: Readonly<Record<string, unknown>>, policy = prod): string[] =>
  validateStorage(withValues(FACTS, values), policy).map(({ key, allowed }) => `${key}: ${allowed}`);

describe("the storage's facts", () => {
  it("are accepted as they stand in prod's file", () => {
    assert.deepEqual(problemsOf({}), []);
  });

  it("name a Region for the copies where policy wants them", () => {
    const without = { "storage.replicaRegion": undefined };
    assert.deepEqual(problemsOf(without), ["storage.replicaRegion: a Region other than aws.region"]);
    assert.deepEqual(problemsOf(without, dev), []);
  });

  it("copy to another Region of the same partition", () => {
    for (const policy of [dev, prod]) {
      assert.deepEqual(problemsOf({ "storage.replicaRegion": "ap-northeast-2" }, policy), [
        "storage.replicaRegion: a Region other than aws.region, ap-northeast-2",
      ]);
    }
    const foreign = ["storage.replicaRegion: a Region of the same partition as ap-northeast-2"];
    assert.deepEqual(problemsOf({ "storage.replicaRegion": "us-gov-west-1" }), foreign);
    assert.deepEqual(problemsOf({ "storage.replicaRegion": "cn-north-1" }), foreign);
    const inGovCloud = { "aws.region": "us-gov-west-1", "storage.replicaRegion": "us-gov-east-1" };
    assert.deepEqual(problemsOf(inGovCloud), []);
  });

  it("keep objects until object lock lets them go", () => {
    const short = { "storage.archive.deepArchiveAfterDays": undefined, "storage.archive.expireAfterDays": 364 };
    assert.equal(problemsOf(short).length, 1);
    assert.match(problemsOf(short)[0] ?? "", /^storage\.archive\.expireAfterDays: 365 or more/);
    assert.deepEqual(problemsOf(short, dev), []);
  });

  it("keep objects longer than policy does, never shorter, and only where something is locked", () => {
    const kept = (retentionDays: number) => ({ "storage.archive.retentionDays": retentionDays });
    assert.deepEqual(problemsOf(kept(1827)), []);
    assert.deepEqual(problemsOf(kept(365)), []);
    assert.deepEqual(problemsOf(kept(364)), ["storage.archive.retentionDays: 365 or more"]);
    assert.deepEqual(problemsOf(kept(1827), dev), ["storage.archive.retentionDays: nothing"]);
    assert.deepEqual(problemsOf(kept(1827), { ...prod, protection: "None" }), []);
    assert.match(problemsOf(kept(1831)).join(), /^storage\.archive\.expireAfterDays: 1831 or more/);
  });

  it("move objects in S3's order", () => {
    assert.deepEqual(problemsOf({ "storage.archive.infrequentAccessAfterDays": 61 }), [
      "storage.archive.glacierInstantAfterDays: 91 or more",
    ]);
  });

  it("archive a folder that nobody watches, tier after tier", () => {
    const tiers = (more: object) => ({ "storage.media.archiveTiers": { prefix: "masters", ...more } });
    assert.deepEqual(problemsOf(tiers({ archiveAccessAfterDays: 90, deepArchiveAccessAfterDays: 180 })), []);
    const keys = (more: object) => problemsOf(tiers(more)).map((problem) => problem.split(":")[0]);
    assert.deepEqual(keys({}), ["storage.media.archiveTiers"]);
    for (const prefix of ["media", "media/old"]) {
      assert.deepEqual(keys({ prefix, archiveAccessAfterDays: 90 }), ["storage.media.archiveTiers.prefix"]);
    }
    assert.deepEqual(problemsOf(tiers({ prefix: "media-masters", archiveAccessAfterDays: 90 })), []);
    assert.deepEqual(keys({ archiveAccessAfterDays: 200, deepArchiveAccessAfterDays: 200 }), [
      "storage.media.archiveTiers.deepArchiveAccessAfterDays",
    ]);
  });

  it("accelerate uploads where AWS does", () => {
    const accelerated = { "storage.media.isAccelerated": true };
    assert.deepEqual(problemsOf(accelerated), []);
    const elsewhere = { ...accelerated, "aws.region": "us-gov-west-1", "storage.replicaRegion": "us-gov-east-1" };
    assert.deepEqual(problemsOf(elsewhere), ["storage.media.isAccelerated: false in us-gov-west-1"]);
  });

  it("are refused for everything at once", () => {
    const wrong = { "storage.replicaRegion": "ap-northeast-2", "storage.archive.infrequentAccessAfterDays": 61 };
    assert.equal(problemsOf(wrong).length, 2);
  });

  it("are checked as far as they are there", () => {
    assert.deepEqual(validateStorage({}, prod), []);
    assert.deepEqual(validateStorage({ storage: { replicaRegion: "us-east-1" } }, undefined), []);
    assert.deepEqual(validateStorage({ storage: {} }, dev), []);
  });
});
