import { CACHE } from "../../caches";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache fails over to a replica automatically.",
  family: "control",
  severity: "mandatory",
  controls: ["ElastiCache.3"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-3"],
  remedy: "Write `cache.nodeCount` from 2 in the stack file; each node costs its type's price.",
  types: [CACHE],
  check: (cache) => {
    const property = "automaticFailoverEnabled";
    return satisfiedWhen(cache.flag(property), property, cache.value(property), "write true, with two nodes or more");
  },
};
