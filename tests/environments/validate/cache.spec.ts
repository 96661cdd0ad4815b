import assert from "node:assert/strict";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import type { StackFile } from "../../../environments/schema";
import { validateCache } from "../../../environments/validate/cache";
import { readFacts } from "../../support/stack-files";

function problemsOf(changes: Partial<StackFile["cache"]>, workloadZoneCount = 2) {
  const facts = readFacts("prod");
  const network = { ...facts.network, workloadZoneCount };
  return validateCache({ ...facts, network, cache: { ...facts.cache, ...changes } }, dev);
}

describe("the cache's facts", () => {
  const versions: [engine: "redis" | "valkey", engineVersion: string, accepted: boolean][] = [
    ["redis", "6.2", true],
    ["redis", "7.0", true],
    ["redis", "7.1", true],
    ["redis", "7.2", false], // valkey's number
    ["redis", "8.0", false],
    ["redis", "5.0", false],
    ["valkey", "7.2", true],
    ["valkey", "8.0", true],
    ["valkey", "8.2", true],
    ["valkey", "9.1", true],
    ["valkey", "7.1", false],
    ["valkey", "", false],
  ];
  for (const [engine, engineVersion, accepted] of versions) {
    it(`are ${accepted ? "accepted" : "refused"} with ${engine} ${engineVersion || "of no version"}`, () => {
      const keys = problemsOf({ engine, engineVersion }).map(({ key }) => key);
      assert.deepEqual(keys, accepted ? [] : ["cache.engineVersion"]);
    });
  }

  it("name the versions there are", () => {
    assert.equal(problemsOf({ engineVersion: "7.2" })[0]?.allowed, 'for redis: "6.2", "7.0", "7.1"');
  });

  it("are refused with windows under an hour, ElastiCache's least", () => {
    const problems = problemsOf({ snapshotWindow: "03:00-03:59", maintenanceWindow: "Sun 04:00-04:59" });
    assert.deepEqual(
      problems.map(({ key, allowed }) => [key, allowed]),
      [
        ["cache.snapshotWindow", "at least 60 minutes"],
        ["cache.maintenanceWindow", "at least 60 minutes"],
      ],
    );
  });

  it("are refused with overlapping windows", () => {
    const [problem] = problemsOf({ snapshotWindow: "03:00-04:01" });
    assert.equal(problem?.key, "cache.maintenanceWindow");
    assert.match(problem.reason ?? "", /ElastiCache refuses overlapping windows/);
  });

  it("have replicas only where a second zone carries work", () => {
    assert.deepEqual(problemsOf({ nodeCount: 1 }, 1), []);
    assert.deepEqual(problemsOf({ nodeCount: 3 }, 2), []);
    assert.deepEqual(
      problemsOf({ nodeCount: 2 }, 1).map(({ key }) => key),
      ["cache.nodeCount"],
    );
  });

  it("have a replica to fail over to where policy wants one", () => {
    const alone = { cache: { nodeCount: 1 } };
    assert.deepEqual(
      validateCache(alone, prod).map(({ key, allowed }) => [key, allowed]),
      [["cache.nodeCount", "2 to 6"]],
    );
    assert.deepEqual(validateCache({ cache: { nodeCount: 2 } }, prod), []);
    assert.deepEqual(validateCache(alone, dev), []);
    assert.deepEqual(validateCache(alone, undefined), []);
  });

  it("leave a session two nodes, whichever zone is lost", () => {
    const problemsIn = (zones: readonly string[], nodeCount: number) =>
      validateCache({ cache: { purpose: "sessions", nodeCount }, network: { availabilityZones: [...zones] } }, prod);
    const rows: readonly [zones: string[], nodes: number, allowed: string | undefined][] = [
      [["a", "b"], 3, "4 to 6"],
      [["a", "b"], 4, undefined],
      [["a", "b", "c"], 2, "3 to 6"],
      [["a", "b", "c"], 3, undefined],
    ];
    for (const [zones, nodes, allowed] of rows) {
      const found = problemsIn(zones, nodes);
      assert.deepEqual(
        found.map((problem) => [problem.key, problem.allowed]),
        allowed === undefined ? [] : [["cache.nodeCount", allowed]],
      );
    }
    assert.match(problemsIn(["a", "b"], 3)[0]?.reason ?? "", /when one of 2 zones is lost$/);
  });

  it("are checked as far as they are there", () => {
    assert.deepEqual(validateCache({}, prod), []);
    assert.deepEqual(validateCache({ cache: { engineVersion: "1.0", nodeCount: 6 } }, prod), []);
  });
});
