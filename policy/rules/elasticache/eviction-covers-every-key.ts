import { CACHE, CACHE_PARAMETERS } from "../../caches";
import { parameterGroupOf, parameterValue } from "../../parameter-groups";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description:
    "A cache states which keys it evicts when it is full: every key or none, not only those with a time to live.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html",
    "https://github.com/convox/rack/issues/518",
    "https://github.com/WikiWatershed/model-my-watershed/issues/1898",
  ],
  remedy: "Keep `maxmemory-policy` in components/cache/parameter-group.ts.",
  types: [CACHE],
  check: (cache, stack) => {
    const group = parameterGroupOf(cache, stack, CACHE_PARAMETERS);
    const policy = group && parameterValue(group, "maxmemory-policy");
    return satisfiedWhen(
      policy !== undefined && !policy.startsWith("volatile-"),
      `maxmemory-policy of ${group?.name ?? "the default parameter group"}`,
      policy,
      'write "allkeys-lru", or "noeviction" for sessions: keys without a time to live are never evicted otherwise, and writes fail once memory is full',
    );
  },
};
