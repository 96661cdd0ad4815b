import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { createReplicationGroup, type ReplicationGroupArgs } from "../../../components/cache/replication-group";
import type { GraphResource } from "../../../policy/resource-graph";
import { type MockedGraph, runMocked } from "../../support/mocks";

const ONE: ReplicationGroupArgs = {
  network: { workloadZones: ["ap-northeast-2a"] },
  engine: "redis",
  engineVersion: "7.1",
  nodeType: "cache.t4g.micro",
  nodeCount: 1,
  snapshotRetentionDays: 0,
  snapshotWindowUtc: "18:00-19:00",
  maintenanceWindowUtc: "sat:19:00-sat:20:00",
  appliesImmediately: true,
  isProtected: false,
  surroundings: {
    port: 6379,
    kmsKeyId: "arn:key",
    authToken: "in-the-clear",
    securityGroupIds: ["sg-1"],
    subnetGroupName: "subnets",
    parameterGroupName: "parameters",
    logDeliveryConfigurations: [],
  },
};
const TWO: ReplicationGroupArgs = {
  ...ONE,
  network: { workloadZones: ["ap-northeast-2a", "ap-northeast-2b"] },
  nodeType: "cache.t3.micro",
  nodeCount: 2,
  snapshotRetentionDays: 7,
  appliesImmediately: false,
  isProtected: true,
};

async function create(args: ReplicationGroupArgs): Promise<{ graph: MockedGraph; group: GraphResource }> {
  const { graph } = await runMocked(() => {
    createReplicationGroup("cache", args, new pulumi.ComponentResource("test:index:Parent", "parent"));
  });
  return { graph, group: graph.one("aws:elasticache/replicationGroup:ReplicationGroup", "cache") };
}

describe("the cache's replication group", () => {
  it("is asked for with exactly these inputs as one unprotected node", async () => {
    const { group } = await create(ONE);
    assert.deepEqual(group.inputs, {
      description: "The application's cache",
      engine: "redis",
      engineVersion: "7.1",
      autoMinorVersionUpgrade: true,
      nodeType: "cache.t4g.micro",
      numCacheClusters: 1,
      automaticFailoverEnabled: false,
      multiAzEnabled: false,
      preferredCacheClusterAzs: ["ap-northeast-2a"],
      port: 6379,
      subnetGroupName: "subnets",
      parameterGroupName: "parameters",
      securityGroupIds: ["sg-1"],
      atRestEncryptionEnabled: true,
      kmsKeyId: "arn:key",
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      authToken: "[secret]",
      authTokenUpdateStrategy: "SET",
      snapshotRetentionLimit: 0,
      maintenanceWindow: "sat:19:00-sat:20:00",
      applyImmediately: true,
      logDeliveryConfigurations: [],
    });
  });

  it("differs in these inputs as two protected nodes", async () => {
    const { group } = await create(TWO);
    const one = (await create(ONE)).group.inputs;
    const keys = [...new Set([...Object.keys(one), ...Object.keys(group.inputs)])].sort();
    const changed = keys.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(group.inputs[key]));
    assert.deepEqual(Object.fromEntries(changed.map((key) => [key, group.inputs[key]])), {
      applyImmediately: false,
      automaticFailoverEnabled: true,
      finalSnapshotIdentifier: "cache-final-0badc0de",
      multiAzEnabled: true,
      nodeType: "cache.t3.micro",
      numCacheClusters: 2,
      preferredCacheClusterAzs: undefined,
      snapshotRetentionLimit: 7,
      snapshotWindow: "18:00-19:00",
    });
  });

  it("may grow from one node to two in place, because placement is not compared again", async () => {
    for (const args of [ONE, TWO]) {
      assert.deepEqual((await create(args)).group.options.ignoreChanges, ["preferredCacheClusterAzs"]);
    }
  });

  it("hides the auth token even from a caller who did not", async () => {
    const { group } = await create(ONE);
    assert.deepEqual(group.secretInputs, ["authToken"]);
  });

  it("requires TLS on Valkey too", async () => {
    const { group } = await create({ ...ONE, engine: "valkey", engineVersion: "7.2" });
    assert.deepEqual([group.inputs["engine"], group.inputs["engineVersion"]], ["valkey", "7.2"]);
    assert.equal(group.inputs["transitEncryptionEnabled"], true);
    assert.equal(group.inputs["transitEncryptionMode"], "required");
  });

  it("requires TLS without naming a mode on Redis 6.2, where AWS refuses one", async () => {
    const { group } = await create({ ...ONE, engineVersion: "6.2" });
    assert.equal(group.inputs["transitEncryptionEnabled"], true);
    assert.equal("transitEncryptionMode" in group.inputs, false);
  });

  it("is protected, with a suffix that makes its final snapshot's name unique, only where it is to be", async () => {
    const [one, two] = [await create(ONE), await create(TWO)];
    assert.deepEqual([one.group.options.protect, two.group.options.protect], [false, true]);
    assert.deepEqual(one.graph.all("random:index/randomId:RandomId"), []);
    const suffix = two.graph.one("random:index/randomId:RandomId", "cache-final-snapshot");
    assert.deepEqual(suffix.inputs, { byteLength: 4 });
    assert.deepEqual(two.group.propertyDependencies["finalSnapshotIdentifier"], [suffix.urn]);
  });

  it("refuses an engine version AWS does not have", async () => {
    await assert.rejects(
      create({ ...ONE, engineVersion: "7.2" }),
      /cache\.engineVersion is "7\.2"; allowed: redis 6\.2/,
    );
  });
});
