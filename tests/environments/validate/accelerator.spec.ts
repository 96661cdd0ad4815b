import assert from "node:assert/strict";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { validateAccelerator } from "../../../environments/validate/accelerator";
import { readFacts, withValues } from "../../support/stack-files";

function keysOf(changes: Readonly<Record<string, unknown>>, policy = prod): string[] {
  const facts = { "edge.originSecretVersion": 1, accelerator: { label: "api" } };
  return validateAccelerator(withValues(readFacts("prod"), { ...facts, ...changes }), policy).map(({ key }) => key);
}

describe("the accelerator's facts", () => {
  it("are accepted beside a CDN with domain, firewall and secret, and where they are left out", () => {
    assert.deepEqual(keysOf({}), []);
    assert.deepEqual(keysOf({ accelerator: undefined, edge: undefined }), []);
  });

  it("are refused without each of them", () => {
    for (const key of ["edge.domain", "edge.firewall", "edge.originSecretVersion"]) {
      assert.deepEqual(keysOf({ [key]: undefined }), [key]);
    }
    assert.deepEqual(keysOf({ edge: undefined }), ["edge.domain", "edge.firewall", "edge.originSecretVersion"]);
  });

  it("are refused where the load balancer is public, and answers the CDN's header only", () => {
    assert.deepEqual(keysOf({}, dev), ["accelerator"]);
  });

  it("leave the CDN's name to the CDN", () => {
    assert.deepEqual(keysOf({ "accelerator.label": "www" }), ["accelerator.label"]);
  });

  it("lead to a second Region that is another one, and whose turn somebody notices", () => {
    const second = (region: string) => ({ "accelerator.secondRegion": { region, routing: "failover" } });
    assert.deepEqual(keysOf(second("us-east-1")), []);
    assert.deepEqual(keysOf(second("ap-northeast-2")), ["accelerator.secondRegion.region"]);
    const unchecked = { ...prod, edge: { ...prod.edge, isHealthChecked: false } };
    assert.deepEqual(keysOf(second("us-east-1"), unchecked), ["accelerator.secondRegion"]);
  });

  it("are checked as far as they are there", () => {
    assert.deepEqual(validateAccelerator({}, prod), []);
    assert.equal(validateAccelerator({ accelerator: {} }, undefined).length, 3);
  });
});
