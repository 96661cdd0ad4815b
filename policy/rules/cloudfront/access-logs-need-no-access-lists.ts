import { BUCKET, DISTRIBUTION } from "../../distributions";
import { ledTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const PROPERTY = "loggingConfig.bucket";

export const rule: Rule = {
  description: "A distribution does not log the older way to a bucket whose access lists are off.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/43069",
    "https://github.com/aws/aws-cdk/issues/25291",
  ],
  remedy: "Leave `loggingConfig` out: log delivery (components/edge/access-logs.ts) needs no access lists.",
  types: [DISTRIBUTION],
  check: (distribution, stack) => {
    if (!distribution.has(PROPERTY)) return notApplicable;
    const [bucket] = ledTo(stack, distribution, PROPERTY, BUCKET);
    if (bucket === undefined) return notApplicable;
    const controls = stack.referring(bucket, "aws:s3/bucketOwnershipControls:BucketOwnershipControls", "bucket");
    // Without a word on ownership, a new bucket has none either.
    const hasLists = controls.some((each) => each.text("rule.objectOwnership") !== "BucketOwnerEnforced");
    if (hasLists) return satisfied;
    return violated(PROPERTY, bucket.name, "use a log delivery instead (InvalidArgument: does not enable ACL access)");
  },
};
