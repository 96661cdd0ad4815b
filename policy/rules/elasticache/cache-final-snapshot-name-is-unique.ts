import { CACHE } from "../../caches";
import { hasRandomPart } from "../../random-names";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "The name of a cache's final snapshot has a random part, so that the next deletion finds it free.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteReplicationGroup.html"],
  remedy: "Build the name from a `random.RandomId`, as components/cache/replication-group.ts does.",
  types: [CACHE],
  check: (cache, stack) => {
    if (!cache.has("finalSnapshotIdentifier")) return notApplicable;
    return satisfiedWhen(
      hasRandomPart(cache, "finalSnapshotIdentifier", stack),
      "finalSnapshotIdentifier",
      shownValue(cache, "finalSnapshotIdentifier"),
      "append a random part: the second deletion ends in SnapshotAlreadyExistsFault",
    );
  },
};
