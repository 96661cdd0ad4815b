import { CACHE } from "../../caches";
import type { Rule } from "../../rule";
import { judgeWindowLengths } from "../../time-windows";

export const rule: Rule = {
  description: "The snapshot window and the maintenance window of a cache last 60 minutes or more.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
    "https://github.com/azavea/nyc-trees/issues/54",
  ],
  remedy: "Write longer windows in the stack file: `cache.snapshotWindow`, `cache.maintenanceWindow`.",
  types: [CACHE],
  check: (cache) => judgeWindowLengths(cache, { daily: "snapshotWindow", weekly: "maintenanceWindow" }, 60),
};
