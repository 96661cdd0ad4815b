/** Caches: nodes, where they stand, and whether another takes over. */
import { CACHE, CACHE_PARAMETERS } from "../../../policy/caches";
import { parameterGroupOf, parameterValue } from "../../../policy/parameter-groups";
import { type ResourceView, type StackView, told } from "../../../policy/views";
import { secondsOf } from "./figures";
import type { TierLoss } from "./result";
import { distinctZones, isResource, type Loss, maybeIn, type Zones } from "./stack";
import { combine, untouched } from "./tier-loss";
import { boundedLoss, countOf, DATA_LOSSES } from "./words";

export interface Cache {
  readonly view: ResourceView;
  /** Each shard holds a part of the keys, with a primary and replicas of its own. */
  readonly shards: number;
  /** Nodes of a shard. */
  readonly nodes: number;
  /** The zone of each node, the primary's first; undefined where AWS chooses. */
  readonly pinned: readonly string[] | undefined;
  /** Where the nodes may stand. */
  readonly zones: Zones;
  readonly hasFailover: boolean;
  /** AWS puts the nodes of a shard into different zones. */
  readonly isMultiAz: boolean;
  readonly nodeType: string;
  /** Replicas that must follow for a write to be taken, and within how many seconds; 0 where none must. */
  readonly replicasToWrite: number;
  readonly maxLagSeconds: number;
}

export function readCaches(stack: StackView): readonly Cache[] {
  return stack.all(CACHE).map((view) => {
    const shards = numberOf(view, "numNodeGroups", 1);
    const nodes = numberOf(view, "replicasPerNodeGroup", numberOf(view, "numCacheClusters", 1) - 1) + 1;
    return {
      ...{ view, shards, nodes, ...readPlaces(stack, view, shards, nodes) },
      hasFailover: nodes > 1 && told(() => view.flag("automaticFailoverEnabled")) === true,
      isMultiAz: nodes > 1 && told(() => view.flag("multiAzEnabled")) === true,
      nodeType: told(() => view.text("nodeType")) ?? "",
      replicasToWrite: parameterOf(stack, view, "min-replicas-to-write", 0),
      // The engine's own default: https://redis.io/docs/latest/operate/oss_and_stack/management/replication/
      maxLagSeconds: parameterOf(stack, view, "min-replicas-max-lag", 10),
    };
  });
}

function numberOf(view: ResourceView, path: string, unset: number): number {
  return told(() => view.number(path)) ?? unset;
}

function parameterOf(stack: StackView, view: ResourceView, name: string, unset: number): number {
  const value = told(() => {
    const group = parameterGroupOf(view, stack, CACHE_PARAMETERS);
    return group && parameterValue(group, name);
  });
  return value === undefined ? unset : Number(value);
}

function readPlaces(
  stack: StackView,
  view: ResourceView,
  shards: number,
  nodes: number,
): Pick<Cache, "pinned" | "zones"> {
  const pinned = told(() => view.list("preferredCacheClusterAzs").map(String)) ?? [];
  if (shards === 1 && pinned.length === nodes) return { pinned, zones: [...new Set(pinned)].sort() };
  const groups = told(() => stack.referred(view, "subnetGroupName", "aws:elasticache/subnetGroup:SubnetGroup")) ?? [];
  return { pinned: undefined, zones: groups[0] && distinctZones(stack, groups[0], "subnetIds") };
}

/** Undefined where the stack has none. */
export function judgeCaches(caches: readonly Cache[], loss: Loss): TierLoss | undefined {
  return combine(caches.map((cache) => judge(cache, loss)));
}

function judge(cache: Cache, loss: Loss): TierLoss {
  const lost = countLost(cache, loss);
  const survivors = cache.nodes - lost;
  // A zone takes nodes from every shard; a node is one shard's.
  const shards = loss.kind === "zone" ? cache.shards : 1;
  const left = countOf(survivors * shards, cache.nodes * shards, "node");
  if (lost === 0) return untouched("cache", left);
  if (isWithoutFollowers(cache, survivors)) return refuseWrites(cache, left, loss);
  if (keepsPrimary(cache, loss)) return loseReplicas(left);
  if (survivors > 0 && cache.hasFailover) return failOver(left, cache);
  return loss.kind === "zone" ? loseInZone(left, survivors) : loseNode(left);
}

/** For certain: where AWS chooses, the primary may stand in any zone. */
function keepsPrimary({ pinned }: Cache, loss: Loss): boolean {
  return loss.kind === "zone" && pinned !== undefined && pinned[0] !== loss.zone;
}

/** Nodes of a shard that are lost, at worst. */
function countLost(cache: Cache, loss: Loss): number {
  const { view, nodes, pinned, zones, isMultiAz } = cache;
  if (loss.kind !== "zone") return isResource(loss, view) ? 1 : 0;
  if (!maybeIn(zones, loss.zone)) return 0;
  if (pinned !== undefined) return pinned.filter((zone) => zone === loss.zone).length;
  if (!isMultiAz) return nodes;
  // Of unknown zones, Multi-AZ promises only that there are two.
  return zones === undefined ? nodes - 1 : Math.ceil(nodes / zones.length);
}

function isWithoutFollowers({ replicasToWrite }: Cache, survivors: number): boolean {
  return survivors > 0 && survivors - 1 < replicasToWrite;
}

/** The engine's own rule: without enough replicas it answers reads only. */
function refuseWrites(cache: Cache, left: string, loss: Loss): TierLoss {
  const seconds = loss.kind === "zone" ? null : secondsOf("cache-node");
  const maker = seconds === null ? "a person adds a node in another zone" : "ElastiCache replaces the node";
  return {
    ...{ tier: "cache", state: "down", left, dataLoss: lostWrites(cache) },
    mechanism: `${maker}; until a replica follows, no write is taken`,
    ...{ interruptionSeconds: seconds, recoverySeconds: seconds },
  };
}

function lostWrites({ replicasToWrite, maxLagSeconds }: Cache): string {
  return replicasToWrite > 0 ? boundedLoss(maxLagSeconds) : DATA_LOSSES.lastWrites;
}

function failOver(left: string, cache: Cache): TierLoss {
  const seconds = secondsOf("cache-failover");
  return {
    ...{ tier: "cache", state: "degraded", left, dataLoss: lostWrites(cache) },
    mechanism: "ElastiCache promotes a replica, under the same address",
    ...{ interruptionSeconds: seconds, recoverySeconds: seconds },
  };
}

/** The primary goes on; readers of the lost node's own address have to ask the reader address. */
function loseReplicas(left: string): TierLoss {
  const seconds = secondsOf("cache-failover");
  return {
    ...{ tier: "cache", state: "degraded", left, dataLoss: DATA_LOSSES.none },
    mechanism: "the reader address leaves the lost node out",
    ...{ interruptionSeconds: seconds, recoverySeconds: seconds },
  };
}

function loseInZone(left: string, survivors: number): TierLoss {
  const promote = "a person promotes a replica: automatic failover is off";
  const create = "a person creates the cache in another zone, empty";
  return {
    ...{ tier: "cache", state: "down", left, dataLoss: survivors > 0 ? DATA_LOSSES.lastWrites : DATA_LOSSES.cached },
    mechanism: survivors > 0 ? promote : create,
    ...{ interruptionSeconds: null, recoverySeconds: null },
  };
}

function loseNode(left: string): TierLoss {
  const seconds = secondsOf("cache-node");
  return {
    ...{ tier: "cache", state: "down", left, dataLoss: DATA_LOSSES.cached },
    mechanism: "ElastiCache replaces the node, empty",
    ...{ interruptionSeconds: seconds, recoverySeconds: seconds },
  };
}
