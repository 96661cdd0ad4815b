import { satisfied, violated, type Rule } from "../../rule";

const CONTROLS = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";

export const rule: Rule = {
  description: "A bucket's owner owns every object in it, and access control lists are off.",
  family: "control",
  severity: "mandatory",
  controls: ["S3.12"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-12",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  ],
  remedy: 'Keep `objectOwnership: "BucketOwnerEnforced"` in components/compute/access-log-bucket.ts.',
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, stack) => {
    const [list] = stack.referring(bucket, "aws:s3/bucketAcl:BucketAcl", "bucket");
    if (list !== undefined) return violated("its access control list", list.name, "take it away and write a policy");
    const [controls] = stack.referring(bucket, CONTROLS, "bucket");
    const ownership = controls?.text("rule.objectOwnership");
    if (ownership === "BucketOwnerEnforced") return satisfied;
    return violated("rule.objectOwnership", ownership, 'write "BucketOwnerEnforced"');
  },
};
