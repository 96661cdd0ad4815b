import { satisfied, violated, type Rule } from "../../rule";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const SETTINGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const rule: Rule = {
  description: "A bucket refuses public access in all four ways.",
  family: "control",
  severity: "mandatory",
  controls: ["S3.2", "S3.3", "S3.8", "CIS v5.0.0/2.1.4"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8"],
  remedy: "Keep the public access block in components/compute/access-log-bucket.ts.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, stack) => {
    const [block] = stack.referring(bucket, BLOCK, "bucket");
    if (block === undefined)
      return violated("its public access block", undefined, "add one with all four settings true");
    const open = SETTINGS.find((setting) => !block.flag(setting));
    return open === undefined ? satisfied : violated(open, block.value(open), "write true");
  },
};
