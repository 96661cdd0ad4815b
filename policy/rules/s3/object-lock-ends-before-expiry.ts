import { BUCKET, lifecycleRulesOf, OBJECT_LOCK, partOf } from "../../buckets";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "No object expires while it is locked: S3 would hide it, and go on charging for it.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-lifecycle",
  ],
  remedy: "Raise `storage.archive.expireAfterDays`, or lower `archiveRetentionDays` in the environment's policy.",
  types: [OBJECT_LOCK],
  check: (lock, stack) => {
    const [bucket] = ledTo(stack, lock, "bucket", BUCKET);
    const years = lock.number("rule.defaultRetention.years");
    const days = lock.number("rule.defaultRetention.days") ?? (years ?? 0) * 365;
    if (bucket === undefined || days === 0) return notApplicable;
    const ends = lifecycleRulesOf(bucket, stack)
      .map((rule) => partOf(rule, "expiration")?.["days"])
      .filter((each) => typeof each === "number");
    const early = ends.find((each) => each < days);
    const instead = `let the lifecycle expire objects after ${days} days or later`;
    return satisfiedWhen(early === undefined, "its bucket's expiration.days", early, instead);
  },
};
