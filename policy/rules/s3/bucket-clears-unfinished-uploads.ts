import { satisfiedWhen, type Rule } from "../../rule";
import { isJsonObject } from "../../views";

export const rule: Rule = {
  description: "A bucket removes the parts of uploads that never finished, which are invisible and charged for ever.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html"],
  remedy: "Keep `abortIncompleteMultipartUpload` in components/compute/access-log-bucket.ts.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, stack) => {
    const configurations = stack.referring(
      bucket,
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "bucket",
    );
    const rules = configurations.flatMap((each) => each.objects("rules"));
    const clears = rules.some(
      ({ status, abortIncompleteMultipartUpload: abort }) => status === "Enabled" && isJsonObject(abort),
    );
    const instead = "add an enabled lifecycle rule with abortIncompleteMultipartUpload";
    return satisfiedWhen(
      clears,
      "its lifecycle rules",
      rules.map(({ id }) => id ?? null),
      instead,
    );
  },
};
