import { CACHE } from "../../caches";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache asks its clients for a password, or knows its users.",
  family: "control",
  severity: "mandatory",
  controls: ["ElastiCache.6"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-6"],
  remedy: "Give the cache an `authToken`, as components/cache/replication-group.ts does.",
  types: [CACHE],
  check: (cache) =>
    satisfiedWhen(
      ["authToken", "authTokenWo", "userGroupIds"].some((each) => cache.has(each)),
      "authToken",
      undefined,
      "write a generated password",
    ),
};
