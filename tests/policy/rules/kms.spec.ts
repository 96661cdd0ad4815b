import type { JsonObject } from "../../../policy/resource-graph";
import { loadCoreGraph } from "../../support/core-stack";
import { proveLimits } from "../../support/rule-limits";
import { add, all, alter, edit, type Inputs, proveRules } from "../../support/rules";

const KEY = "aws:kms/key:Key";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const set = (values: Inputs) => edit(KEY, (inputs) => Object.assign(inputs, values), "cloudmart-database-key");
const policyWith = (statement: JsonObject) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const everybody = { Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" };

proveRules([
  {
    rule: "key-is-rotated",
    title: "no word on rotation",
    change: set({ enableKeyRotation: undefined }),
    message: /cloudmart-database-key: enableKeyRotation is not set; write true/,
  },
  ...[6, 31].map((days) => ({
    rule: "deletion-window-is-7-to-30-days",
    title: `${days} days`,
    change: set({ deletionWindowInDays: days }),
    message: new RegExp(`deletionWindowInDays is ${days}; write 7 to 30`),
    satisfiedBy: set({ deletionWindowInDays: 7 }),
  })),
  {
    rule: "key-is-protected",
    title: "protect off",
    change: alter(
      KEY,
      (resource) => ({ ...resource, options: { ...resource.options, protect: false } }),
      "cloudmart-cache-key",
    ),
    message: /cloudmart-cache-key: protect is false; write true/,
  },
  {
    rule: "key-is-not-public",
    title: "a policy for everybody",
    change: set({ policy: policyWith(everybody) }),
    message: /policy is "a statement that allows everybody"; name principals, or add a condition/,
    satisfiedBy: set({
      policy: policyWith({ ...everybody, Condition: { StringEquals: { "kms:CallerAccount": "222222222222" } } }),
    }),
  },
  ...["*", "arn:aws:kms:ap-northeast-2:222222222222:key/*", "arn:aws:kms:*:*:*", "arn:aws:*"].map((resource) => ({
    rule: "decryption-names-its-keys",
    title: `decryption with ${resource}`,
    change: add(ROLE_POLICY, "open", {
      policy: policyWith({ Effect: "Allow", Action: ["kms:DescribeKey", "kms:De*"], Resource: resource }),
    }),
    message: /open: policy is ".*"; name the keys that may be decrypted with/,
  })),
  {
    rule: "decryption-names-its-keys",
    title: "decryption with all keys but one",
    change: add(ROLE_POLICY, "open", {
      policy: policyWith({ Effect: "Allow", Action: "kms:Decrypt", NotResource: "arn:aws:kms:*:*:key/1" }),
    }),
    message: /open: policy is "arn:aws:kms:\*:\*:key\/1"; name the keys that may be decrypted with/,
  },
  ...["aws:rds/instance:Instance", "aws:elasticache/replicationGroup:ReplicationGroup"].map((type) => ({
    rule: "data-has-a-key-of-the-stack",
    title: `no key for ${type}`,
    change: edit(type, (inputs) => (inputs["kmsKeyId"] = undefined)),
    message: /kmsKeyId is not set; name a key of the stack/,
    satisfiedBy: add("aws:rds/instance:Instance", "replica", {
      replicateSourceDb: "<aws:rds/instance:Instance::cloudmart-database.identifier>",
    }),
  })),
  {
    rule: "data-has-a-key-of-the-stack",
    title: "AWS's key for a secret",
    change: edit("aws:secretsmanager/secret:Secret", (inputs) => (inputs["kmsKeyId"] = "alias/aws/secretsmanager")),
    message: /kmsKeyId is "alias\/aws\/secretsmanager"; name a key of the stack/,
  },
]);

const setBoth = (values: Inputs) =>
  all(
    ...["database", "cache"].map((tier) =>
      edit(KEY, (inputs) => Object.assign(inputs, values), `cloudmart-${tier}-key`),
    ),
  );

proveLimits(
  [
    {
      rule: "key-is-rotated",
      title: "asymmetric keys, which AWS does not rotate",
      change: setBoth({ customerMasterKeySpec: "ECC_NIST_P256", enableKeyRotation: undefined }),
    },
    {
      rule: "deletion-window-is-7-to-30-days",
      title: "the default",
      change: setBoth({ deletionWindowInDays: undefined }),
    },
    {
      rule: "decryption-names-its-keys",
      title: "policies that allow no decryption",
      change: edit(
        ROLE_POLICY,
        (inputs) => (inputs["policy"] = policyWith({ Effect: "Deny", Action: "kms:Decrypt", Resource: "*" })),
        "cloudmart-compute-instance",
      ),
    },
  ],
  loadCoreGraph,
);
