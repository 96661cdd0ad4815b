/** ElastiCache: nodes by engine, and snapshots. */
import { CACHE, engineOf, versionOf } from "../../../../policy/caches";
import type { ResourceView } from "../../../../policy/views";
import { type Charge, hourly, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";

const CLUSTER = "aws:elasticache/cluster:Cluster";

/** Redis 5 and older are charged for extended support since 2026-02. */
const OLDEST_SUPPORTED_REDIS = 6;

export const caches: Pricers = {
  [CACHE]: priceGroup,
  [CLUSTER]: priceCluster,
  "aws:elasticache/serverlessCache:ServerlessCache": () => [unpriced("serverless cache", "no price for it")],
};

function* priceGroup(group: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  yield* priceNodes(group, engineOf(group), countNodes(group));
  const hasSnapshots = (each: ResourceView): boolean => (each.number("snapshotRetentionLimit") ?? 0) > 0;
  if (!hasSnapshots(group)) return;
  const gigabytes = shareOf(usage.cacheSnapshotGb, stack.all(CACHE).filter(hasSnapshots));
  yield used("snapshots beyond the free one", ["elasticache-redis", "backup-storage"], gigabytes);
}

/** A member of a replication group is counted with the group. */
function* priceCluster(cluster: ResourceView): Generator<Charge> {
  if (cluster.has("replicationGroupId")) return;
  yield* priceNodes(cluster, cluster.text("engine") ?? "memcached", cluster.number("numCacheNodes") ?? 1);
}

function* priceNodes(cache: ResourceView, engine: string, nodes: number): Generator<Charge> {
  const type = cache.text("nodeType") ?? "no type";
  // An engine without prices, such as memcached, finds none there.
  yield hourly(`${type} ${engine} nodes, hours`, [`elasticache-${engine}`, type], nodes);
  const [major] = versionOf(cache);
  if (engine === "redis" && major > 0 && major < OLDEST_SUPPORTED_REDIS) {
    yield unpriced(`extended support of Redis ${major}`, "no price found for it");
  }
}

function countNodes(group: ResourceView): number {
  const shards = group.number("numNodeGroups");
  if (shards === undefined) return group.number("numCacheClusters") ?? 1;
  return shards * (1 + (group.number("replicasPerNodeGroup") ?? 0));
}
