import { accountOf } from "../../deployment-target";
import { readStatements, type Statement } from "../../policy-document";
import { ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";
import type { ResourceView } from "../../views";

/** The writer in every Region; older policies name an account of AWS's that differs from Region to Region. */
const WRITER = "Service:logdelivery.elasticloadbalancing.amazonaws.com";

/** Where in its bucket a policy lets load balancers write. */
function findWritablePaths(policy: ResourceView): readonly string[] {
  // A bucket's name and its ARN are two references to the same bucket.
  const bucket = (policy.text("bucket") ?? "").replace(/\.\w+>$/, "");
  return readStatements(policy, "policy")
    .filter(letsLoadBalancersWrite)
    .flatMap(({ resources }) => resources)
    .filter((resource) => resource.includes(bucket))
    .map((resource) => resource.slice(resource.indexOf(bucket) + bucket.length).replace(/^(?:\.\w+>)?\//, ""));
}

function letsLoadBalancersWrite({ isAllow, principals, actions }: Statement): boolean {
  return isAllow && principals.includes(WRITER) && actions.includes("s3:PutObject");
}

export const rule: Rule = {
  description: "The bucket that a load balancer logs to lets load balancers write below exactly the prefix in use.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
    "https://github.com/terraform-aws-modules/terraform-aws-alb/issues/61",
    "https://github.com/terraform-aws-modules/terraform-aws-s3-bucket/issues/98",
  ],
  remedy: "Keep principal, prefix and account of the policy in components/compute/access-log-bucket.ts as AWS asks.",
  types: ["aws:lb/loadBalancer:LoadBalancer"],
  check: (loadBalancer, stack) => {
    const [bucket] = ledTo(stack, loadBalancer, "accessLogs.bucket", "aws:s3/bucket:Bucket");
    if (bucket === undefined) return notApplicable;
    const prefix = loadBalancer.text("accessLogs.prefix") ?? "";
    const folder = prefix === "" ? "" : `${prefix}/`;
    const account = accountOf(loadBalancer, stack);
    const logs = `${folder}AWSLogs/${account ?? "*"}/*`;
    const paths = stack.referring(bucket, "aws:s3/bucketPolicy:BucketPolicy", "bucket").flatMap(findWritablePaths);
    // Without a known account, any account's folder will do.
    const isNarrow = paths.some((path) => (account === undefined ? path.replace(/\d{12}/, "*") : path) === logs);
    const isWide = paths.some((path) => [`${folder}AWSLogs/*`, `${folder}*`, "*"].includes(path));
    return satisfiedWhen(
      isNarrow || isWide,
      "accessLogs",
      { bucket: bucket.name, prefix },
      `let ${WRITER.replace("Service:", "")} put objects at ${logs} of the bucket (Access Denied for bucket)`,
    );
  },
};
