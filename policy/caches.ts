/** How rules read ElastiCache replication groups. */
import type { ResourceView, StackView } from "./views";
import { parameterGroupOf, parameterValue } from "./parameter-groups";

export const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
export const CACHE_PARAMETERS = "aws:elasticache/parameterGroup:ParameterGroup";

export function engineOf(cache: ResourceView): string {
  return cache.text("engine") ?? "redis";
}

/** `7.1` is [7, 1]; what is no number is 0, as in `6.x`. */
export function versionOf(cache: ResourceView): readonly [major: number, minor: number] {
  const [major = 0, minor = 0] = (cache.text("engineVersion") ?? "").split(".").map((part) => Number(part) || 0);
  return [major, minor];
}

/** The parameter group family of an engine and version; undefined where no version is written. */
export function parameterFamily(cache: ResourceView): string | undefined {
  const [major, minor] = versionOf(cache);
  if (major === 0) return undefined;
  if (engineOf(cache) === "valkey") return `valkey${major}`;
  if (major < 6) return `redis${major}.${minor}`;
  return major === 6 ? "redis6.x" : `redis${major}`;
}

/** Does it divide its keys among shards, or is it ready to? */
export function isClustered(cache: ResourceView, stack: StackView): boolean {
  if (cache.has("numNodeGroups") || cache.has("replicasPerNodeGroup")) return true;
  if (cache.has("clusterMode")) return cache.text("clusterMode") !== "disabled";
  const group = parameterGroupOf(cache, stack, CACHE_PARAMETERS);
  return group !== undefined && parameterValue(group, "cluster-enabled") === "yes";
}
