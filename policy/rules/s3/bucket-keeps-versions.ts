import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A bucket keeps earlier versions of its objects.",
  family: "control",
  severity: "mandatory",
  controls: ["S3.14"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14"],
  remedy: "Add a versioning configuration, and let a lifecycle rule expire what is no longer current.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, stack) => {
    const [versioning] = stack.referring(bucket, "aws:s3/bucketVersioning:BucketVersioning", "bucket");
    const status = versioning?.text("versioningConfiguration.status");
    return satisfiedWhen(status === "Enabled", "its versioning", status, 'write status "Enabled"');
  },
};
