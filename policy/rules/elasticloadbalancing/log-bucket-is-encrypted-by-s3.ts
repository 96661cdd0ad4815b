import { ledTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const ALGORITHM = "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm";

export const rule: Rule = {
  description: "The bucket that a load balancer logs to is encrypted with S3's own key, not with one of KMS.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
    "https://github.com/aws/aws-cdk/issues/21947",
  ],
  remedy: "Keep `AES256` in components/compute/access-log-bucket.ts; the load balancer cannot use a KMS key.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer, stack) => {
    const [bucket] = ledTo(stack, loadBalancer, "accessLogs.bucket", "aws:s3/bucket:Bucket");
    if (bucket === undefined) return notApplicable;
    const algorithms = stack.referring(bucket, ENCRYPTION, "bucket").map((each) => each.text(ALGORITHM) ?? "AES256");
    // Without any setting S3 encrypts with its own key.
    const wrong = algorithms.find((algorithm) => algorithm !== "AES256");
    if (wrong === undefined) return satisfied;
    const instead = `give ${bucket.name} the algorithm "AES256" (InvalidConfigurationRequest: Access Denied for bucket)`;
    return violated("accessLogs.bucket's encryption", wrong, instead);
  },
};
