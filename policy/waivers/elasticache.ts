import type { Waiver } from "../waiver";

const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";

export const waivers: readonly Waiver[] = [
  {
    rule: "cache-fails-over",
    type: CACHE,
    name: "cloudmart-cache",
    environments: ["dev"],
    reason: "dev runs one node, for half the cost (`cache.nodeCount: 1` in Pulumi.dev.yaml)",
  },
  {
    rule: "cache-keeps-snapshots",
    type: CACHE,
    name: "cloudmart-cache",
    environments: ["dev"],
    reason: "dev's cache may be empty after a failure (`cache.snapshotRetentionDays: 0` in environments/dev.ts)",
  },
  {
    rule: "cache-is-protected",
    type: CACHE,
    name: "cloudmart-cache",
    environments: ["dev"],
    reason: "dev holds no data that anybody needs back, and destroy must work (`protection` in environments/dev.ts)",
  },
];
