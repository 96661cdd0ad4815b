import { CACHE, isClustered } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache in cluster mode fails over automatically, so a lone node is never in cluster mode.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/27116",
  ],
  remedy: "Leave cluster mode out for a cache of one node (components/cache/replication-group.ts).",
  types: [CACHE],
  check: (cache, stack) => {
    if (!isClustered(cache, stack)) return notApplicable;
    const property = "automaticFailoverEnabled";
    const instead = "write true, or leave cluster mode (InvalidParameterCombination)";
    return satisfiedWhen(cache.flag(property), property, cache.value(property), instead);
  },
};
