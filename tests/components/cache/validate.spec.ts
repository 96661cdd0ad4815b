import assert from "node:assert/strict";
import * as fc from "fast-check";
import { type CacheShape, validateCache } from "../../../components/cache/validate";
import { describeProblem } from "../../../components/shared/errors";

const DEV: CacheShape = {
  network: { workloadZones: ["ap-northeast-2a"] },
  engine: "redis",
  engineVersion: "7.1",
  nodeType: "cache.t4g.micro",
  nodeCount: 1,
  snapshotRetentionDays: 0,
};

function messages(change: Partial<CacheShape>): string[] {
  return validateCache({ ...DEV, ...change }).map(describeProblem);
}

describe("validating the cache", () => {
  it("accepts one node and six, no snapshots and 35 days of them", () => {
    assert.deepEqual(messages({}), []);
    assert.deepEqual(messages({ nodeCount: 6, snapshotRetentionDays: 35 }), []);
  });

  it("accepts current node types, burstable, general and memory-optimised", () => {
    for (const nodeType of ["cache.t2.micro", "cache.t3.micro", "cache.m7g.large", "cache.r7g.16xlarge"]) {
      assert.deepEqual(messages({ nodeType }), []);
    }
  });

  for (const nodeCount of [0, 7, 1.5, Number.NaN]) {
    it(`refuses ${nodeCount.toString()} nodes`, () => {
      assert.deepEqual(messages({ nodeCount }), [
        `cache.nodeCount is ${nodeCount.toString()}; allowed: a whole number from 1 to 6. ` +
          "AWS runs one primary with at most five replicas",
      ]);
    });
  }

  for (const snapshotRetentionDays of [-1, 36, 0.5]) {
    it(`refuses to keep snapshots for ${snapshotRetentionDays.toString()} days`, () => {
      assert.deepEqual(messages({ snapshotRetentionDays }), [
        `cache.snapshotRetentionDays is ${snapshotRetentionDays.toString()}; ` +
          "allowed: a whole number of days from 0 to 35, AWS's limit",
      ]);
    });
  }

  it("refuses sessions on two nodes, where the loss of either would end all writes", () => {
    assert.deepEqual(messages({ purpose: "sessions", nodeCount: 2 }), [
      "cache.nodeCount is 2; allowed: 3 or more with cache.purpose sessions. " +
        "Sessions are written only while a replica follows; of two nodes the loss of either would end all writes",
    ]);
    assert.deepEqual(messages({ purpose: "sessions", nodeCount: 3 }), []);
    assert.deepEqual(messages({ purpose: "cache", nodeCount: 2 }), []);
  });

  it("refuses to run where no zone carries work", () => {
    assert.deepEqual(messages({ network: { workloadZones: [] } }), [
      "cache.network.workloadZones is []; allowed: one zone or more. " +
        "A single node is placed in the first zone that carries work",
    ]);
  });

  for (const nodeType of ["t4g.micro", "cache.t4g", "db.t4g.micro", "cache.T4G.micro", ""]) {
    it(`refuses "${nodeType}" as a node type`, () => {
      assert.deepEqual(messages({ nodeType }), [
        `cache.nodeType is "${nodeType}"; allowed: a node type such as cache.t4g.micro`,
      ]);
    });
  }

  for (const nodeType of ["cache.t1.micro", "cache.m1.small", "cache.m2.xlarge", "cache.m3.medium", "cache.r3.large"]) {
    it(`refuses ${nodeType}, which AWS no longer creates`, () => {
      assert.deepEqual(messages({ nodeType }), [
        `cache.nodeType is "${nodeType}"; allowed: a current node type such as cache.t4g.micro. AWS creates no new ones`,
      ]);
    });
  }

  it("refuses node types that need data tiering", () => {
    assert.deepEqual(messages({ nodeType: "cache.r6gd.xlarge" }), [
      'cache.nodeType is "cache.r6gd.xlarge"; allowed: a node type without data tiering, such as cache.r7g.large. ' +
        "Data tiering, which these need, is chosen for good at creation; this tier never does",
    ]);
  });

  it("refuses replicas on T2", () => {
    assert.deepEqual(messages({ nodeType: "cache.t2.micro", nodeCount: 2 }), [
      'cache.nodeType is "cache.t2.micro"; allowed: cache.t3 or newer for more than one node. ' +
        "On T2, AWS offers automatic failover in cluster mode only",
    ]);
  });

  it("reports every problem at once", () => {
    const problems = validateCache({
      network: { workloadZones: [] },
      engine: "redis",
      engineVersion: "5.0",
      nodeType: "large",
      nodeCount: 9,
      snapshotRetentionDays: 90,
    });
    assert.deepEqual(
      problems.map(({ key }) => key),
      [
        "cache.engineVersion",
        "cache.nodeType",
        "cache.nodeCount",
        "cache.snapshotRetentionDays",
        "cache.network.workloadZones",
      ],
    );
  });

  it("answers for any input", () => {
    fc.assert(
      fc.property(
        fc.record({
          network: fc.record({ workloadZones: fc.array(fc.string()) }),
          engine: fc.string(),
          engineVersion: fc.string(),
          nodeType: fc.oneof(
            fc.string(),
            fc.string().map((size) => `cache.${size}.micro`),
          ),
          nodeCount: fc.double(),
          snapshotRetentionDays: fc.double(),
        }),
        (shape) => {
          for (const problem of validateCache(shape))
            assert.match(describeProblem(problem), /^cache\..* is .*; allowed: /s);
        },
      ),
    );
  });
});
