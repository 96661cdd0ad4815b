import { conditionOn, readStatements, type Statement } from "../../policy-document";
import { satisfiedWhen, type Rule } from "../../rule";

function refusesPlainHttp(statement: Statement): boolean {
  const { isAllow, principals, actions, resources } = statement;
  const isForAll = principals.includes("*") && (actions.includes("s3:*") || actions.includes("*"));
  const isForEverything = resources.includes("*") || (resources.some(isObjects) && !resources.every(isObjects));
  return !isAllow && isForAll && isForEverything && conditionOn(statement, "aws:SecureTransport").includes("false");
}

function isObjects(resource: string): boolean {
  return resource.endsWith("/*");
}

export const rule: Rule = {
  description: "A bucket refuses every request that does not come over TLS.",
  family: "control",
  severity: "mandatory",
  controls: ["S3.5", "CIS v5.0.0/2.1.1"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5"],
  remedy: "Keep the statement `RefusePlainHttp` in components/compute/access-log-bucket.ts.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket, stack) => {
    const policies = stack.referring(bucket, "aws:s3/bucketPolicy:BucketPolicy", "bucket");
    const statements = policies.flatMap((policy) => readStatements(policy, "policy"));
    const instead = "deny s3:* on bucket and objects to everybody where aws:SecureTransport is false";
    return satisfiedWhen(statements.some(refusesPlainHttp), "its policy", `${statements.length} statements`, instead);
  },
};
