/**
 * Conditions, held against what AWS documents:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
import assert from "node:assert/strict";
import { ACCOUNT, evaluateIam, type IamRequest } from "../iam";

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

const allowUnder = (Condition: object): object => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:*", Resource: `${BUCKET}/*`, Condition }],
});

/** Operator, key, the policy's values, the request's (undefined: none) and whether it holds. */
type Case = readonly [string, string, string | string[], string | string[] | undefined, boolean];

const CASES: readonly Case[] = [
  ["StringEquals", TEAM, "shop", "shop", true],
  ["StringEquals", "AWS:principaltag/TEAM", "shop", "shop", true],
  ["StringEquals", TEAM, "shop", "Shop", false],
  ["StringEquals", TEAM, "sh*", "shop", false],
  ["StringEquals", TEAM, ["mill", "shop"], "shop", true],
  ["StringEquals", TEAM, "shop", undefined, false],
  ["StringEqualsIfExists", TEAM, "shop", undefined, true],
  ["StringEqualsIfExists", TEAM, "shop", "mill", false],
  ["StringEqualsIgnoreCase", TEAM, "shop", "Shop", true],
  ["StringNotEquals", TEAM, "shop", "shop", false],
  ["StringNotEquals", TEAM, ["mill", "shop"], "shop", false],
  ["StringNotEquals", TEAM, ["mill", "shop"], "bank", true],
  ["StringNotEquals", TEAM, "shop", undefined, true],
  ["StringNotEqualsIfExists", TEAM, "shop", undefined, true],
  ["StringNotEqualsIgnoreCase", TEAM, "shop", "SHOP", false],
  ["StringLike", TEAM, "sh*", "shop", true],
  ["StringLike", TEAM, "sho?", "shops", false],
  ["StringLike", TEAM, "*", undefined, false],
  ["StringNotLike", TEAM, "sh*", "shop", false],
  ["StringNotLike", TEAM, "sh*", undefined, true],
  ["ArnEquals", ARN, `arn:aws:cloudfront::${ACCOUNT}:distribution/*`, DISTRIBUTION, true],
  ["ArnLike", ARN, `arn:aws:cloudfront::${ACCOUNT}:distribution/*`, DISTRIBUTION, true],
  ["ArnLike", ARN, "arn:aws:cloudfront::*:distribution/E1", DISTRIBUTION, true],
  ["ArnLike", ARN, "arn:aws:*:distribution/E1:*:*:*", DISTRIBUTION, false],
  ["ArnLike", ARN, `arn:aws:cloudfront::${ACCOUNT}:distribution/*`, "no ARN", false],
  ["ArnLike", ARN, DISTRIBUTION, undefined, false],
  ["ArnNotLike", ARN, DISTRIBUTION, DISTRIBUTION, false],
  ["ArnNotLike", ARN, DISTRIBUTION, undefined, true],
  ["ArnNotEquals", ARN, DISTRIBUTION, `${DISTRIBUTION}2`, true],
  ["NumericLessThan", TLS, "1.2", "1.1", true],
  ["NumericLessThan", TLS, "1.2", "1.2", false],
  ["NumericLessThanEquals", TLS, "1.2", "1.2", true],
  ["NumericGreaterThan", TLS, "1.2", "1.3", true],
  ["NumericGreaterThan", TLS, "1.3", "1.3", false],
  ["NumericGreaterThanEquals", TLS, "1.3", "1.3", true],
  ["NumericEquals", TLS, "1.20", "1.2", true],
  ["NumericNotEquals", TLS, "1.2", "1.2", false],
  ["Bool", "aws:SecureTransport", "true", "true", true],
  ["Bool", "aws:SecureTransport", "false", "true", false],
  ["Null", TEAM, "true", undefined, true],
  ["Null", TEAM, "true", "shop", false],
  ["Null", TEAM, "false", "shop", true],
  ["Null", TEAM, "false", undefined, false],
  ["Null", TAGS, "false", ["a"], true],
  ["ForAnyValue:StringEquals", TAGS, ["a", "b"], ["b", "c"], true],
  ["ForAnyValue:StringEquals", TAGS, ["a", "b"], ["c"], false],
  ["ForAnyValue:StringEquals", TAGS, "a", undefined, false],
  ["ForAnyValue:StringNotEquals", TAGS, "a", ["a", "b"], true],
  ["ForAnyValue:StringEqualsIfExists", TAGS, "a", undefined, true],
  ["ForAllValues:StringEquals", TAGS, ["a", "b"], ["a", "b"], true],
  ["ForAllValues:StringEquals", TAGS, ["a", "b"], ["a", "c"], false],
  ["ForAllValues:StringEquals", TAGS, "a", undefined, true],
  ["ForAllValues:StringNotEquals", TAGS, "a", ["a", "b"], false],
];

describe("a condition", () => {
  for (const [operator, key, wanted, given, expected] of CASES) {
    it(`${operator} ${JSON.stringify(wanted)} ${expected ? "holds" : "does not hold"} for ${given === undefined ? "nothing" : JSON.stringify(given)}`, () => {
      const identity = allowUnder({ [operator]: { [key]: wanted } });
      const context = given === undefined ? {} : { [key]: given };
      assert.equal(evaluateIam({ ...READ, context }, { identity }), expected ? "Allowed" : "ImplicitlyDenied");
    });
  }

  it("must hold beside every other, of the same operator and of others", () => {
    const context = { [TEAM]: "shop", [ARN]: DISTRIBUTION };
    const decide = (Condition: object): string =>
      evaluateIam({ ...READ, context }, { identity: allowUnder(Condition) });
    assert.equal(decide({ StringEquals: { [TEAM]: "shop" }, ArnLike: { [ARN]: DISTRIBUTION } }), "Allowed");
    assert.equal(decide({ StringEquals: { [TEAM]: "mill" }, ArnLike: { [ARN]: DISTRIBUTION } }), "ImplicitlyDenied");
    assert.equal(decide({ StringEquals: { [TEAM]: "shop", [ARN]: "other" } }), "ImplicitlyDenied");
  });
});
