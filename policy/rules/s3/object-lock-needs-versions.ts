import { BUCKET, OBJECT_LOCK, VERSIONING } from "../../buckets";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A bucket with object lock keeps versions: a version is what S3 locks.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-overview"],
  remedy: "Set `versionRetentionDays` from 1 where `protection` is not None (environments/<env>.ts).",
  types: [OBJECT_LOCK],
  check: (lock, stack) => {
    const [bucket] = ledTo(stack, lock, "bucket", BUCKET);
    if (bucket === undefined) return notApplicable;
    const states = stack
      .referring(bucket, VERSIONING, "bucket")
      .map((each) => each.text("versioningConfiguration.status"));
    // A bucket made with a lock is versioned from the start, but must not be told otherwise.
    const isVersioned = states.length === 0 ? bucket.flag("objectLockEnabled") : states.includes("Enabled");
    return satisfiedWhen(isVersioned, "its bucket's versioning", states[0], 'write "Enabled" (InvalidBucketState)');
  },
};
