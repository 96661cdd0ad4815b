import assert from "node:assert/strict";
import { letsEverybodyIn } from "../../policy/public-statements";
import type { JsonObject } from "../../policy/resource-graph";
import { ResourceView } from "../../policy/views";
import { makeResource } from "../support/graphs";

function isOpen(statement: JsonObject): boolean {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: statement });
  return letsEverybodyIn(new ResourceView(makeResource("aws:sns/topic:Topic", "topic", { policy })), "policy");
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
});
