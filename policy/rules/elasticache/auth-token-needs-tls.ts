import { CACHE } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache with a password encrypts its connections.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html"],
  remedy: "Set `transitEncryptionEnabled: true` (components/cache/replication-group.ts).",
  types: [CACHE],
  check: (cache) => {
    if (!cache.has("authToken") && !cache.has("authTokenWo")) return notApplicable;
    const property = "transitEncryptionEnabled";
    const instead = "write true beside authToken (InvalidParameterValue)";
    return satisfiedWhen(cache.flag(property), property, cache.value(property), instead);
  },
};
