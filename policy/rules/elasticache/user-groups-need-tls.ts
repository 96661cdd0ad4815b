import { CACHE } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache with user groups encrypts its connections.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/42966",
  ],
  remedy: "Set `transitEncryptionEnabled: true` (components/cache/replication-group.ts).",
  types: [CACHE],
  check: (cache) => {
    if (!cache.has("userGroupIds")) return notApplicable;
    const property = "transitEncryptionEnabled";
    const instead = "write true beside userGroupIds (InvalidParameterCombination)";
    return satisfiedWhen(cache.flag(property), property, cache.value(property), instead);
  },
};
