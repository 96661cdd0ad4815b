import assert from "node:assert/strict";
import { findLifecycleProblems, listTransitions } from "../../../components/shared/archive-lifecycle";

const DAYS = {
  infrequentAccessAfterDays: 30,
  glacierInstantAfterDays: 60,
  deepArchiveAfterDays: 150,
  expireAfterDays: 330,
};

const found = (changes: Partial<Record<keyof typeof DAYS, number | undefined>>, retentionDays = 0): string[] =>
  findLifecycleProblems({ ...DAYS, ...changes }, retentionDays, "archive").map(
    ({ key, allowed }) => `${key}: ${allowed}`,
  );

describe("an archive's days", () => {
  it("are accepted from the first day that S3 and the bill allow", () => {
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({}, 330), []);
  });

  for (const [changes, problem] of [
    [{ infrequentAccessAfterDays: 29 }, "archive.infrequentAccessAfterDays: 30 or more"],
    [{ glacierInstantAfterDays: 59 }, "archive.glacierInstantAfterDays: 60 or more"],
    [{ deepArchiveAfterDays: 149 }, "archive.deepArchiveAfterDays: 150 or more"],
    [{ expireAfterDays: 329 }, "archive.expireAfterDays: 330 or more"],
    [{ glacierInstantAfterDays: undefined, deepArchiveAfterDays: 59 }, "archive.deepArchiveAfterDays: 60 or more"],
    [{ deepArchiveAfterDays: undefined, expireAfterDays: 149 }, "archive.expireAfterDays: 150 or more"],
  ] as const) {
    it(`are refused with ${JSON.stringify(changes)}`, () => {
      assert.deepEqual(found(changes), [problem]);
    });
  }

  it("are refused out of order, all of them at once", () => {
    const backwards = { infrequentAccessAfterDays: 365, glacierInstantAfterDays: 90, expireAfterDays: 100 };
    assert.deepEqual(found(backwards), [
      "archive.glacierInstantAfterDays: 395 or more",
      "archive.deepArchiveAfterDays: 180 or more",
      "archive.expireAfterDays: 330 or more",
    ]);
  });

  it("are refused with an end before object lock's", () => {
    assert.deepEqual(found({}, 331), [
      "archive.expireAfterDays: 331 or more, the days that every object is locked for",
    ]);
  });

  it("are checked as far as they are there", () => {
    assert.deepEqual(findLifecycleProblems({}, 365, "archive"), []);
    assert.deepEqual(findLifecycleProblems({ expireAfterDays: 1 }, 0, "archive"), []);
  });

  it("become transitions in S3's order, those that are asked for", () => {
    assert.deepEqual(listTransitions(DAYS), [
      { days: 30, storageClass: "STANDARD_IA" },
      { days: 60, storageClass: "GLACIER_IR" },
      { days: 150, storageClass: "DEEP_ARCHIVE" },
    ]);
    assert.deepEqual(listTransitions({ deepArchiveAfterDays: 90 }), [{ days: 90, storageClass: "DEEP_ARCHIVE" }]);
  });
});
