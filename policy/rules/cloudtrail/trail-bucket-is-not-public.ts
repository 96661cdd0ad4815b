import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { bucketWrittenBy, TRAIL } from "../../trails";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const SETTINGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const rule: Rule = {
  description: "The bucket of a trail refuses public access in all four ways.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-6"],
  controls: ["CloudTrail.6"],
  remedy: "Keep the public access block in components/shared/bucket.ts.",
  types: [TRAIL],
  check: (trail, stack) => {
    const bucket = bucketWrittenBy(trail, stack);
    if (bucket === undefined) return notApplicable;
    const [block] = stack.referring(bucket, BLOCK, "bucket");
    const open = SETTINGS.find((setting) => block?.flag(setting) !== true);
    return open === undefined ? satisfied : violated("s3BucketName", bucket.name, `write true for ${open} of it`);
  },
};
