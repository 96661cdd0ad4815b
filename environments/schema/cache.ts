import { z } from "zod";
import { block, dailyWindow, text, weeklyWindow, wholeNumber } from "./meaning";

/** Those of the tier's families that exist. Not r6gd: data tiering is chosen for good at creation, and this tier never does. */
const NODE_TYPE = /^cache\.(t(3|4g)\.(micro|small|medium)|([mr](5|[678]g)|c7gn)\.(large|\d*xlarge))$/;

export const cacheSchema = block("ElastiCache.", {
  engine: z.enum(["redis", "valkey"]).meta({
    description: "Engine. Changing redis to valkey is an update, valkey to redis a replacement that loses the data.",
    allowed: "`redis` or `valkey`",
  }),
  engineVersion: text(/^\d+\.\d+$/, {
    description: "Engine version; the parameter group's family follows from it.",
    allowed: 'redis "6.2", "7.0" or "7.1"; valkey "7.2", "8.0", "8.1", "8.2", "9.0" or "9.1"; in quotes',
  }),
  nodeType: text(NODE_TYPE, {
    description: "Node type.",
    allowed:
      "`cache.<family>.<size>` of the families t3, t4g, m5, r5, m6g to m8g, r6g to r8g and c7gn, such as `cache.t3.micro`",
  }),
  nodeCount: wholeNumber(1, 6, {
    description: "Primary and replicas together. From two on, automatic failover and Multi-AZ are on.",
    allowed: "1 to 6; 1 where one zone carries work",
    reason: "A replication group holds one primary and at most 5 replicas",
  }),
  purpose: z
    .enum(["cache", "sessions"])
    .meta({
      description:
        "`sessions`: nothing is evicted for room, and writes are taken only while a replica follows within seconds, so that a " +
        "failover loses no more than those. Left out, or `cache`: the least recently used key goes when memory is full.",
      allowed: "`cache`; or `sessions` with so many nodes that two are left when a zone is lost",
    })
    .optional(),
  snapshotWindow: dailyWindow("Snapshots", 60),
  maintenanceWindow: weeklyWindow("Patches and changes that wait", 60),
});
