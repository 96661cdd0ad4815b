import assert from "node:assert/strict";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { validateRecovery } from "../../../environments/validate/recovery";
import { readFacts, withValues } from "../../support/stack-files";

const problemsOf = (changes: Readonly<Record<string, unknown>>, policy = prod) =>
  validateRecovery(withValues(readFacts("prod"), changes), policy);
const keysOf = (changes: Readonly<Record<string, unknown>>, policy = prod): string[] =>
  problemsOf(changes, policy).map(({ key }) => key);

describe("recovery's facts", () => {
  it("are accepted as they stand, and where the block is left out", () => {
    assert.deepEqual(keysOf({}), []);
    assert.deepEqual(validateRecovery(readFacts("dev"), dev), []);
    assert.deepEqual(keysOf({ recovery: undefined }), []);
  });

  it("keep the snapshot two hours away from RDS's own windows, which are at 03:00 daily and Sunday at 04:00", () => {
    for (const [time, accepted] of [
      ["01:00", true],
      ["01:01", false],
      ["03:30", false],
      ["04:30", false],
      ["05:00", true],
    ] as const) {
      assert.deepEqual(keysOf({ "recovery.backupTime": time }), accepted ? [] : ["recovery.backupTime"], time);
    }
    const [problem] = problemsOf({ "recovery.backupTime": "04:30" });
    assert.match(problem?.allowed ?? "", /database\.maintenanceWindow/);
  });

  it("hold what the environment's policy needs: a Region for copies, a time for tests, a window for practice", () => {
    for (const key of ["standby", "restoreTestTime", "practiceRunWindow"]) {
      assert.deepEqual(keysOf({ [`recovery.${key}`]: undefined }), [`recovery.${key}`]);
      assert.deepEqual(keysOf({ [`recovery.${key}`]: undefined }, dev), []);
    }
  });

  it("give practice an hour at least", () => {
    assert.deepEqual(keysOf({ "recovery.practiceRunWindow": "Tue 10:00-10:59" }), ["recovery.practiceRunWindow"]);
    assert.deepEqual(keysOf({ "recovery.practiceRunWindow": "Tue 10:00-11:00" }), []);
  });

  it("move to another Region of the same partition, where the objects are too", () => {
    for (const region of ["ap-northeast-2", "us-gov-west-1", "eu-west-1"]) {
      assert.ok(keysOf({ "recovery.standby.region": region }).includes("recovery.standby.region"), region);
    }
    const elsewhere = { "recovery.standby.region": "eu-west-1", "storage.replicaRegion": "eu-west-1" };
    assert.ok(!keysOf(elsewhere).includes("recovery.standby.region"));
    assert.deepEqual(keysOf({ storage: undefined }), []);
  });

  it("plan a network there that overlaps the stack's nowhere", () => {
    for (const [block, accepted] of [
      ["10.0.0.0/16", false],
      ["10.0.32.0/19", false],
      ["10.1.0.0/16", true],
      ["172.16.0.0/16", true],
      ["172.17.0.0/16", false],
      ["10.1.1.0/16", false],
      ["8.8.0.0/16", false],
    ] as const) {
      const expected = accepted ? [] : ["recovery.standby.cidrBlock"];
      assert.deepEqual(keysOf({ "recovery.standby.cidrBlock": block }), expected, block);
    }
    // The smaller block may be the stack's own.
    const inside = { "network.cidrBlock": "10.1.32.0/19" };
    assert.deepEqual(keysOf(inside), ["recovery.standby.cidrBlock"]);
  });

  it("name two zones of that Region or more, each once", () => {
    for (const zones of [["us-east-1a"], ["us-east-1a", "us-east-1a"], ["us-east-1a", "ap-northeast-2a"]]) {
      const key = "recovery.standby.availabilityZones";
      assert.deepEqual([...new Set(keysOf({ [key]: zones }))], [key], zones.join());
    }
  });

  it("are checked as far as they are there", () => {
    assert.deepEqual(validateRecovery({}, prod), []);
    assert.deepEqual(validateRecovery({ recovery: { standby: {} } }, undefined), []);
  });
});
