import { CACHE } from "../../caches";
import { judgeName } from "../../physical-name";
import type { Rule } from "../../rule";

export const rule: Rule = {
  description: "A replication group's name has 40 characters or fewer.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html"],
  remedy: "Shorten the name that index.ts gives the cache.",
  types: [CACHE],
  check: (cache) => judgeName(cache, { longest: 40, longestPrefix: 0, name: "replicationGroupId" }),
};
