import assert from "node:assert/strict";
import { CACHE, CACHE_PARAMETERS, isClustered, parameterFamily, versionOf } from "../../policy/caches";
import type { JsonObject } from "../../policy/resource-graph";
import { ResourceView, StackView } from "../../policy/views";
import { makeGraph, makeResource } from "../support/graphs";

function familyOf(engine: string | undefined, engineVersion: string | undefined): string | undefined {
  const inputs = { ...(engine && { engine }), ...(engineVersion && { engineVersion }) };
  return parameterFamily(ResourceView.of(makeResource(CACHE, "cache", inputs)));
}

function isClusteredWith(inputs: JsonObject, parameters: JsonObject[] = []): boolean {
  const group = makeResource(CACHE_PARAMETERS, "group", { parameters });
  const cache = makeResource(CACHE, "cache", { parameterGroupName: `<${CACHE_PARAMETERS}::group.name>`, ...inputs });
  return isClustered(ResourceView.of(cache), new StackView(makeGraph([group, cache]), "dev"));
}

describe("caches as rules read them", () => {
  it("names the parameter group family of an engine's version", () => {
    assert.deepEqual(
      [familyOf("redis", "5.0.6"), familyOf("redis", "6.x"), familyOf("redis", "6.2"), familyOf("redis", "7.1")],
      ["redis5.0", "redis6.x", "redis6.x", "redis7"],
    );
    assert.deepEqual([familyOf("valkey", "7.2"), familyOf("valkey", "8.1")], ["valkey7", "valkey8"]);
    assert.deepEqual([familyOf(undefined, "7.0"), familyOf("redis", undefined)], ["redis7", undefined]);
  });

  it("reads a version's numbers, and 0 where there is none", () => {
    const version = (engineVersion: string) =>
      versionOf(ResourceView.of(makeResource(CACHE, "cache", { engineVersion })));
    assert.deepEqual([version("7.1"), version("6.x"), version("7")].flat(), [7, 1, 6, 0, 7, 0]);
  });

  it("knows cluster mode by shards, by its mode and by its parameter", () => {
    assert.equal(isClusteredWith({}), false);
    assert.equal(isClusteredWith({ numNodeGroups: 1 }), true);
    assert.equal(isClusteredWith({ replicasPerNodeGroup: 1 }), true);
    assert.equal(isClusteredWith({ clusterMode: "compatible" }), true);
    assert.equal(isClusteredWith({ clusterMode: "disabled" }), false);
    assert.equal(isClusteredWith({}, [{ name: "cluster-enabled", value: "yes" }]), true);
    assert.equal(isClusteredWith({}, [{ name: "cluster-enabled", value: "no" }]), false);
  });
});
