import assert from "node:assert/strict";
import { accountOf, regionOf } from "../../policy/deployment-target";
import type { JsonObject } from "../../policy/resource-graph";
import { CannotTell, ResourceView, StackView } from "../../policy/views";
import { makeGraph, makeResource } from "../support/graphs";

function deployed(inputs: JsonObject, ofProvider: JsonObject): [ResourceView, StackView] {
  const provider = makeResource("pulumi:providers:aws", "aws", ofProvider);
  const resource = makeResource("aws:s3/bucket:Bucket", "logs", inputs, { provider: provider.urn });
  return [ResourceView.of(resource), new StackView(makeGraph([provider, resource]), "dev")];
}

describe("where a resource is deployed to", () => {
  it("is the provider's Region, unless the resource names another", () => {
    assert.equal(regionOf(...deployed({}, { region: "ap-northeast-2" })), "ap-northeast-2");
    assert.equal(regionOf(...deployed({ region: "us-east-1" }, { region: "ap-northeast-2" })), "us-east-1");
  });

  it("cannot be told where neither names a Region", () => {
    assert.throws(() => regionOf(...deployed({}, {})), CannotTell);
  });

  it("is the provider's account, as a list or as the JSON text that providers are given", () => {
    assert.equal(accountOf(...deployed({}, { allowedAccountIds: '["111111111111"]' })), "111111111111");
    assert.equal(accountOf(...deployed({}, { allowedAccountIds: ["111111111111"] })), "111111111111");
  });

  it("is no certain account where several or all are allowed", () => {
    assert.equal(accountOf(...deployed({}, { allowedAccountIds: '["111111111111","222222222222"]' })), undefined);
    assert.equal(accountOf(...deployed({}, {})), undefined);
  });
});
