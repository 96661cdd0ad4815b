import assert from "node:assert/strict";
import { ConfigurationError, describeProblem } from "../../../components/shared/errors";
import { lockDays, refuseBadArgs, type StorageArgs } from "../../../components/storage/storage-args";
import { PLAIN_STORAGE, STORAGE_ARGS, STORAGE_NAME } from "../../support/storage";

function problemsOf(overrides: Partial<StorageArgs>, name = STORAGE_NAME): string[] {
  try {
    refuseBadArgs(name, { ...STORAGE_ARGS, ...overrides });
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error.problems.map(describeProblem);
  }
}

const archive = (changes: Partial<StorageArgs["archive"]>): Partial<StorageArgs> => ({
  archive: { ...STORAGE_ARGS.archive, ...changes },
});

describe("the arguments of the storage tier", () => {
  it("are accepted as prod and dev give them", () => {
    assert.deepEqual(problemsOf({}), []);
    assert.deepEqual(problemsOf(PLAIN_STORAGE), []);
  });

  it("are refused with a replica in the stack's own Region, or in none", () => {
    for (const replicaRegion of ["ap-northeast-2", undefined]) {
      const [problem = "", ...others] = problemsOf({ replicaRegion });
      assert.match(problem, /^storage\.replicaRegion is .*; allowed: a Region other than ap-northeast-2/);
      assert.deepEqual(others, []);
    }
  });

  it("are refused where there is nothing to replicate, to lock or to be on time", () => {
    const unversioned = { versionRetentionDays: 0 };
    assert.match(problemsOf(unversioned).join(), /versionRetentionDays is 0; allowed: 1 or more together with/);
    assert.equal(problemsOf({ ...PLAIN_STORAGE, lockMode: "Governance" }).length, 1);
    assert.match(problemsOf({ ...PLAIN_STORAGE, isReplicationTimed: true }).join(), /nothing to be on time/);
  });

  it("are refused with an end before object lock's", () => {
    assert.match(problemsOf({ archiveRetentionDays: 1831 }).join(), /expireAfterDays is 1830; allowed: 1831 or more/);
    assert.deepEqual(problemsOf({ archiveRetentionDays: 1831, lockMode: "None" }), []);
  });

  it("are refused with a prefix that is a wildcard or begins or ends with a slash", () => {
    for (const prefix of ["*", "orders/*", "/orders", "orders/", "", "a//b", "or?ers"]) {
      assert.match(problemsOf(archive({ prefix })).join(), /^storage\.archive\.prefix/, prefix);
    }
    assert.deepEqual(problemsOf(archive({ prefix: "orders/2026.a_b-c=d" })), []);
  });

  it("are refused with archive tiers for what the CDN serves, or for a wildcard", () => {
    const tiers = (prefix: string) => ({
      media: { isAccelerated: true, archiveTiers: { prefix, archiveAccessAfterDays: 90 } },
    });
    assert.match(
      problemsOf(tiers("media")).join(),
      /^storage\.media\.archiveTiers\.prefix is "media"; allowed: a folder beside/,
    );
    assert.match(problemsOf(tiers("masters/*")).join(), /^storage\.media\.archiveTiers\.prefix/);
    assert.deepEqual(problemsOf(tiers("masters")), []);
  });

  it("are refused with a name too long for the longest of the buckets", () => {
    assert.match(problemsOf({}, "n".repeat(40)).join(), /name of aws:s3\/bucket:Bucket/);
    assert.deepEqual(problemsOf({}, "n".repeat(39)), []);
  });

  it("are refused for everything at once", () => {
    const found = problemsOf({ replicaRegion: "ap-northeast-2", versionRetentionDays: 0, ...archive({ prefix: "*" }) });
    assert.equal(found.length, 3);
  });

  it("lock for as long as policy says, or longer where the stack file asks", () => {
    const asking = (retentionDays: number) => ({ ...STORAGE_ARGS, ...archive({ retentionDays }) });
    assert.deepEqual([asking(1827), asking(30)].map(lockDays), [1827, 365]);
    assert.equal(lockDays({ ...asking(1827), lockMode: "None" }), 0);
    assert.match(problemsOf(archive({ retentionDays: 1831 })).join(), /expireAfterDays is 1830; allowed: 1831 or more/);
  });

  it("lock nothing without a mode", () => {
    assert.equal(lockDays(STORAGE_ARGS), 365);
    assert.equal(lockDays({ ...STORAGE_ARGS, lockMode: "None" }), 0);
  });
});
