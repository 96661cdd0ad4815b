import { CACHE } from "../../caches";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A cache that is protected leaves a final snapshot when it goes after all.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteReplicationGroup.html"],
  remedy: "Name a final snapshot wherever data is protected, as components/cache/replication-group.ts does.",
  types: [CACHE],
  check: (cache) => {
    if (!cache.resource.options.protect) return notApplicable;
    const property = "finalSnapshotIdentifier";
    const instead = "write a name: with `protect` lifted, deleting the cache takes its keys along";
    return satisfiedWhen(cache.has(property), property, undefined, instead);
  },
};
