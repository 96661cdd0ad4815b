import { CACHE } from "../../caches";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache says that it encrypts what it stores; adding it later replaces the cache.",
  family: "control",
  severity: "mandatory",
  controls: ["ElastiCache.4"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-4",
    "https://www.pulumi.com/registry/packages/aws/api-docs/elasticache/replicationgroup/",
  ],
  remedy: "Set `atRestEncryptionEnabled: true`: the default is on for Valkey and off for Redis.",
  types: [CACHE],
  check: (cache) => {
    const property = "atRestEncryptionEnabled";
    return satisfiedWhen(cache.flag(property), property, cache.value(property), "write true");
  },
};
