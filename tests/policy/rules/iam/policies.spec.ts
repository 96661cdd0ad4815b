import type { JsonObject } from "../../../../policy/resource-graph";
import { add, edit, proveRules, write } from "../../../support/rules";

const INLINE = "aws:iam/rolePolicy:RolePolicy";
const ROLE = "aws:iam/role:Role";
const INSTANCE = "cloudmart-compute-instance";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** One more statement in the instances' policy. */
function allow(statement: JsonObject): ReturnType<typeof edit> {
  const append = (inputs: Parameters<Parameters<typeof edit>[1]>[0]): void => {
    const document = JSON.parse(String(inputs["policy"])) as { Statement: JsonObject[] };
    document.Statement.push({ Effect: "Allow", ...statement });
    inputs["policy"] = JSON.stringify(document);
  };
  return edit(INLINE, append, INSTANCE);
}

/** Policies of one statement each inside the role itself. */
function bring(...statements: readonly JsonObject[]): ReturnType<typeof edit> {
  const policies = statements.map((statement, index) => ({
    name: `inline-${index}`,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] }),
  }));
  return write(ROLE, "inlinePolicies", policies, INSTANCE);
}

const READ = { Action: "s3:GetObject", Resource: "arn:aws:s3:::cloudmart/*" };
const LONG = { Action: "s3:GetObject", Resource: Array.from({ length: 250 }, () => "arn:aws:s3:::cloudmart/*") };
const KEY = "arn:aws:kms:ap-northeast-2:222222222222:key/1";

proveRules([
  {
    rule: "policy-grants-no-full-access",
    title: "everything on everything",
    change: allow({ Action: "*", Resource: "*" }),
    message: /policy is "Allow \* on \*"; name actions and resources/,
    satisfiedBy: allow({ Effect: "Deny", Action: "*", Resource: "*" }),
  },
  {
    rule: "policy-grants-no-full-access",
    title: "everything in other words",
    change: allow({ Action: "*:*", Resource: "arn:aws:*:*:*:*" }),
    message: /policy is "Allow \* on \*"/,
    satisfiedBy: allow({ Action: "*:*", Resource: "arn:aws:s3:::cloudmart" }),
  },
  {
    rule: "policy-grants-no-full-access",
    title: "everything in a document that the role brings along",
    change: bring({ Action: "*", Resource: "*" }),
    message: /Role cloudmart-compute-instance: policy is "Allow \* on \*"/,
    satisfiedBy: bring(READ),
  },
  ...["arn:aws:secretsmanager:*:*:*", "arn:aws:secretsmanager:*:*:secret:*", "arn:aws:secretsmanager:*"].map(
    (each) => ({
      rule: "wildcard-resource-is-unavoidable",
      title: `a secret of ${each}`,
      change: allow({ Action: "secretsmanager:GetSecretValue", Resource: each }),
      message: /policy Resource of secretsmanager:GetSecretValue is "arn:aws:secretsmanager:\*/,
      satisfiedBy: allow({
        Action: "secretsmanager:GetSecretValue",
        Resource: "arn:aws:secretsmanager:ap-northeast-2:222222222222:secret:cloudmart-*",
      }),
    }),
  ),
  {
    rule: "policy-names-its-actions",
    title: "all of a service",
    change: allow({ Action: ["s3:*"], Resource: "arn:aws:s3:::cloudmart" }),
    message: /policy Action is "s3:\*"; name the actions/,
    satisfiedBy: allow({ Action: "ec2:Describe*", Resource: "*" }),
  },
  {
    rule: "policy-names-its-actions",
    title: "all of a service in a document that the role brings along",
    change: bring(READ, { Action: "s3:*", Resource: "arn:aws:s3:::cloudmart" }),
    message: /Role cloudmart-compute-instance: policy Action is "s3:\*"/,
    satisfiedBy: bring(READ),
  },
  {
    rule: "policy-names-its-actions",
    title: "all but some",
    change: allow({ NotAction: "iam:*", Resource: "*" }),
    message: /policy NotAction is \["iam:\*"\]; write Action instead/,
  },
  {
    rule: "wildcard-resource-is-unavoidable",
    title: "any secret",
    change: allow({ Action: "secretsmanager:GetSecretValue", Resource: "*" }),
    message: /policy Resource of secretsmanager:GetSecretValue is "\*"; name the resources/,
    satisfiedBy: allow({ Action: "cloudwatch:PutMetricData", Resource: "*" }),
  },
  {
    rule: "wildcard-resource-is-unavoidable",
    title: "everything in a document that the role brings along",
    change: bring(READ, { Action: "s3:GetObject", Resource: "arn:aws:s3:::*" }),
    message: /Role cloudmart-compute-instance: policy Resource of s3:GetObject is "arn:aws:s3:::\*"/,
    satisfiedBy: bring(READ),
  },
  {
    rule: "wildcard-resource-is-unavoidable",
    title: "every resource but some",
    change: allow({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::private/*" }),
    message: /policy Resource of s3:GetObject/,
  },
  {
    rule: "wildcard-resource-is-unavoidable",
    title: "a pattern that covers more than is known to need it",
    change: allow({ Action: "ssmmessages:*", Resource: "*" }),
    message: /policy Resource of ssmmessages:\*/,
  },
  {
    rule: "decrypt-comes-through-a-service",
    title: "decryption of whatever turns up",
    change: allow({ Action: "kms:De*", Resource: "arn:aws:kms:ap-northeast-2:222222222222:key/1" }),
    message: /policy Condition of kms:Decrypt is \{\}; add StringEquals on kms:ViaService/,
  },
  {
    rule: "decrypt-comes-through-a-service",
    title: "decryption in a document that the role brings along",
    change: bring(READ, { Action: "kms:Decrypt", Resource: KEY }),
    message: /Role cloudmart-compute-instance: policy Condition of kms:Decrypt is \{\}/,
    satisfiedBy: bring({
      ...{ Action: "kms:Decrypt", Resource: KEY },
      Condition: { StringEquals: { "kms:ViaService": "s3.ap-northeast-2.amazonaws.com" } },
    }),
  },
  {
    rule: "administrator-access-is-not-attached",
    title: "an attached administrator policy",
    change: add(ATTACHMENT, "admin", { role: "x", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }),
    message: /policyArn is "AdministratorAccess"; attach a policy of the actions that are needed/,
    satisfiedBy: add(ATTACHMENT, "ssm", { policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }),
  },
  {
    rule: "administrator-access-is-not-attached",
    title: "a role that brings one along",
    change: write(
      "aws:iam/role:Role",
      "managedPolicyArns",
      ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/PowerUserAccess"],
      INSTANCE,
    ),
    message: /managedPolicyArns is "PowerUserAccess"/,
  },
  {
    rule: "policy-document-is-complete",
    title: "text that is no JSON",
    change: write(INLINE, "policy", "{", INSTANCE),
    message: /policy is "no JSON"; write a JSON document \(MalformedPolicyDocument\)/,
  },
  {
    rule: "policy-document-is-complete",
    title: "text that is no JSON in what a role brings along",
    change: write(ROLE, "inlinePolicies", [{ name: "inline", policy: "{" }], INSTANCE),
    message: /Role cloudmart-compute-instance: inlinePolicies\[0\]\.policy is "no JSON"; write a JSON document/,
    satisfiedBy: bring(READ, READ),
  },
  {
    rule: "policy-document-is-complete",
    title: "the second document that a role brings along",
    change: bring(READ, { Action: "s3:GetObject" }),
    message: /inlinePolicies\[1\]\.policy Statement\[0\] is not set; write Action and Resource or Principal/,
  },
  {
    rule: "policy-document-is-complete",
    title: "a role that says nothing of who may take it",
    change: write(ROLE, "assumeRolePolicy", "{}", INSTANCE),
    message: /Role cloudmart-compute-instance: assumeRolePolicy Version is not set/,
  },
  {
    rule: "policy-document-is-complete",
    title: "the older version",
    change: write(INLINE, "policy", JSON.stringify({ Version: "2008-10-17", Statement: [] }), INSTANCE),
    message: /policy Version is "2008-10-17"; write "2012-10-17"/,
  },
  {
    rule: "policy-document-is-complete",
    title: "no statement",
    change: write(INLINE, "policy", JSON.stringify({ Version: "2012-10-17", Statement: [] }), INSTANCE),
    message: /policy Statement is not set/,
  },
  {
    rule: "policy-document-is-complete",
    title: "a statement on nothing",
    change: allow({ Action: "s3:GetObject" }),
    message: /policy Statement\[9\] is not set; write Action and Resource or Principal \(MalformedPolicyDocument\)/,
  },
  {
    rule: "policy-document-fits",
    title: "a thousand resources",
    change: allow({ Action: "s3:GetObject", Resource: Array.from({ length: 500 }, () => "arn:aws:s3:::cloudmart/*") }),
    message: /policy is "\d{5} characters"; write at most 10240 \(LimitExceeded\)/,
  },
  {
    rule: "policy-document-fits",
    title: "two documents that a role brings along, too long together",
    change: bring(LONG, LONG),
    message: /Role cloudmart-compute-instance: inlinePolicies is "\d{5} characters"; write at most 10240/,
    satisfiedBy: bring(LONG),
  },
  ...(
    [
      ["a user's policy", "aws:iam/userPolicy:UserPolicy", 2_048],
      ["a group's policy", "aws:iam/groupPolicy:GroupPolicy", 5_120],
    ] as const
  ).map(([title, type, limit]) => ({
    rule: "policy-document-fits",
    title,
    change: add(type, "person", { policy: " x".repeat(limit + 1) }),
    message: new RegExp(`person: policy is "${limit + 1} characters"; write at most ${limit} `),
    satisfiedBy: add(type, "person", { policy: " x".repeat(limit) }),
  })),
]);
