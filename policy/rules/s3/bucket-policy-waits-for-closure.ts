import { ledTo } from "../../relations";
import { satisfiedWhen, type Rule } from "../../rule";

/** Settings that, like a policy, decide who gets at a bucket. */
const CLOSURES = [
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
];

export const rule: Rule = {
  description: "A bucket's policy is written after its other access settings: S3 may refuse two such changes at once.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList",
    "https://github.com/hashicorp/terraform-provider-aws/issues/7628",
    "https://github.com/sevenwestmedia-labs/pulumi-components/pull/46",
  ],
  remedy: "Keep them in the policy's `dependsOn` (components/compute/access-log-bucket.ts).",
  types: ["aws:s3/bucketPolicy:BucketPolicy"],
  check: (policy, stack) => {
    const buckets = ledTo(stack, policy, "bucket", "aws:s3/bucket:Bucket");
    const settings = buckets.flatMap((bucket) => CLOSURES.flatMap((type) => stack.referring(bucket, type, "bucket")));
    const unawaited = settings.filter((setting) => !stack.dependsOn(policy, setting)).map(({ type }) => type);
    return satisfiedWhen(unawaited.length === 0, "dependsOn", unawaited, "add what is missing (OperationAborted)");
  },
};
