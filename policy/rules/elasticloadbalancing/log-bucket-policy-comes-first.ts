import { ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A load balancer waits for the policy of the bucket it logs to: AWS writes a test object at once.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
    "https://github.com/terraform-aws-modules/terraform-aws-s3-bucket/issues/98",
  ],
  remedy: "Keep the bucket policy in the load balancer's `dependsOn` (components/compute/load-balancer.ts).",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer, stack) => {
    const [bucket] = ledTo(stack, loadBalancer, "accessLogs.bucket", "aws:s3/bucket:Bucket");
    if (bucket === undefined) return notApplicable;
    const policies = stack.referring(bucket, "aws:s3/bucketPolicy:BucketPolicy", "bucket");
    if (policies.length === 0) return notApplicable;
    return satisfiedWhen(
      policies.every((policy) => stack.dependsOn(loadBalancer, policy)),
      "dependsOn",
      bucket.name,
      "add the bucket's policy (InvalidConfigurationRequest: Access Denied for bucket)",
    );
  },
};
