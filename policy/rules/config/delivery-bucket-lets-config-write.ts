import { defaultEncryptionOf, OBJECT_LOCK } from "../../buckets";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";
import { bucketWrittenBy, missingFor, policiesOf } from "../../trails";
import type { ResourceView, StackView } from "../../views";

const CONFIG = "Service:config.amazonaws.com";
const OF_BUCKET = ["s3:GetBucketAcl", "s3:ListBucket", "s3:PutObject"];
const OF_KEY = ["kms:Decrypt", "kms:GenerateDataKey"];
const REFUSAL = "(InsufficientDeliveryPolicyException)";

export const rule: Rule = {
  description: "AWS Config can write to the bucket of its channel: by its policy, by the key's, and without a lock.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html",
    "https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html",
  ],
  remedy: "Keep policy and key of components/audit/, and the lock away from this bucket: history is not the trail.",
  types: ["aws:cfg/deliveryChannel:DeliveryChannel"],
  check: (channel, stack) => {
    const bucket = bucketWrittenBy(channel, stack);
    if (bucket === undefined) return notApplicable;
    const obstacles = findObstacles(bucket, stack, ledTo(stack, channel, "s3KmsKeyArn", "aws:kms/key:Key"));
    if (obstacles.length > 0) return violated("s3BucketName", bucket.name, `${obstacles.join(", ")} ${REFUSAL}`);
    const policies = policiesOf(bucket, stack);
    const isWaiting = policies.every((policy) => stack.dependsOn(channel, policy));
    return satisfiedWhen(isWaiting, "dependsOn", bucket.name, `add the bucket's policy ${REFUSAL}`);
  },
};

function findObstacles(bucket: ResourceView, stack: StackView, keys: readonly ResourceView[]): readonly string[] {
  const ofBucket = missingFor(CONFIG, OF_BUCKET, policiesOf(bucket, stack));
  const isEncrypted = defaultEncryptionOf(bucket, stack)?.["sseAlgorithm"] === "aws:kms";
  const ofKey = keys.length > 0 && isEncrypted ? missingFor(CONFIG, OF_KEY, keys) : [];
  const missing = [...ofBucket, ...ofKey];
  const locks = stack.referring(bucket, OBJECT_LOCK, "bucket").filter((each) => each.has("rule.defaultRetention"));
  return [
    ...(missing.length > 0 ? [`allow config.amazonaws.com ${missing.join(", ")}`] : []),
    ...(locks.length > 0 ? ["take the default lock away"] : []),
  ];
}
