import { CACHE } from "../../caches";
import type { Rule } from "../../rule";
import { judgeWindowsApart } from "../../time-windows";

export const rule: Rule = {
  description: "A cache with snapshots states its snapshot window and its maintenance window, and they do not overlap.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html",
    "https://github.com/hashicorp/terraform/issues/17247",
  ],
  remedy: "Move `cache.snapshotWindow` or `cache.maintenanceWindow` in the stack file; they may touch.",
  types: [CACHE],
  check: (cache) => {
    const keepsSnapshots = (cache.number("snapshotRetentionLimit") ?? 0) > 0;
    return judgeWindowsApart(cache, { daily: "snapshotWindow", weekly: "maintenanceWindow" }, keepsSnapshots);
  },
};
