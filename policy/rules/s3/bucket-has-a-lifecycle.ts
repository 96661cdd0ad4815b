import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A bucket has an enabled lifecycle rule, so that what nobody needs goes away.",
  family: "control",
  severity: "mandatory",
  controls: ["S3.13"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-13"],
  remedy:
    "Set `accessLogRetentionDays` in the environment's policy; components/compute/access-log-bucket.ts makes the rule.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, stack) => {
    const configurations = stack.referring(
      bucket,
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "bucket",
    );
    const states = configurations.flatMap((each) => each.objects("rules")).map(({ status }) => status ?? null);
    return satisfiedWhen(states.includes("Enabled"), "its lifecycle rules", states, "add one that is enabled");
  },
};
