import assert from "node:assert/strict";
import { ACCOUNT, type Documents, evaluateIam, type IamRequest } from "../iam";

const BUCKET = "arn:aws:s3:::bucket";
const READ: IamRequest = {
  principal: `arn:aws:iam::${ACCOUNT}:role/shop`,
  action: "s3:GetObject",
  resource: `${BUCKET}/a/b.txt`,
};
const ARN = "aws:SourceArn";
const TAGS = "aws:TagKeys";
const TLS = "s3:TlsVersion";
const DISTRIBUTION = `arn:aws:cloudfront::${ACCOUNT}:distribution/E1`;
const TEAM = "aws:PrincipalTag/team";

const write = (...statements: object[]): object => ({ Version: "2012-10-17", Statement: statements });
const allow = (more: object = {}): object => ({ Effect: "Allow", Action: "s3:*", Resource: `${BUCKET}/*`, ...more });
const mine = (more: object): Documents => ({ identity: write(allow(more)) });
const theirs = (more: object): Documents => ({ resource: write(allow(more)) });

const TAKE = { action: "sts:AssumeRole", resource: `arn:aws:iam::${ACCOUNT}:role/trusted` };

describe("what the evaluator does not know is an error", () => {
  const condition = (Condition: object, more: object = {}): Documents => mine({ Condition, ...more });
  const rows: readonly (readonly [RegExp, Partial<IamRequest>, Documents])[] = [
    [/unknown condition operator StringIs/, {}, condition({ StringIs: { [TEAM]: "a" } })],
    [/unknown condition operator DateLessThan/, {}, condition({ DateLessThan: { [TEAM]: "2026-01-01" } })],
    [/unknown condition operator NullIfExists/, {}, condition({ NullIfExists: { [TEAM]: "true" } })],
    [/unknown condition operator ForAllValue:StringLike/, {}, condition({ "ForAllValue:StringLike": { [TAGS]: "a" } })],
    [/unknown condition key aws:SourceAcount/, {}, condition({ StringEquals: { "aws:SourceAcount": ACCOUNT } })],
    [
      /unknown condition key s3:prefix for s3:GetObject/,
      {},
      condition({ StringEquals: { "s3:prefix": "a" } }, { Action: "s3:GetObject" }),
    ],
    [/aws:TagKeys has many values/, { context: { [TAGS]: ["a"] } }, condition({ StringEquals: { [TAGS]: "a" } })],
    [/team has one value/, { context: { [TEAM]: "a" } }, condition({ "ForAnyValue:StringEquals": { [TEAM]: "a" } })],
    [/1.x is no number/, {}, condition({ NumericLessThan: { [TLS]: "1.x" } })],
    [/yes is neither true nor false/, {}, condition({ Bool: { "aws:SecureTransport": "yes" } })],
    [/elsewhere is no ARN/, { context: { [ARN]: DISTRIBUTION } }, condition({ ArnLike: { [ARN]: "elsewhere" } })],
    [/no plain text/, {}, mine({ Resource: `${BUCKET}/\${aws:username}` })],
    [/unknown action s3:GetObjekt/, {}, mine({ Action: "s3:GetObjekt" })],
    [/s3:GetObject does not apply to arn:aws:s3:::bucket$/, {}, mine({ Action: "s3:GetObject", Resource: BUCKET })],
    [/unknown in a statement: Actions/, {}, mine({ Actions: "s3:*" })],
    [/one of Action and NotAction/, {}, mine({ NotAction: "s3:PutObject" })],
    [/one of Resource and NotResource/, {}, mine({ Resource: undefined })],
    [/effect Permit/, {}, mine({ Effect: "Permit" })],
    [/a Sid is a text/, {}, mine({ Sid: 1 })],
    [/version 2008-10-17/, {}, { identity: { Version: "2008-10-17", Statement: [] } }],
    [/unknown in a document: Statements/, {}, { identity: { Version: "2012-10-17", Statements: [] } }],
    [/Principal in a policy of identity/, {}, mine({ Principal: "*" })],
    [/Principal in a policy of resource/, {}, theirs({})],
    [/unknown in a statement: NotPrincipal/, {}, theirs({ Effect: "Deny", NotPrincipal: { AWS: READ.principal } })],
    [/unknown in a principal: Federated/, {}, theirs({ Principal: { Federated: "a" } })],
    [
      /principal arn:aws:iam::123456789012:role\/\*/,
      {},
      theirs({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/*` } }),
    ],
    [/service cloudfront/, {}, theirs({ Principal: { Service: "cloudfront" } })],
    [/a trust policy has no Resource/, TAKE, theirs({ Principal: "*", Action: "sts:AssumeRole" })],
    [/principal somebody/, { principal: "somebody" }, {}],
    [/principal arn:aws:iam::123456789012:root/, { principal: `arn:aws:iam::${ACCOUNT}:root` }, {}],
    [/unknown action s3:Read/, { action: "s3:Read" }, {}],
    [/s3:GetObject does not act on arn:aws:s3:::bucket$/, { resource: BUCKET }, {}],
    [/s3:GetObject has no s3:prefix/, { context: { "s3:prefix": "a" } }, {}],
    [/s3:GetObject has no aws:Colour/, { context: { "aws:Colour": "red" } }, {}],
    [/values of aws:TagKeys/, { context: { [TAGS]: "a" } }, {}],
  ];
  for (const [message, request, documents] of rows) {
    it(String(message), () => {
      assert.throws(() => evaluateIam({ ...READ, ...request }, documents), { message });
    });
  }
});
