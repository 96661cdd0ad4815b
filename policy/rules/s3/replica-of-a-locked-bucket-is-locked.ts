import { hasObjectLock, REPLICATION } from "../../buckets";
import { destinationsOf, sourceOf } from "../../replications";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Where objects can be locked, they can be locked in the replica too.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html"],
  remedy: "Keep the lock on both sides (components/storage/purpose-bucket.ts).",
  types: [REPLICATION],
  check: (replication, stack) => {
    const source = sourceOf(replication, stack);
    if (source === undefined || !hasObjectLock(source, stack)) return notApplicable;
    const open = destinationsOf(replication, stack).find((each) => !hasObjectLock(each, stack));
    return satisfiedWhen(
      open === undefined,
      "objectLockEnabled of the replica",
      open?.name,
      "write true (InvalidRequest)",
    );
  },
};
