/**
 * The evaluator, held against what AWS documents. The pages, below https://docs.aws.amazon.com/IAM/latest/UserGuide/:
 *
 * - order: reference_policies_evaluation-logic_policy-eval-denyallow.html and reference_policies_evaluation-logic.html
 * - between accounts: reference_policies_evaluation-logic-cross-account.html
 * - principals: reference_policies_elements_principal.html
 * - operators: reference_policies_elements_condition_operators.html
 * - keys with many values: reference_policies_condition-single-vs-multi-valued-context-keys.html
 *
 * Keys: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
import assert from "node:assert/strict";
import { ACCOUNT, type Documents, evaluateIam, type IamRequest } from "./iam";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/shop`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const STRANGER = "arn:aws:iam::999999999999:role/shop";
const CDN = "cloudfront.amazonaws.com";
const BUCKET = "arn:aws:s3:::bucket";
const KEY = `arn:aws:kms:ap-northeast-2:${ACCOUNT}:key/1`;
const TRUSTED = `arn:aws:iam::${ACCOUNT}:role/trusted`;

const write = (...statements: object[]): object => ({ Version: "2012-10-17", Statement: statements });
const NONE = write();
/** On everything in the bucket, unless it says otherwise. */
const allow = (more: object = {}): object => ({ Effect: "Allow", Action: "s3:*", Resource: `${BUCKET}/*`, ...more });
const deny = (more: object = {}): object => ({ ...allow(more), Effect: "Deny" });
const letIn = (Principal: unknown, more: object = {}): object => allow({ Principal, ...more });
const trust = (Principal: unknown): object => write({ Effect: "Allow", Action: "sts:AssumeRole", Principal });
const keyOf = (Principal: unknown): object =>
  write({ Effect: "Allow", Action: "kms:*", Resource: "*", Principal: Principal });

const READ: IamRequest = { principal: ROLE, action: "s3:GetObject", resource: `${BUCKET}/a/b.txt` };
const DECRYPT: IamRequest = { principal: ROLE, action: "kms:Decrypt", resource: KEY };
const TAKE: IamRequest = { principal: ROLE, action: "sts:AssumeRole", resource: TRUSTED };

type Row = readonly [title: string, request: Partial<IamRequest>, documents: Documents, expected: string];

function specify(title: string, base: IamRequest, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [what, request, documents, expected] of rows) {
      it(`${what}: ${expected}`, () => {
        assert.equal(evaluateIam({ ...base, ...request }, { identity: NONE, ...documents }), expected);
      });
    }
  });
}

specify("a request inside one account", READ, [
  ["no policy at all", {}, {}, "ImplicitlyDenied"],
  ["the role's policy allows", {}, { identity: write(allow()) }, "Allowed"],
  ["the bucket's policy names the role", {}, { resource: write(letIn({ AWS: ROLE })) }, "Allowed"],
  ["the bucket's policy names another role", {}, { resource: write(letIn({ AWS: `${ROLE}2` })) }, "ImplicitlyDenied"],
  ["the bucket's policy names everybody", {}, { resource: write(letIn("*")) }, "Allowed"],
  ["the bucket's policy names only the account", {}, { resource: write(letIn({ AWS: ROOT })) }, "ImplicitlyDenied"],
  ["an allow beside a deny in one document", {}, { identity: write(allow(), deny()) }, "ExplicitlyDenied"],
  [
    "the role's policy allows, the bucket's denies",
    {},
    { identity: write(allow()), resource: write(deny({ Principal: "*" })) },
    "ExplicitlyDenied",
  ],
  [
    "the bucket's policy allows, the role's denies",
    {},
    { identity: write(deny()), resource: write(letIn({ AWS: ROLE })) },
    "ExplicitlyDenied",
  ],
  [
    "a deny for the whole account",
    {},
    { identity: write(allow()), resource: write(deny({ Principal: { AWS: ACCOUNT } })) },
    "ExplicitlyDenied",
  ],
  [
    "a deny for somebody else",
    {},
    { identity: write(allow()), resource: write(deny({ Principal: { AWS: STRANGER } })) },
    "Allowed",
  ],
]);

specify("a request of another account", { ...READ, principal: STRANGER }, [
  ["its own policy alone", {}, { identity: write(allow()) }, "ImplicitlyDenied"],
  ["the bucket's policy alone", {}, { resource: write(letIn({ AWS: STRANGER })) }, "ImplicitlyDenied"],
  ["both", {}, { identity: write(allow()), resource: write(letIn({ AWS: STRANGER })) }, "Allowed"],
  [
    "its own, and the bucket's names its account",
    {},
    { identity: write(allow()), resource: write(letIn({ AWS: "999999999999" })) },
    "Allowed",
  ],
]);

specify("a service of AWS", { ...READ, principal: CDN }, [
  ["named", {}, { resource: write(letIn({ Service: CDN })) }, "Allowed"],
  ["another one named", {}, { resource: write(letIn({ Service: "s3.amazonaws.com" })) }, "ImplicitlyDenied"],
  [
    "the account named, which has no say over a service",
    {},
    { resource: write(letIn({ AWS: ROOT })) },
    "ImplicitlyDenied",
  ],
  [
    "a deny for everybody is one for services too",
    {},
    { resource: write(letIn({ Service: CDN }), deny({ Principal: "*" })) },
    "ExplicitlyDenied",
  ],
]);

specify("somebody without a name", { ...READ, principal: "*" }, [
  ["everybody named", {}, { resource: write(letIn({ AWS: "*" })) }, "Allowed"],
  ["an account named", {}, { resource: write(letIn({ AWS: ROOT })) }, "ImplicitlyDenied"],
]);

specify("a key", DECRYPT, [
  [
    "without a policy leaves it to the account",
    {},
    { identity: write(allow({ Action: "kms:*", Resource: KEY })) },
    "Allowed",
  ],
  ["without a policy, and none of the role's", {}, {}, "ImplicitlyDenied"],
  [
    "that leaves it to the account, which allows",
    {},
    { identity: write(allow({ Action: "kms:Decrypt", Resource: "*" })), resource: keyOf({ AWS: ROOT }) },
    "Allowed",
  ],
  [
    "that names only somebody else, whatever the role's policy says",
    {},
    { identity: write(allow({ Action: "kms:*", Resource: "*" })), resource: keyOf({ AWS: `${ROLE}2` }) },
    "ImplicitlyDenied",
  ],
  ["that names the role", {}, { resource: keyOf({ AWS: ROLE }) }, "Allowed"],
  [
    "that leaves it to the account does not admit a service",
    { principal: CDN },
    { resource: keyOf({ AWS: ROOT }) },
    "ImplicitlyDenied",
  ],
]);

specify("a role that is taken", TAKE, [
  ["by whom it names", {}, { resource: trust({ AWS: ROLE }) }, "Allowed"],
  ["by a service it names", { principal: CDN }, { resource: trust({ Service: CDN }) }, "Allowed"],
  [
    "by whom it does not name, whatever that one's policy says",
    {},
    { identity: write(allow({ Action: "sts:*", Resource: "*" })), resource: trust({ AWS: STRANGER }) },
    "ImplicitlyDenied",
  ],
]);

const mine = (more: object): Documents => ({ identity: write(allow(more)) });

specify("actions and resources", READ, [
  ["letters of an action in another case", {}, mine({ Action: "S3:getobject" }), "Allowed"],
  ["a wildcard in an action", {}, mine({ Action: "s3:Get*" }), "Allowed"],
  ["one character in an action", {}, mine({ Action: "s3:Get?bject" }), "Allowed"],
  ["a wildcard that another action has", {}, mine({ Action: "s3:Put*" }), "ImplicitlyDenied"],
  ["one of several actions", {}, mine({ Action: ["s3:PutObject", "s3:GetObject"] }), "Allowed"],
  ["every action but this", {}, mine({ Action: undefined, NotAction: "s3:GetObject" }), "ImplicitlyDenied"],
  ["every action but another", {}, mine({ Action: undefined, NotAction: "s3:PutObject" }), "Allowed"],
  ["a wildcard in a resource reaches over slashes", {}, mine({ Resource: `${BUCKET}/*.txt` }), "Allowed"],
  ["letters of a resource in another case", {}, mine({ Resource: `${BUCKET}/A/b.txt` }), "ImplicitlyDenied"],
  ["one character in a resource", {}, mine({ Resource: `${BUCKET}/a/?.txt` }), "Allowed"],
  [
    "a dot in a resource is a dot",
    { resource: `${BUCKET}/a/bXtxt` },
    mine({ Resource: `${BUCKET}/a/b.txt` }),
    "ImplicitlyDenied",
  ],
  ["a folder that begins alike", {}, mine({ Resource: `${BUCKET}/a2/*` }), "ImplicitlyDenied"],
  ["every resource but this", {}, mine({ Resource: undefined, NotResource: `${BUCKET}/a/*` }), "ImplicitlyDenied"],
  ["every resource but another", {}, mine({ Resource: undefined, NotResource: `${BUCKET}/c/*` }), "Allowed"],
]);
