import { conditionOn } from "../../policy-document";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { allowedTo, bucketWrittenBy, CLOUDTRAIL, policiesOf, TRAIL } from "../../trails";

export const rule: Rule = {
  description: "Bucket and key of a trail admit CloudTrail for that trail only, by its ARN.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cross-service-confused-deputy-prevention.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
  ],
  remedy: "Keep `aws:SourceArn` in components/audit/buckets.ts and key.ts: without it a trail of anybody writes there.",
  types: [TRAIL],
  check: (trail, stack) => {
    const bucket = bucketWrittenBy(trail, stack);
    const keys = ledTo(stack, trail, "kmsKeyId", "aws:kms/key:Key");
    const doors = [...(bucket === undefined ? [] : policiesOf(bucket, stack)), ...keys];
    if (doors.length === 0) return notApplicable;
    for (const door of doors) {
      const open = allowedTo(CLOUDTRAIL, door).find((each) => !namesTrail(conditionOn(each, "aws:SourceArn"), trail));
      if (open !== undefined) {
        return violated(
          `the policy of ${door.name}`,
          open.conditions,
          "add StringEquals on aws:SourceArn, the trail's",
        );
      }
    }
    return satisfied;
  },
};

function namesTrail(sources: readonly string[], trail: Parameters<Rule["check"]>[0]): boolean {
  const name = trail.text("name");
  // A name that AWS makes up cannot be written before the trail is there: any trail of the account then.
  return sources.length > 0 && sources.every((each) => name === undefined || each.endsWith(`:trail/${name}`));
}
