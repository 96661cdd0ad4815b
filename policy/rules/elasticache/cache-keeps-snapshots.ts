import { CACHE } from "../../caches";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache takes a snapshot every day and keeps it for a day or more.",
  family: "regretted",
  severity: "mandatory",
  controls: ["ElastiCache.1"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-1"],
  remedy: "Raise `cache.snapshotRetentionDays` in environments/<env>.ts.",
  types: [CACHE],
  check: (cache) => {
    const days = cache.number("snapshotRetentionLimit");
    return satisfiedWhen((days ?? 0) >= 1, "snapshotRetentionLimit", days, "write 1 or more");
  },
};
