import assert from "node:assert/strict";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { validateEdge } from "../../../environments/validate/edge";
import { makeEcKey, makePrivateKey } from "../../support/pem";
import { readFacts, withValues } from "../../support/stack-files";

function keysOf(changes: Readonly<Record<string, unknown>>, policy = prod): string[] {
  const secret = { "edge.originSecretVersion": 1 };
  return validateEdge(withValues(readFacts("prod"), { ...secret, ...changes }), policy).map(({ key }) => key);
}

describe("the edge's facts", () => {
  it("are accepted as they stand, and where the block is left out", () => {
    assert.deepEqual(keysOf({}), []);
    assert.deepEqual(validateEdge(readFacts("dev"), dev), []);
    assert.deepEqual(validateEdge(withValues(readFacts("prod"), { edge: undefined }), prod), []);
  });

  it("are refused in a Region whose prefix list nobody knows", () => {
    assert.deepEqual(keysOf({ "aws.region": "us-gov-west-1" }), ["edge"]);
    assert.deepEqual(keysOf({ "aws.region": "us-east-1" }), []);
  });

  it("need a domain where policy requires HTTPS, and none elsewhere", () => {
    assert.deepEqual(keysOf({ "edge.domain": undefined }), ["edge.domain"]);
    assert.deepEqual(keysOf({ "edge.domain": undefined }, dev), []);
  });

  it("leave no room for a certificate whose name nobody knows", () => {
    assert.deepEqual(keysOf({ "compute.certificateArn": "arn" }), ["compute.certificateArn"]);
  });

  it("need the number of a secret where the load balancer is public, and none where it is internal", () => {
    assert.deepEqual(keysOf({ "edge.originSecretVersion": undefined }, dev), ["edge.originSecretVersion"]);
    assert.deepEqual(keysOf({ "edge.originSecretVersion": undefined }, prod), []);
  });

  it("need the firewall's settings where policy has a firewall", () => {
    assert.deepEqual(keysOf({ "edge.firewall": undefined }), ["edge.firewall"]);
    assert.deepEqual(keysOf({ "edge.firewall": undefined }, dev), []);
  });

  it("need a path where policy has the readers' way in checked, and there is a domain", () => {
    assert.deepEqual(keysOf({ "edge.healthCheckPath": undefined }), ["edge.healthCheckPath"]);
    assert.deepEqual(keysOf({ "edge.healthCheckPath": undefined }, dev), []);
  });

  it("take keys for signed media only where there are media, and no private one", () => {
    const sign = (pem: string) => ({ "edge.signedMedia": { publicKeys: [{ name: "first", pem }] } });
    assert.deepEqual(keysOf(sign(makeEcKey())), []);
    assert.deepEqual(keysOf({ ...sign(makeEcKey()), "storage.media": undefined }), ["edge.signedMedia"]);
    assert.deepEqual(keysOf(sign(makePrivateKey())), ["edge.signedMedia.publicKeys.0.pem"]);
  });

  it("read media from a copy only where there is one", () => {
    const failover = { "edge.hasMediaFailover": true };
    assert.deepEqual(keysOf(failover), []);
    assert.deepEqual(keysOf({ ...failover, "storage.media": undefined }), ["edge.hasMediaFailover"]);
    assert.deepEqual(keysOf(failover, dev), ["edge.hasMediaFailover"]);
    assert.deepEqual(keysOf({ ...failover, "edge.hasMediaFailover": false }, dev), []);
  });

  it("get every message at once", () => {
    const changes = { "edge.domain": undefined, "edge.firewall": undefined, "compute.certificateArn": "arn" };
    assert.deepEqual(keysOf(changes).sort(), ["compute.certificateArn", "edge.domain", "edge.firewall"]);
  });

  it("are checked as far as they are there", () => {
    assert.deepEqual(validateEdge({}, prod), []);
    assert.deepEqual(validateEdge({ edge: {} }, undefined), []);
  });
});
