import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A bucket writes a log of the requests made to it.",
  family: "control",
  severity: "mandatory",
  controls: ["S3.9"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9"],
  remedy: "Add server access logging to another bucket.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, stack) => {
    const settings = stack.referring(bucket, "aws:s3/bucketLogging:BucketLogging", "bucket");
    const targets = settings.map((each) => each.has("targetBucket"));
    return satisfiedWhen(targets.includes(true), "its logging", undefined, "name a targetBucket");
  },
};
