import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../../../policy/resource-graph";
import { alwaysOn, unpriced } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

describe("the cost of a cache", () => {
  const cache = (inputs: JsonObject): GraphResource =>
    makeResource("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", {
      nodeType: "cache.t4g.micro",
      ...inputs,
    });

  it("is its nodes at the price of its engine", () => {
    assert.deepEqual(alwaysOn(cache({ engine: "redis", numCacheClusters: 2 })), {
      "cache.t4g.micro redis nodes, hours": 35.04,
    });
    assert.deepEqual(alwaysOn(cache({ engine: "valkey", numNodeGroups: 2, replicasPerNodeGroup: 1 })), {
      "cache.t4g.micro valkey nodes, hours": 56.06,
    });
  });

  it("is unpriced where Seoul has no price: snapshots, old engines, memcached", () => {
    assert.equal(unpriced(cache({ snapshotRetentionLimit: 1 })).length, 1);
    assert.equal(unpriced(cache({ engineVersion: "5.0.6" })).length, 1);
    assert.equal(
      unpriced(makeResource("aws:elasticache/cluster:Cluster", "c", { nodeType: "cache.t4g.micro" })).length,
      1,
    );
  });
});
