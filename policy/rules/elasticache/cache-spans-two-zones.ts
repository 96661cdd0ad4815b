import { CACHE } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache that fails over has its nodes in two zones, so that losing one leaves another.",
  family: "control",
  severity: "mandatory",
  controls: ["ElastiCache.3"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-3",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
  ],
  remedy: "Derive both from the number of nodes (components/cache/replication-plan.ts).",
  types: [CACHE],
  check: (cache) => {
    if (!cache.flag("automaticFailoverEnabled")) return notApplicable;
    const property = "multiAzEnabled";
    const instead = "write true beside automaticFailoverEnabled: ElastiCache may put every node in one zone otherwise";
    return satisfiedWhen(cache.flag(property), property, cache.value(property), instead);
  },
};
