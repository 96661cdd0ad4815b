import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../../../policy/resource-graph";
import { alwaysOn, price, unpriced } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

describe("the cost of the edge", () => {
  it("bills a web ACL of CloudFront in us-east-1, with each of its rules", () => {
    const acl = makeResource("aws:wafv2/webAcl:WebAcl", "acl", { scope: "CLOUDFRONT", rules: [{}, {}] });
    assert.deepEqual(alwaysOn(acl), { "web ACL": 5, "web ACL, rules": 2 });
    for (const { price: source } of price([acl]).lines) assert.match(source.key, /^us-east-1\/waf\//);
  });

  it("sends readers' answers from the CDN where there is one, and counts each gigabyte once", () => {
    const balancer = makeResource("aws:lb/loadBalancer:LoadBalancer", "web", { subnets: ["a", "b"] });
    const cdn = makeResource("aws:cloudfront/distribution:Distribution", "cdn");
    const answers = (...resources: GraphResource[]): number[] =>
      price(resources, { readerGb: 20_000 })
        .lines.filter(({ what }) => what.includes("answers"))
        .map(({ quantity }) => quantity);
    assert.deepEqual(answers(balancer), [10_240, 9760]);
    assert.deepEqual(answers(balancer, cdn), [10_240, 9760]);
  });

  it("says that nobody here knows what Origin Shield's requests cost, where it is there", () => {
    const cdn = (origin: JsonObject): GraphResource =>
      makeResource("aws:cloudfront/distribution:Distribution", "cdn", { origins: [{ originId: "media" }, origin] });
    assert.deepEqual(unpriced(cdn({ originId: "api" })), []);
    const [line] = unpriced(cdn({ originId: "api", originShield: { enabled: true } }));
    assert.match(line ?? "", /^CDN, requests to Origin Shield: no price/);
  });

  it("counts a call of a CDN function for each request of a reader", () => {
    const edgeFunction = makeResource("aws:cloudfront/function:Function", "routing", {});
    const [line, ...others] = price([edgeFunction], { readerRequestsMillion: 30 }).lines;
    assert.deepEqual(others, []);
    assert.equal(line?.monthlyUsd.toFixed(2), "3.00");
  });
});
