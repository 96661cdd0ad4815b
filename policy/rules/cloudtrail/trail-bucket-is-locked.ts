import { hasObjectLock, keepsVersions, OBJECT_LOCK } from "../../buckets";
import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";
import { bucketWrittenBy, TRAIL } from "../../trails";

export const rule: Rule = {
  description: "Nobody deletes or changes a trail's files before their time: its bucket locks every version.",
  family: "control",
  severity: "mandatory",
  environments: ["prod"],
  sources: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-15",
  ],
  controls: ["S3.15"],
  remedy:
    "Keep `protection` at Governance or Compliance in environments/prod.ts, and the lock in components/audit/buckets.ts.",
  types: [TRAIL],
  check: (trail, stack) => {
    const bucket = bucketWrittenBy(trail, stack);
    if (bucket === undefined) return notApplicable;
    if (!keepsVersions(bucket, stack) || !hasObjectLock(bucket, stack)) {
      return violated("s3BucketName", bucket.name, "set objectLockEnabled on the bucket, which also keeps versions");
    }
    const locks = stack.referring(bucket, OBJECT_LOCK, "bucket");
    const days = locks.map((each) => each.number("rule.defaultRetention.days") ?? 0);
    const instead = "lock every file by default, for as long as it is kept";
    return satisfiedWhen(
      days.some((each) => each > 0),
      "s3BucketName",
      bucket.name,
      instead,
    );
  },
};
