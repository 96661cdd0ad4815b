import { BUCKET, defaultEncryptionOf, LOGGING, OBJECT_LOCK } from "../../buckets";
import { coversAction, readStatements, type Statement } from "../../policy-document";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import type { ResourceView, StackView } from "../../views";

const WRITER = "Service:logging.s3.amazonaws.com";

function letsS3Write({ isAllow, principals, actions }: Statement): boolean {
  return isAllow && principals.includes(WRITER) && actions.some((each) => coversAction(each, "s3:PutObject"));
}

/** What S3's log writer would stumble over; it drops the log without an error. */
function findObstacles(target: ResourceView, stack: StackView): readonly string[] {
  const policies = stack.referring(target, "aws:s3/bucketPolicy:BucketPolicy", "bucket");
  const isLetIn = policies.flatMap((policy) => readStatements(policy, "policy")).some(letsS3Write);
  const algorithm = defaultEncryptionOf(target, stack)?.["sseAlgorithm"] ?? "AES256";
  const locks = stack.referring(target, OBJECT_LOCK, "bucket");
  return [
    ...(isLetIn ? [] : ["its policy lets logging.s3.amazonaws.com not put objects"]),
    ...(algorithm === "AES256" ? [] : ["it is encrypted with a key of KMS"]),
    ...(locks.some((lock) => lock.has("rule.defaultRetention")) ? ["it locks every object"] : []),
  ];
}

export const rule: Rule = {
  description: "A bucket for logs of requests lets S3 write them: by its policy, with S3's own key and without a lock.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html"],
  remedy: "Keep policy and encryption of components/storage/log-bucket.ts.",
  types: [LOGGING],
  check: (logging, stack) => {
    const [target] = ledTo(stack, logging, "targetBucket", BUCKET);
    if (target === undefined) return notApplicable;
    const obstacles = findObstacles(target, stack);
    const instead = `change ${target.name}: S3 drops what it cannot write, without an error`;
    return satisfiedWhen(obstacles.length === 0, "targetBucket", obstacles, instead);
  },
};
