import { satisfiedWhen, type Rule } from "../../rule";

const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const ALGORITHM = "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm";

export const rule: Rule = {
  description: "A bucket states how its objects are encrypted, so that a change made elsewhere is undone.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html"],
  remedy: "Keep the encryption in components/compute/access-log-bucket.ts.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, stack) => {
    const settings = stack.referring(bucket, ENCRYPTION, "bucket");
    const isStated = settings.some((each) => each.has(ALGORITHM));
    return satisfiedWhen(isStated, "its encryption", undefined, `add a ${ENCRYPTION}`);
  },
};
