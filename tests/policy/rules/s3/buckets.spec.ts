import { loadCoreGraph } from "../../../support/core-stack";
import { add, alter, edit, proveRules, remove, write } from "../../../support/rules";

const BUCKET = "aws:s3/bucket:Bucket";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const LOGS = `<${BUCKET}::cloudmart-compute-access-logs.bucket>`;

function replaceInPolicy(found: string | RegExp, by: string): ReturnType<typeof edit> {
  return edit(POLICY, (inputs) => (inputs["policy"] = String(inputs["policy"]).replace(found, by)));
}

/** Lets everybody write who meets a condition. */
function admitEverybodyIf(condition: string): ReturnType<typeof edit> {
  return replaceInPolicy(/"Principal":\{[^}]*\}/, `"Principal":"*","Condition":{${condition}}`);
}

proveRules(
  [
    {
      rule: "bucket-blocks-public-access",
      title: "no block",
      change: remove(BLOCK),
      message: /its public access block is not set; add one with all four settings true/,
    },
    ...["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].map((setting) => ({
      rule: "bucket-blocks-public-access",
      title: `${setting} turned off`,
      change: write(BLOCK, setting, false),
      message: new RegExp(`${setting} is false; write true`),
    })),
    {
      rule: "bucket-refuses-plain-http",
      title: "no policy",
      change: remove(POLICY),
      message: /its policy is "0 statements"; deny s3:\* on bucket and objects to everybody/,
    },
    {
      rule: "bucket-refuses-plain-http",
      title: "a condition that asks for nothing",
      change: replaceInPolicy('{"aws:SecureTransport":"false"}', '{"aws:SecureTransport":"true"}'),
      message: /its policy is "2 statements"/,
    },
    {
      rule: "bucket-refuses-plain-http",
      title: "a refusal for the objects alone",
      change: replaceInPolicy(/"<[^"]*\.arn>",/, ""),
      message: /its policy is "2 statements"/,
    },
    {
      rule: "bucket-refuses-plain-http",
      title: "a refusal of reading alone",
      change: replaceInPolicy('"s3:*"', '"s3:GetObject"'),
      message: /its policy is "2 statements"/,
    },
    {
      rule: "bucket-policy-admits-nobody-else",
      title: "everybody",
      change: replaceInPolicy(/"Principal":\{[^}]*\}/, '"Principal":{"AWS":"*"}'),
      message: /policy is .*"principals":\["\*"\].*; name a service and its actions/,
    },
    {
      rule: "bucket-policy-admits-nobody-else",
      title: "everybody who comes over TLS",
      change: admitEverybodyIf('"Bool":{"aws:SecureTransport":"true"}'),
      message: /policy is .*"principals":\["\*"\].*; name a service and its actions/,
      satisfiedBy: admitEverybodyIf('"StringEquals":{"aws:PrincipalOrgID":"o-cloudmart"}'),
    },
    {
      rule: "bucket-policy-admits-nobody-else",
      title: "everybody but one account",
      change: admitEverybodyIf('"StringNotEquals":{"aws:PrincipalAccount":"333333333333"}'),
      message: /"principals":\["\*"\]/,
    },
    {
      rule: "bucket-policy-admits-nobody-else",
      title: "an account that may change the policy",
      change: replaceInPolicy(
        /"Principal":\{[^}]*\},"Action":"s3:PutObject"/,
        '"Principal":{"AWS":"arn:aws:iam::333333333333:root"},"Action":"s3:Put*"',
      ),
      message: /"actions":\["s3:Put\*"\]/,
      satisfiedBy: replaceInPolicy(/"Principal":\{[^}]*\}/, '"Principal":{"AWS":"arn:aws:iam::333333333333:root"}'),
    },
    {
      rule: "bucket-encryption-is-stated",
      title: "encryption left to S3",
      change: remove(ENCRYPTION),
      message: /its encryption is not set; add a aws:s3\/bucketServerSideEncryptionConfiguration/,
    },
    {
      rule: "bucket-owner-owns-every-object",
      title: "writers that own what they write",
      change: write(OWNERSHIP, "rule.objectOwnership", "ObjectWriter"),
      message: /rule\.objectOwnership is "ObjectWriter"; write "BucketOwnerEnforced"/,
    },
    {
      rule: "bucket-owner-owns-every-object",
      title: "an access control list",
      change: add("aws:s3/bucketAcl:BucketAcl", "list", { bucket: LOGS, acl: "log-delivery-write" }),
      message: /its access control list is "list"; take it away and write a policy/,
    },
    {
      rule: "bucket-has-a-lifecycle",
      title: "a rule that is switched off",
      change: write(LIFECYCLE, "rules[0].status", "Disabled"),
      message: /its lifecycle rules is \["Disabled"\]; add one that is enabled/,
    },
    {
      rule: "bucket-clears-unfinished-uploads",
      title: "a rule for finished objects only",
      change: write(LIFECYCLE, "rules[0].abortIncompleteMultipartUpload", undefined),
      message: /its lifecycle rules is \["expire"\]; add an enabled lifecycle rule with abortIncompleteMultipartUpload/,
    },
    {
      rule: "bucket-keeps-versions",
      title: "a bucket of logs",
      change: (graph) => graph,
      message: /its versioning is not set; write status "Enabled"/,
      unchanged: "waived",
      satisfiedBy: add("aws:s3/bucketVersioning:BucketVersioning", "logs", {
        bucket: LOGS,
        versioningConfiguration: { status: "Enabled" },
      }),
    },
    {
      rule: "bucket-logs-its-requests",
      title: "a bucket of logs",
      change: (graph) => graph,
      message: /its logging is not set; name a targetBucket/,
      unchanged: "waived",
      satisfiedBy: add("aws:s3/bucketLogging:BucketLogging", "logs", { bucket: LOGS, targetBucket: "audit" }),
    },
    {
      rule: "bucket-outlives-a-destroy",
      title: "a bucket that is emptied",
      change: write(BUCKET, "forceDestroy", true),
      message: /forceDestroy is true; write false/,
    },
    {
      rule: "bucket-outlives-a-destroy",
      stack: "dev",
      title: "a stack that must be destroyed easily",
      change: (graph) => graph,
      message: /forceDestroy is true/,
      unchanged: "waived",
    },
    {
      rule: "bucket-lets-dev-be-destroyed",
      stack: "dev",
      title: "a bucket that keeps its objects",
      change: write(BUCKET, "forceDestroy", false),
      message: /forceDestroy is false; write true \(BucketNotEmpty\)/,
    },
    {
      rule: "bucket-policy-waits-for-closure",
      title: "a policy beside the public access block",
      change: alter(POLICY, (policy) => ({
        ...policy,
        dependencies: policy.dependencies.filter((urn) => !urn.includes(BLOCK)),
      })),
      message: /dependsOn is \["aws:s3\/bucketPublicAccessBlock.*; add what is missing \(OperationAborted\)/,
    },
    {
      rule: "bucket-names-fit",
      title: "capitals",
      change: write(BUCKET, "bucket", "CloudMart"),
      message: /bucket is "CloudMart"; write lower case, digits, hyphens and dots \(InvalidBucketName\)/,
    },
    {
      rule: "bucket-names-fit",
      title: "a long logical name",
      change: alter(BUCKET, (bucket) => ({ ...bucket, name: "b".repeat(56) })),
      message: /the logical name is "b{56}"; shorten it to 55 characters/,
    },
    {
      rule: "bucket-names-fit",
      title: "a long prefix",
      change: write(BUCKET, "bucketPrefix", "p".repeat(38)),
      message: /bucketPrefix is "p{38}"; write 37 characters or fewer/,
    },
  ],
  loadCoreGraph,
);
