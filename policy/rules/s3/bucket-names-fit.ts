import { judgeName } from "../../physical-name";
import { violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A bucket's name has at most 63 characters: lower case, digits, hyphens, dots.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"],
  remedy:
    "Shorten the tier's name in index.ts, or the role that components/compute/access-log-bucket.ts appends to it.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket) => {
    const name = bucket.text("bucket") ?? bucket.text("bucketPrefix") ?? bucket.name;
    if (!/^[a-z0-9][a-z0-9.-]+$/.test(name)) {
      return violated("bucket", name, "write lower case, digits, hyphens and dots (InvalidBucketName)");
    }
    return judgeName(bucket, { longest: 63, longestPrefix: 37, name: "bucket", prefix: "bucketPrefix" });
  },
};
