import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { createParameterGroup, type Purpose } from "../../../components/cache/parameter-group";
import type { GraphResource } from "../../../policy/resource-graph";
import { runMocked } from "../../support/mocks";

async function create(engine: string, engineVersion: string, purpose?: Purpose): Promise<GraphResource> {
  const { graph } = await runMocked(() => {
    const parent = new pulumi.ComponentResource("test:index:Parent", "parent");
    createParameterGroup("cache", { engine, engineVersion, purpose }, parent);
  });
  return graph.one("aws:elasticache/parameterGroup:ParameterGroup", "cache-parameter-group");
}

describe("the cache's parameter group", () => {
  it("is of the engine's family", async () => {
    assert.equal((await create("redis", "7.1")).inputs["family"], "redis7");
    assert.equal((await create("valkey", "8.2")).inputs["family"], "valkey8");
  });

  it("evicts the least recently used key of all and closes connections idle for five minutes", async () => {
    assert.deepEqual((await create("redis", "7.1")).inputs["parameters"], [
      { name: "maxmemory-policy", value: "allkeys-lru" },
      { name: "timeout", value: "300" },
    ]);
  });

  it("evicts no session, and takes one only while a replica follows within five seconds", async () => {
    assert.deepEqual((await create("redis", "7.1", "sessions")).inputs["parameters"], [
      { name: "maxmemory-policy", value: "noeviction" },
      { name: "min-replicas-max-lag", value: "5" },
      { name: "min-replicas-to-write", value: "1" },
      { name: "timeout", value: "300" },
    ]);
  });

  it("has no fixed name, so that a change of family creates the new group first", async () => {
    const { inputs, options } = await create("redis", "7.1");
    assert.deepEqual(Object.keys(inputs).sort(), ["description", "family", "parameters"]);
    assert.notEqual(options.deleteBeforeReplace, true);
  });

  it("refuses an engine version without a family", async () => {
    await assert.rejects(create("redis", "8.0"), /cache\.engineVersion is "8\.0"; allowed: redis 6\.2/);
  });
});
