import { bucketsBehind, DISTRIBUTION } from "../../distributions";
import { coversAction, readStatements } from "../../policy-document";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import type { ResourceView, StackView } from "../../views";

export const rule: Rule = {
  description: "A page in place of what a bucket lacks is shown for 403 too: S3 says so to whom it shows no list.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html",
    "https://github.com/aws/aws-cdk/issues/13983",
  ],
  remedy: "Give 403 the page that 404 has, or route paths with the function in components/edge/single-page-routing.ts.",
  types: [DISTRIBUTION],
  check: (distribution, stack) => {
    const shown = distribution
      .objects("customErrorResponses")
      .filter(({ responsePagePath }) => responsePagePath !== undefined)
      .map(({ errorCode }) => Number(errorCode));
    if (!shown.includes(404)) return notApplicable;
    const closed = bucketsBehind(distribution, stack)
      .filter((bucket) => !isListed(bucket, stack))
      .map(({ name }) => name);
    if (closed.length === 0) return notApplicable;
    if (shown.includes(403)) return satisfied;
    return violated("customErrorResponses", shown, `add 403, the answer of ${closed.join(", ")} for what it lacks`);
  },
};

/** May CloudFront list the bucket? Then S3 tells it that an object is missing. */
function isListed(bucket: ResourceView, stack: StackView): boolean {
  return stack
    .referring(bucket, "aws:s3/bucketPolicy:BucketPolicy", "bucket")
    .flatMap((policy) => readStatements(policy, "policy"))
    .some(
      ({ isAllow, principals, actions }) =>
        isAllow &&
        principals.includes("Service:cloudfront.amazonaws.com") &&
        actions.some((action) => coversAction(action, "s3:ListBucket")),
    );
}
