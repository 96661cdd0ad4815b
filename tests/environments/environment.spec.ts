import assert from "node:assert/strict";
import { composeEnvironment } from "../../environments/environment";
import { policies } from "../../environments/policies";
import { pathsOf, readFacts, withValue } from "../support/stack-files";

const compose = (name: "dev" | "prod") =>
  composeEnvironment(readFacts(name), policies[name], { project: "cloudmart", stack: `cloudmart-${name}` });

describe("the environment", () => {
  it("tags everything with project, stack, environment, owner and cost centre", () => {
    const tags = {
      Project: "cloudmart",
      Stack: "cloudmart-prod",
      Environment: "prod",
      Owner: "platform",
      CostCentre: "cloudmart-prod",
    };
    assert.deepEqual(compose("prod").tags, tags);
    assert.deepEqual(compose("prod").compute.tags, tags);
  });

  it("gives each tier its facts and its policy", () => {
    const { network, database, cache, compute } = compose("prod");
    assert.deepEqual(
      [network.natGatewayStrategy, database.isMultiAz, cache.snapshotRetentionDays, compute.isHttpsRequired],
      ["OnePerAz", true, 7, true],
    );
    assert.deepEqual(
      [network.workloadZoneCount, database.instanceClass, cache.nodeCount, compute.maxInstances],
      [2, "db.t3.micro", 2, 10],
    );
    assert.deepEqual(
      [network.region, compute.region, compute.accountId],
      ["ap-northeast-2", "ap-northeast-2", "222222222222"],
    );
  });

  it("protects every tier that holds something, or none", () => {
    for (const name of ["dev", "prod"] as const) {
      const { database, cache, compute } = compose(name);
      const expected = policies[name].protection !== "None";
      assert.deepEqual(
        [database, cache, compute].map((slice) => slice.isProtected),
        [expected, expected, expected],
      );
    }
  });

  it("hands windows on in UTC only", () => {
    const { database, cache } = compose("prod");
    assert.equal(database.backupWindowUtc, "18:00-19:00");
    assert.equal(database.maintenanceWindowUtc, "sat:19:00-sat:20:00");
    assert.equal(cache.snapshotWindowUtc, "18:00-19:00");
    assert.equal(cache.maintenanceWindowUtc, "sat:19:00-sat:20:00");
    const windows = pathsOf({ database, cache }).filter((path) => path.includes("Window"));
    assert.ok(
      windows.every((path) => path.endsWith("Utc")),
      windows.join(),
    );
  });

  it("tells recovery what can fail over, when, and how strictly it locks", () => {
    const { recovery, database, storage } = compose("prod");
    assert.ok(recovery !== undefined);
    assert.deepEqual(
      [recovery.backupSchedule, recovery.restoreTestSchedule, recovery.practiceRunWindowUtc, recovery.timeZone],
      ["cron(0 6 * * ? *)", "cron(0 10 ? * SUN *)", "Tue:01:00-Tue:03:00", "Asia/Seoul"],
    );
    assert.deepEqual([recovery.hasDatabaseStandby, recovery.hasCacheStandby], [true, true]);
    assert.deepEqual([recovery.lockMode, storage?.lockMode], ["Governance", "Governance"]);
    assert.deepEqual([recovery.automatedBackupRetentionDays, recovery.backupRetentionDays], [7, 35]);
    // The plan finds the database by it.
    assert.equal(database.backupTag, recovery.label);
    assert.deepEqual(recovery.tags, { Project: "cloudmart", Stack: "cloudmart-prod" });
  });

  it("tells recovery of standbys only where there are some, and tags no database for a plan that is not there", () => {
    const { recovery } = compose("dev");
    assert.deepEqual([recovery?.hasDatabaseStandby, recovery?.hasCacheStandby], [false, false]);
    const facts = withValue(readFacts("dev"), "recovery", undefined);
    const identity = { project: "cloudmart", stack: "dev" };
    assert.equal(composeEnvironment(facts, policies.dev, identity).database.backupTag, undefined);
  });

  it("hands a sleep schedule on as cron in the stack's time zone, or none", () => {
    assert.deepEqual(compose("dev").compute.sleep, {
      fromCron: "0 21 * * 1,2,3,4,5",
      untilCron: "0 8 * * 1,2,3,4,5",
      timeZone: "Asia/Seoul",
    });
    assert.equal(compose("prod").compute.sleep, undefined);
  });

  it("cannot be changed, at any depth", () => {
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      assert.ok(Object.isFrozen(value), path);
      for (const [key, part] of Object.entries(value)) visit(part, `${path}.${key}`);
    };
    visit(compose("dev"), "environment");
  });

  it("leaves the facts and the policy it is made of alone", () => {
    const facts = readFacts("dev");
    composeEnvironment(facts, policies.dev, { project: "cloudmart", stack: "dev" });
    assert.deepEqual(facts, readFacts("dev"));
    assert.ok(!Object.isFrozen(policies.dev));
  });
});
