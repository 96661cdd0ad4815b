import assert from "node:assert/strict";
import { drawEdge } from "../../../../preview/report/markdown/mermaid-edge";
import { makeGraph, makeResource } from "../../../support/graphs";
import { loadGraph } from "../../../support/program";

describe("the picture of the edge", () => {
  it("leads from the reader through DNS, firewall and CDN to the site and the load balancer: prod", async () => {
    const { nodes, lines } = drawEdge(await loadGraph("prod"), ({ type }) =>
      type.includes(":lb/") ? "b0" : undefined,
    );
    assert.deepEqual(nodes, [
      'reader(("readers"))',
      'd0["Route 53<br/>cloudmart.example<br/>www.cloudmart.example"]',
      'w0["AWS WAF<br/>cloudmart-edge-firewall"]',
      'c0["CloudFront<br/>cloudmart-edge"]',
      'o0-0["bucket<br/>cloudmart-edge-site"]',
      'o0-1["bucket<br/>cloudmart-storage-media"]',
    ]);
    assert.deepEqual(lines, ["reader --> d0 --> w0 --> c0", "c0 --> o0-0", "c0 --> o0-1", "c0 --> b0"]);
  });

  it("leaves names and firewall out where there are none: dev", async () => {
    const { lines } = drawEdge(await loadGraph("dev"), () => undefined);
    assert.deepEqual(lines, ["reader --> c0", "c0 --> o0-0", "c0 --> o0-1"]);
  });

  it("draws nothing without a distribution, and a distribution whose origins nobody knows alone", () => {
    const nodeOf = (): undefined => undefined;
    assert.deepEqual(drawEdge(makeGraph([]), nodeOf), { nodes: [], lines: [] });
    const cdn = makeResource("aws:cloudfront/distribution:Distribution", "cdn", {});
    assert.deepEqual(drawEdge(makeGraph([cdn]), nodeOf).lines, ["reader --> c0"]);
  });
});
