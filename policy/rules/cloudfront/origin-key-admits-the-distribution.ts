import { bucketsBehind, DISTRIBUTION } from "../../distributions";
import { coversAction, readStatements } from "../../policy-document";
import { ledTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView, StackView } from "../../views";

const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const KEY_ID = "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId";
const KEY = "aws:kms/key:Key";

function keysOf(bucket: ResourceView, stack: StackView): readonly ResourceView[] {
  return stack.referring(bucket, ENCRYPTION, "bucket").flatMap((each) => ledTo(stack, each, KEY_ID, KEY));
}

/** The key's own policy, and the one that is attached to it: the latter breaks the cycle of key, bucket, distribution. */
function letsCloudFrontDecrypt(key: ResourceView, stack: StackView): boolean {
  const attached = stack.referring(key, "aws:kms/keyPolicy:KeyPolicy", "keyId");
  return [key, ...attached]
    .flatMap((each) => readStatements(each, "policy"))
    .some(
      ({ isAllow, principals, actions }) =>
        isAllow &&
        principals.includes("Service:cloudfront.amazonaws.com") &&
        actions.some((action) => coversAction(action, "kms:Decrypt")),
    );
}

export const rule: Rule = {
  description: "Where a bucket behind a distribution is encrypted with a KMS key, the key lets CloudFront decrypt.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html#oac-permissions-sse-kms",
    "https://github.com/aws/aws-cdk/issues/21771",
    "https://github.com/aws/aws-cdk/issues/31227",
  ],
  remedy: "Let cloudfront.amazonaws.com decrypt in a `KeyPolicy` of its own, made after the distribution it names.",
  types: [DISTRIBUTION],
  check: (distribution, stack) => {
    const keys = bucketsBehind(distribution, stack).flatMap((bucket) => keysOf(bucket, stack));
    const closed = keys.find((key) => !letsCloudFrontDecrypt(key, stack));
    const instead = "allow kms:Decrypt to cloudfront.amazonaws.com for this distribution (AccessDenied for every file)";
    if (closed !== undefined) return violated("its bucket's key", closed.name, instead);
    return keys.length === 0 ? notApplicable : satisfied;
  },
};
