/** What the cache tier refuses. Pure, so that every problem is found at once and before anything is created. */
import type { Problem } from "../shared/errors";
import { validateEngine } from "./engine-family";

/** The part of the tier's arguments that decides whether AWS can build it. */
export interface CacheShape {
  readonly network: { readonly workloadZones: readonly string[] };
  readonly engine: string;
  readonly engineVersion: string;
  readonly nodeType: string;
  readonly nodeCount: number;
  readonly purpose?: "cache" | "sessions" | undefined;
  readonly snapshotRetentionDays: number;
}

const MAX_NODES = 6;
const MAX_SNAPSHOT_DAYS = 35;
/** A primary, the replica that its writes wait for, and one to lose. */
const SESSION_NODES = 3;
// Clusters of these types run on, but AWS creates no new ones (ElastiCache API reference, CacheNode). The one type that
// cannot take snapshots, cache.t1.micro, is among them.
const RETIRED_NODE_FAMILIES: ReadonlySet<string> = new Set(["t1", "m1", "m2", "m3", "c1", "r3"]);

/** Every problem that AWS would have with these arguments; none when the list is empty. */
export function validateCache(args: CacheShape): Problem[] {
  const problems = validateEngine(args.engine, args.engineVersion);
  problems.push(...validateNodeType(args.nodeType, args.nodeCount));
  if (!isWholeNumber(args.nodeCount, 1, MAX_NODES)) {
    problems.push({
      key: "cache.nodeCount",
      received: args.nodeCount,
      allowed: `a whole number from 1 to ${MAX_NODES.toString()}`,
      reason: "AWS runs one primary with at most five replicas",
    });
  }
  if (args.purpose === "sessions" && args.nodeCount < SESSION_NODES) {
    problems.push({
      key: "cache.nodeCount",
      received: args.nodeCount,
      allowed: `${SESSION_NODES.toString()} or more with cache.purpose sessions`,
      reason: "Sessions are written only while a replica follows; of two nodes the loss of either would end all writes",
    });
  }
  if (!isWholeNumber(args.snapshotRetentionDays, 0, MAX_SNAPSHOT_DAYS)) {
    problems.push({
      key: "cache.snapshotRetentionDays",
      received: args.snapshotRetentionDays,
      allowed: `a whole number of days from 0 to ${MAX_SNAPSHOT_DAYS.toString()}, AWS's limit`,
    });
  }
  if (args.network.workloadZones.length === 0) {
    problems.push({
      key: "cache.network.workloadZones",
      received: args.network.workloadZones,
      allowed: "one zone or more",
      reason: "A single node is placed in the first zone that carries work",
    });
  }
  return problems;
}

function isWholeNumber(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function validateNodeType(nodeType: string, nodeCount: number): Problem[] {
  const refusal = { key: "cache.nodeType", received: nodeType };
  const family = /^cache\.([a-z][a-z0-9]+)\.[a-z0-9]+$/.exec(nodeType)?.[1];
  if (family === undefined) return [{ ...refusal, allowed: "a node type such as cache.t4g.micro" }];
  if (RETIRED_NODE_FAMILIES.has(family)) {
    return [{ ...refusal, allowed: "a current node type such as cache.t4g.micro", reason: "AWS creates no new ones" }];
  }
  if (family.endsWith("gd")) {
    const reason = "Data tiering, which these need, is chosen for good at creation; this tier never does";
    return [{ ...refusal, allowed: "a node type without data tiering, such as cache.r7g.large", reason }];
  }
  if (family === "t2" && nodeCount > 1) {
    const reason = "On T2, AWS offers automatic failover in cluster mode only";
    return [{ ...refusal, allowed: "cache.t3 or newer for more than one node", reason }];
  }
  return [];
}
