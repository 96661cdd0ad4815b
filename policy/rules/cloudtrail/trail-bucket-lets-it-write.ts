import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";
import { bucketWrittenBy, CLOUDTRAIL, missingFor, policiesOf, TRAIL, TRAIL_BUCKET_NEEDS } from "../../trails";

export const rule: Rule = {
  description: "The bucket of a trail lets CloudTrail write, and the trail waits for the policy that says so.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
    "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html",
  ],
  remedy: "Keep the statements in components/audit/buckets.ts, and `dependsOn` of the trail.",
  types: [TRAIL],
  check: (trail, stack) => {
    const bucket = bucketWrittenBy(trail, stack);
    if (bucket === undefined) return notApplicable;
    const policies = policiesOf(bucket, stack);
    const missing = missingFor(CLOUDTRAIL, TRAIL_BUCKET_NEEDS, policies);
    if (missing.length > 0) {
      const instead = `allow cloudtrail.amazonaws.com ${missing.join(", ")} in its policy (InsufficientS3BucketPolicyException)`;
      return violated("s3BucketName", bucket.name, instead);
    }
    const isWaiting = policies.every((policy) => stack.dependsOn(trail, policy));
    const instead = "add the bucket's policy (InsufficientS3BucketPolicyException)";
    return satisfiedWhen(isWaiting, "dependsOn", bucket.name, instead);
  },
};
