import { BUCKET, ENCRYPTION, LIFECYCLE, LOGGING, OBJECT_LOCK, REPLICATION, VERSIONING } from "../../buckets";
import { type Rule, satisfiedWhen } from "../../rule";

const SETTINGS = [
  ENCRYPTION,
  LIFECYCLE,
  LOGGING,
  OBJECT_LOCK,
  REPLICATION,
  VERSIONING,
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
];

export const rule: Rule = {
  description: "A bucket has one policy, one lifecycle, one of each setting: a second one overwrites the first.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucketlifecycleconfiguration/",
    "https://github.com/hashicorp/terraform-provider-aws/issues/6334",
  ],
  remedy: "Join them: S3 takes one document with several statements or rules.",
  types: [BUCKET],
  check: (bucket, stack) => {
    const double = SETTINGS.find((type) => stack.referring(bucket, type, "bucket").length > 1);
    return satisfiedWhen(double === undefined, "its settings", double, "write one of them");
  },
};
