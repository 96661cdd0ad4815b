import assert from "node:assert/strict";
import * as fc from "fast-check";
import { planReplication, type ReplicationShape } from "../../../components/cache/replication-plan";

const ONE: ReplicationShape = {
  network: { workloadZones: ["ap-northeast-2a", "ap-northeast-2b"] },
  nodeCount: 1,
  snapshotRetentionDays: 0,
  snapshotWindowUtc: "18:00-19:00",
};

describe("the replication plan", () => {
  it("gives one node neither failover nor Multi-AZ and puts it where the work is", () => {
    assert.deepEqual(planReplication(ONE), {
      numCacheClusters: 1,
      automaticFailoverEnabled: false,
      multiAzEnabled: false,
      preferredCacheClusterAzs: ["ap-northeast-2a"],
      snapshotRetentionLimit: 0,
    });
  });

  for (const nodeCount of [2, 6]) {
    it(`gives ${nodeCount.toString()} nodes failover and Multi-AZ and lets AWS spread them`, () => {
      assert.deepEqual(planReplication({ ...ONE, nodeCount }), {
        numCacheClusters: nodeCount,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
        snapshotRetentionLimit: 0,
      });
    });
  }

  it("names the snapshot window only where snapshots are kept", () => {
    const { snapshotRetentionLimit, snapshotWindow } = planReplication({ ...ONE, snapshotRetentionDays: 7 });
    assert.deepEqual(
      { snapshotRetentionLimit, snapshotWindow },
      { snapshotRetentionLimit: 7, snapshotWindow: "18:00-19:00" },
    );
    assert.equal("snapshotWindow" in planReplication(ONE), false);
  });

  it("never plans a mix that AWS refuses", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 35 }), (nodeCount, days) => {
        const plan = planReplication({ ...ONE, nodeCount, snapshotRetentionDays: days });
        assert.equal(plan.automaticFailoverEnabled, plan.numCacheClusters >= 2);
        assert.equal(plan.multiAzEnabled, plan.automaticFailoverEnabled);
        assert.equal(plan.snapshotWindow === undefined, plan.snapshotRetentionLimit === 0);
        assert.equal((plan.preferredCacheClusterAzs ?? []).length, plan.multiAzEnabled ? 0 : 1);
      }),
    );
  });
});
