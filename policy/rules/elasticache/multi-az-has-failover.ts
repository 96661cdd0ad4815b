import { CACHE } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A Multi-AZ cache fails over automatically.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/18522",
  ],
  remedy: "Derive both from the number of nodes (components/cache/replication-plan.ts).",
  types: [CACHE],
  check: (cache) => {
    if (!cache.flag("multiAzEnabled")) return notApplicable;
    const property = "automaticFailoverEnabled";
    const instead = "write true beside multiAzEnabled (InvalidParameterCombination)";
    return satisfiedWhen(cache.flag(property), property, cache.value(property), instead);
  },
};
