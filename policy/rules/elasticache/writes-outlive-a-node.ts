import { CACHE, CACHE_PARAMETERS } from "../../caches";
import { parameterGroupOf, parameterValue } from "../../parameter-groups";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache that takes writes only while replicas follow has one replica to lose.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://redis.io/docs/latest/operate/oss_and_stack/management/replication/"],
  remedy: "Raise `cache.nodeCount` in the stack file; `cache.purpose: sessions` needs three nodes.",
  types: [CACHE],
  check: (cache, stack) => {
    const group = parameterGroupOf(cache, stack, CACHE_PARAMETERS);
    const replicas = Number((group && parameterValue(group, "min-replicas-to-write")) ?? 0);
    if (replicas === 0) return notApplicable;
    const nodes = cache.number("numCacheClusters") ?? (cache.number("replicasPerNodeGroup") ?? 0) + 1;
    return satisfiedWhen(
      nodes - 2 >= replicas,
      cache.has("numCacheClusters") ? "numCacheClusters" : "replicasPerNodeGroup",
      nodes,
      `write ${replicas + 2} nodes or more: min-replicas-to-write is ${replicas}, and with fewer followers every write fails`,
    );
  },
};
