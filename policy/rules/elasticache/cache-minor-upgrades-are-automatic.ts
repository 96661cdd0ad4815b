import { CACHE } from "../../caches";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache takes minor versions by itself, in its maintenance window.",
  family: "control",
  severity: "mandatory",
  controls: ["ElastiCache.2"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2"],
  remedy: "Leave `autoMinorVersionUpgrade` at true (components/cache/replication-group.ts).",
  types: [CACHE],
  check: (cache) => {
    const property = "autoMinorVersionUpgrade";
    return satisfiedWhen(!cache.has(property) || cache.flag(property), property, false, "write true");
  },
};
