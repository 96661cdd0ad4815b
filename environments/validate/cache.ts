/** ElastiCache: engine and version, windows, nodes. */
import type { Problem } from "../../components/shared/errors";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";
import { validateWindowPair } from "./window-rules";

type GivenCache = Given<StackFile["cache"]>;

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
// From 6.2 on, both logs can be delivered; older versions cannot, and are past their end.
const VERSIONS: Readonly<Record<StackFile["cache"]["engine"], readonly string[]>> = {
  redis: ["6.2", "7.0", "7.1"],
  valkey: ["7.2", "8.0", "8.1", "8.2", "9.0", "9.1"],
};

function validateEngine({ engine, engineVersion }: GivenCache): Problem[] {
  if (engine === undefined || engineVersion === undefined || VERSIONS[engine].includes(engineVersion)) return [];
  return [
    {
      key: "cache.engineVersion",
      received: engineVersion,
      allowed: `for ${engine}: ${VERSIONS[engine].map((version) => `"${version}"`).join(", ")}`,
      reason: "The parameter group's family follows from the engine and its version",
    },
  ];
}

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html */
function validateNodes({ nodeCount }: GivenCache, workloadZoneCount: number | undefined): Problem[] {
  if (nodeCount === undefined || nodeCount < 2 || workloadZoneCount === undefined || workloadZoneCount > 1) return [];
  return [
    {
      key: "cache.nodeCount",
      received: nodeCount,
      allowed: "1, or network.workloadZoneCount from 2",
      reason: "From two nodes on, Multi-AZ is on, and it needs a second zone to put a replica in",
    },
  ];
}

function validateFailover({ nodeCount }: GivenCache, policy: Policy | undefined): Problem[] {
  if (nodeCount !== 1 || policy?.cache.isFailoverRequired !== true) return [];
  return [
    {
      key: "cache.nodeCount",
      received: nodeCount,
      allowed: "2 to 6",
      reason: "The environment's policy wants a replica to fail over to",
    },
  ];
}

/** Of sessions a primary and a replica must be left whichever zone is lost: with no replica, no write is taken. */
function validatePurpose({ purpose, nodeCount }: GivenCache, zones: number | undefined): Problem[] {
  if (purpose !== "sessions" || nodeCount === undefined || zones === undefined || zones === 0) return [];
  const isEnough = (nodes: number): boolean => nodes - Math.ceil(nodes / zones) >= 2;
  if (isEnough(nodeCount)) return [];
  const least = [1, 2, 3, 4, 5, 6].find(isEnough);
  const allowed = least === undefined ? "more than one of network.availabilityZones" : `${least.toString()} to 6`;
  const reason = `Sessions are written only while a replica follows, also when one of ${zones.toString()} zones is lost`;
  return [{ key: "cache.nodeCount", received: nodeCount, allowed, reason }];
}

export function validateCache({ cache = {}, network = {} }: Given<StackFile>, policy: Policy | undefined): Problem[] {
  return [
    ...validateEngine(cache),
    ...validateFailover(cache, policy),
    ...validateNodes(cache, network.workloadZoneCount),
    ...validatePurpose(cache, network.availabilityZones?.length),
    ...validateWindowPair({
      dailyKey: "cache.snapshotWindow",
      daily: cache.snapshotWindow,
      weeklyKey: "cache.maintenanceWindow",
      weekly: cache.maintenanceWindow,
      // https://github.com/hashicorp/terraform-provider-aws/pull/2153
      leastMinutes: 60,
      // https://github.com/hashicorp/terraform/issues/17247
      overlapReason: "ElastiCache refuses overlapping windows, also where no snapshots are taken",
    }),
  ];
}
