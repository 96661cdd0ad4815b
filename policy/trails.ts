/** CloudTrail's trails, and what lets AWS's services write where an audit is kept. */
import { coversAction, readStatements, type Statement } from "./policy-document";
import { ledTo } from "./relations";
import type { ResourceView, StackView } from "./views";

export const TRAIL = "aws:cloudtrail/trail:Trail";
export const CLOUDTRAIL = "Service:cloudtrail.amazonaws.com";
export const TRAIL_BUCKET_NEEDS = ["s3:GetBucketAcl", "s3:PutObject"];

const BUCKET = "aws:s3/bucket:Bucket";
const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";

/** The bucket of the stack that a trail or a delivery channel writes to. */
export function bucketWrittenBy(writer: ResourceView, stack: StackView): ResourceView | undefined {
  return ledTo(stack, writer, "s3BucketName", BUCKET)[0];
}

export function policiesOf(bucket: ResourceView, stack: StackView): readonly ResourceView[] {
  return stack.referring(bucket, BUCKET_POLICY, "bucket");
}

/** What a policy allows a principal. */
export function allowedTo(principal: string, policy: ResourceView): readonly Statement[] {
  return readStatements(policy, "policy").filter(
    ({ isAllow, principals }) => isAllow && principals.includes(principal),
  );
}

/** Which of the actions none of the policies allows a principal. */
export function missingFor(
  principal: string,
  needed: readonly string[],
  policies: readonly ResourceView[],
): readonly string[] {
  const actions = policies.flatMap((policy) => allowedTo(principal, policy)).flatMap((statement) => statement.actions);
  return needed.filter((action) => !actions.some((pattern) => coversAction(pattern, action)));
}
