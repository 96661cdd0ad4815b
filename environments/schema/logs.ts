import { z } from "zod";
import { LOG_RETENTION_DAYS } from "../../components/shared/log-retention";
import { block } from "./meaning";

export const logsSchema = block(
  "Where a system must keep its logs longer than its environment's policy does. A stack without the block follows its policy.",
  {
    retentionDays: z
      .int()
      .refine((days) => LOG_RETENTION_DAYS.includes(days))
      .meta({
        description:
          "Days that every log is kept at least: of network, database, cache, instances, load balancer, buckets, CDN and firewall. " +
          "A log that policy turns off stays off.",
        allowed: `more than the policy's shortest, one of ${LOG_RETENTION_DAYS.join(", ")}`,
        reason: "CloudWatch Logs offers no other retention",
      }),
  },
);
