import { CACHE } from "../../caches";
import { type Rule, satisfiedWhen } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "A cache has a subnet group of its own instead of the default VPC's.",
  family: "control",
  severity: "mandatory",
  controls: ["ElastiCache.7"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-7"],
  remedy: "Name a subnet group over the isolated subnets, as components/cache does.",
  types: [CACHE],
  check: (cache) => {
    const written = shownValue(cache, "subnetGroupName");
    const isOwn = cache.has("subnetGroupName") && written !== "default";
    return satisfiedWhen(isOwn, "subnetGroupName", written, "name a subnet group of the stack");
  },
};
