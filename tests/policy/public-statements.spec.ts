import assert from "node:assert/strict";
import { letsEverybodyIn } from "../../policy/public-statements";
import type { JsonObject, JsonValue } from "../../policy/resource-graph";
import { ResourceView } from "../../policy/views";
import { makeResource } from "../support/graphs";

function isOpen(statement: JsonObject): boolean {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: statement });
  return letsEverybodyIn(ResourceView.of(makeResource("aws:sns/topic:Topic", "topic", { policy })), "policy");
}

describe("a policy that lets everybody in", () => {
  const everybody = { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: "*" };

  it("names everybody, in either form", () => {
    assert.equal(isOpen(everybody), true);
    assert.equal(isOpen({ ...everybody, Principal: { AWS: ["*"] } }), true);
  });

  it("is none that denies, sets a condition or names somebody", () => {
    assert.equal(isOpen({ ...everybody, Effect: "Deny" }), false);
    assert.equal(isOpen({ ...everybody, Condition: { StringEquals: { "aws:SourceAccount": "1" } } }), false);
    assert.equal(isOpen({ ...everybody, Principal: { Service: "events.amazonaws.com" } }), false);
  });

  const asks = (operator: string, key: string, value: JsonValue): boolean =>
    isOpen({ ...everybody, Condition: { [operator]: { [key]: value } } });

  it("is one whose condition says how one comes in, or when, and not who", () => {
    assert.equal(asks("Bool", "aws:SecureTransport", "true"), true);
    assert.equal(asks("StringEquals", "s3:x-amz-acl", "private"), true);
    assert.equal(asks("DateLessThan", "aws:CurrentTime", "2030-01-01T00:00:00Z"), true);
  });

  it("is none whose condition names an account, an organisation, a role or a resource, in any case", () => {
    assert.equal(asks("StringEquals", "AWS:PrincipalOrgID", "o-1"), false);
    assert.equal(asks("StringEqualsIgnoreCase", "aws:sourceaccount", "1"), false);
    assert.equal(asks("ArnLike", "aws:SourceArn", "arn:aws:cloudfront::1:distribution/*"), false);
    assert.equal(asks("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", ["o-1/r-1/*"]), false);
    assert.equal(asks("StringEquals", "kms:CallerAccount", "1"), false);
  });

  it("is one whose condition holds for others too: all but some, where the key is missing, or for any value", () => {
    assert.equal(asks("StringNotEquals", "aws:SourceAccount", "1"), true);
    assert.equal(asks("StringEqualsIfExists", "aws:SourceAccount", "1"), true);
    assert.equal(asks("ForAllValues:StringEquals", "aws:PrincipalOrgPaths", "o-1/*"), true);
    assert.equal(asks("StringLike", "aws:PrincipalArn", "*"), true);
    assert.equal(asks("ArnLike", "aws:PrincipalArn", ["arn:aws:iam::1:role/a", "*"]), true);
  });

  it("is one with one such statement among good ones", () => {
    const policy = JSON.stringify({ Statement: [{ ...everybody, Principal: { AWS: "1" } }, everybody] });
    assert.equal(
      letsEverybodyIn(ResourceView.of(makeResource("aws:sns/topic:Topic", "a", { policy })), "policy"),
      true,
    );
  });

  it("is none whatever the key is that says who", () => {
    const acting = ["Arn", "Account", "OrgID", "OrgPaths"].flatMap((each) => [
      `aws:Principal${each}`,
      `aws:Source${each}`,
    ]);
    const others = ["aws:PrincipalServiceName", "aws:userid", "aws:SourceOwner", "aws:SourceVpc", "aws:SourceVpce"];
    const keys = [...acting, ...others, "kms:CallerAccount"];
    assert.deepEqual(
      keys.filter((key) => asks("StringLike", key, "one")),
      [],
    );
  });
});
