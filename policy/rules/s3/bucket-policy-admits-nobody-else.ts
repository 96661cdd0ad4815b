import { coversAction, readStatements, type Statement } from "../../policy-document";
import { isForEverybody } from "../../public-statements";
import { type Rule, satisfied, violated } from "../../rule";

/** What another account must not do to a bucket. */
const DANGEROUS = [
  "s3:DeleteBucketPolicy",
  "s3:PutBucketAcl",
  "s3:PutBucketPolicy",
  "s3:PutEncryptionConfiguration",
  "s3:PutObjectAcl",
];

function isOpen(statement: Statement): boolean {
  const { isAllow, principals, actions } = statement;
  if (!isAllow) return false;
  if (principals.includes("*")) return isForEverybody(statement);
  const isAccount = principals.some((principal) => principal.startsWith("AWS:"));
  return isAccount && actions.some((pattern) => DANGEROUS.some((action) => coversAction(pattern, action)));
}

export const rule: Rule = {
  description: "A bucket policy lets in nobody without a name, and gives no account control over the bucket.",
  family: "control",
  severity: "mandatory",
  controls: ["S3.2", "S3.3", "S3.6"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6"],
  remedy: "Allow services by name in components/compute/access-log-bucket.ts, each for what it needs.",
  types: ["aws:s3/bucketPolicy:BucketPolicy"],
  check: (policy) => {
    const open = readStatements(policy, "policy").find(isOpen);
    if (open === undefined) return satisfied;
    return violated("policy", { principals: open.principals, actions: open.actions }, "name a service and its actions");
  },
};
