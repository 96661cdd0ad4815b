import { keepsVersions, REPLICATION } from "../../buckets";
import { destinationsOf, sourceOf } from "../../replications";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A bucket that is replicated keeps versions, and so does the one that gets the copies.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html"],
  remedy: "Set `versionRetentionDays` from 1 in the environment's policy (components/shared/bucket.ts).",
  types: [REPLICATION],
  check: (replication, stack) => {
    const buckets = [sourceOf(replication, stack), ...destinationsOf(replication, stack)].filter(
      (bucket) => bucket !== undefined,
    );
    if (buckets.length === 0) return notApplicable;
    const without = buckets.filter((bucket) => !keepsVersions(bucket, stack)).map(({ name }) => name);
    const instead = 'give them a versioning with status "Enabled" (InvalidRequest)';
    return satisfiedWhen(without.length === 0, "buckets without versions", without, instead);
  },
};
