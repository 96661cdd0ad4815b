import { ENCRYPTION } from "../../buckets";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A bucket encrypted with KMS asks KMS once for many objects, not once for each.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html"],
  remedy: "Keep `bucketKeyEnabled: true` in components/shared/bucket.ts.",
  types: [ENCRYPTION],
  check: (encryption) => {
    // With two layers of encryption there are no bucket keys.
    if (encryption.text("rules[0].applyServerSideEncryptionByDefault.sseAlgorithm") !== "aws:kms") return notApplicable;
    const property = "rules[0].bucketKeyEnabled";
    return satisfiedWhen(encryption.flag(property), property, encryption.value(property), "write true");
  },
};
