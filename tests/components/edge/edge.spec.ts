import assert from "node:assert/strict";
import { PLAIN_EDGE, runEdge } from "../../support/edge";
import { valueOf } from "../../support/mocks";

describe("the edge", () => {
  it("hangs everything on itself", async () => {
    const { graph } = await runEdge();
    const component = graph.one("cloudmart:edge:Edge");
    const strays = graph.resources.filter(({ urn, parent }) => urn !== component.urn && parent !== component.urn);
    assert.deepEqual(strays, []);
  });

  it("names where readers go: the domain, or CloudFront's own name", async () => {
    assert.equal(await valueOf((await runEdge()).edge.url), "https://shop.example.com");
    assert.equal(await valueOf((await runEdge(PLAIN_EDGE)).edge.url), "https://cloudmart-edge.cloudfront.net");
  });

  it("names the distribution and the bucket to publish to", async () => {
    const { edge } = await runEdge();
    assert.equal(await valueOf(edge.distributionId), "distribution-cloudmart-edge");
    assert.equal(await valueOf(edge.siteBucket), "cloudmart-edge-site");
  });

  it("creates the same resources whether AWS's attributes are known or not", async () => {
    const urns = async (preview: boolean): Promise<string[]> =>
      (await runEdge({}, { preview })).graph.resources.map(({ urn }) => urn).sort();
    assert.deepEqual(await urns(true), await urns(false));
  });
});
