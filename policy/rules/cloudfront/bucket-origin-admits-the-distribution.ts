import { bucketsBehind, DISTRIBUTION } from "../../distributions";
import { conditionOn, coversAction, readStatements } from "../../policy-document";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView, StackView } from "../../views";

function isAdmitted(bucket: ResourceView, stack: StackView): boolean {
  return stack
    .referring(bucket, "aws:s3/bucketPolicy:BucketPolicy", "bucket")
    .flatMap((policy) => readStatements(policy, "policy"))
    .some(
      (statement) =>
        statement.isAllow &&
        statement.principals.includes("Service:cloudfront.amazonaws.com") &&
        statement.actions.some((action) => coversAction(action, "s3:GetObject")) &&
        conditionOn(statement, "AWS:SourceArn").length > 0,
    );
}

export const rule: Rule = {
  description: "A bucket behind a distribution lets CloudFront read, for distributions that it names.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
  ],
  remedy: "Keep the statement `LetDistributionRead` in components/edge/site-bucket.ts.",
  types: [DISTRIBUTION],
  check: (distribution, stack) => {
    const buckets = bucketsBehind(distribution, stack);
    const closed = buckets.find((bucket) => !isAdmitted(bucket, stack));
    const instead = "allow s3:GetObject to cloudfront.amazonaws.com where AWS:SourceArn is the distribution's ARN";
    if (closed !== undefined) return violated("its bucket's policy", closed.name, instead);
    return buckets.length === 0 ? notApplicable : satisfied;
  },
};
