import { ENCRYPTION } from "../../buckets";
import { regionOf } from "../../deployment-target";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";

const DEFAULT = "rules[0].applyServerSideEncryptionByDefault";

export const rule: Rule = {
  description: "A bucket encrypted with KMS has a key of the stack, of its own Region, that no other bucket has.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-mgmt",
  ],
  remedy: "Keep one key for each bucket (components/storage/purpose-bucket.ts): who may read one may not read all.",
  types: [ENCRYPTION],
  check: (encryption, stack) => {
    if (encryption.text(`${DEFAULT}.sseAlgorithm`) !== "aws:kms") return notApplicable;
    const property = `${DEFAULT}.kmsMasterKeyId`;
    const [key] = ledTo(stack, encryption, property, "aws:kms/key:Key");
    if (key === undefined) return violated(property, undefined, "name a key of the stack");
    const region = regionOf(key, stack);
    if (region !== regionOf(encryption, stack)) return violated(property, region, "name a key of the bucket's Region");
    const users = stack.all(ENCRYPTION).filter((each) => ledTo(stack, each, property, key.type).includes(key));
    const others = users.filter((each) => each !== encryption).map(({ name }) => name);
    return satisfiedWhen(others.length === 0, property, others, "give each bucket a key of its own");
  },
};
