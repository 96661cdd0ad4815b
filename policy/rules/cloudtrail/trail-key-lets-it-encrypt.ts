import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { CLOUDTRAIL, missingFor, TRAIL } from "../../trails";

/** Decrypting is for buckets with a data key of their own. */
const NEEDED = ["kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"];

export const rule: Rule = {
  description: "The key of a trail lets CloudTrail encrypt.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html"],
  remedy: "Keep `LetCloudTrailEncrypt` and `LetCloudTrailCheck` in components/audit/key.ts.",
  types: [TRAIL],
  check: (trail, stack) => {
    const [key] = ledTo(stack, trail, "kmsKeyId", "aws:kms/key:Key");
    if (key === undefined) return notApplicable;
    const missing = missingFor(CLOUDTRAIL, NEEDED, [key]);
    const instead = `allow cloudtrail.amazonaws.com ${missing.join(", ")} in its policy (InsufficientEncryptionPolicyException)`;
    return satisfiedWhen(missing.length === 0, "kmsKeyId", key.name, instead);
  },
};
