import { loadCoreGraph } from "../../../support/core-stack";
import { alter, edit, proveRules, remove, write } from "../../../support/rules";

const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";

function replaceInPolicy(found: string, by: string): ReturnType<typeof edit> {
  return edit(POLICY, (inputs) => (inputs["policy"] = String(inputs["policy"]).replace(found, by)));
}

proveRules(
  [
    {
      rule: "access-log-prefix-is-free",
      title: "the folder that the load balancer appends",
      change: write(LOAD_BALANCER, "accessLogs.prefix", "load-balancer/AWSLogs"),
      message: /accessLogs\.prefix is "load-balancer\/AWSLogs"; leave AWSLogs out/,
    },
    {
      rule: "access-logs-are-enabled",
      title: "a bucket that is only named",
      change: write(LOAD_BALANCER, "accessLogs.enabled", undefined),
      message: /accessLogs\.enabled is not set; write true, and name a bucket/,
    },
    {
      rule: "access-logs-are-enabled",
      title: "no access logs at all",
      change: write(LOAD_BALANCER, "accessLogs", undefined),
      message: /accessLogs\.enabled is not set/,
    },
    {
      rule: "log-bucket-is-encrypted-by-s3",
      title: "a key of KMS",
      change: write(ENCRYPTION, "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm", "aws:kms"),
      message:
        /encryption is "aws:kms"; give cloudmart-compute-access-logs the algorithm "AES256" \(InvalidConfigurationR/,
      satisfiedBy: remove(ENCRYPTION),
    },
    {
      rule: "log-bucket-lets-the-load-balancer-write",
      title: "another prefix",
      change: write(LOAD_BALANCER, "accessLogs.prefix", "alb"),
      message:
        /accessLogs is .*"prefix":"alb".*; let logdelivery\.elasticloadbalancing\.amazonaws\.com put objects at alb\/AWSLogs\/222222222222/,
    },
    {
      rule: "log-bucket-lets-the-load-balancer-write",
      title: "no prefix",
      change: write(LOAD_BALANCER, "accessLogs.prefix", undefined),
      message: /put objects at AWSLogs\/222222222222\/\*/,
    },
    {
      rule: "log-bucket-lets-the-load-balancer-write",
      title: "another account's folder",
      change: replaceInPolicy("AWSLogs/222222222222", "AWSLogs/111111111111"),
      message: /Access Denied for bucket/,
      satisfiedBy: replaceInPolicy("AWSLogs/222222222222/*", "AWSLogs/*"),
    },
    {
      rule: "log-bucket-lets-the-load-balancer-write",
      title: "another service's principal",
      change: replaceInPolicy("logdelivery.elasticloadbalancing", "delivery.logs"),
      message: /Access Denied for bucket/,
      satisfiedBy: replaceInPolicy("load-balancer/AWSLogs/222222222222/*", "load-balancer/*"),
    },
    {
      rule: "log-bucket-lets-the-load-balancer-write",
      title: "a refusal instead of a permission",
      change: replaceInPolicy('"Allow"', '"Deny"'),
      message: /Access Denied for bucket/,
    },
    {
      rule: "log-bucket-lets-the-load-balancer-write",
      title: "a bucket without a policy",
      change: remove(POLICY),
      message: /Access Denied for bucket/,
    },
    {
      rule: "log-bucket-policy-comes-first",
      title: "a load balancer that does not wait for the policy",
      change: alter(LOAD_BALANCER, (loadBalancer) => ({
        ...loadBalancer,
        dependencies: loadBalancer.dependencies.filter((urn) => !urn.includes(POLICY)),
      })),
      message: /dependsOn is "cloudmart-compute-access-logs"; add the bucket's policy \(InvalidConfigurationRequest/,
    },
  ],
  loadCoreGraph,
);
