import { CACHE, isClustered } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache that fails over has a replica to fail over to.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
    "https://github.com/ministryofjustice/cloud-platform-environments/issues/5719",
    "https://github.com/hashicorp/terraform-provider-aws/issues/17605",
  ],
  remedy: "Write `cache.nodeCount` from 2 in the stack file; with 1 the tier turns failover off.",
  types: [CACHE],
  check: (cache, stack) => {
    if (!cache.flag("automaticFailoverEnabled") || isClustered(cache, stack)) return notApplicable;
    const nodes = cache.number("numCacheClusters") ?? 1;
    return satisfiedWhen(
      nodes >= 2,
      "numCacheClusters",
      nodes,
      "write 2 or more, or automaticFailoverEnabled: false (InvalidParameterCombination)",
    );
  },
};
