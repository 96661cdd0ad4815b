import assert from "node:assert/strict";
import { EDGE_ARGS, PLAIN_EDGE, runEdge } from "../../support/edge";

const RECORD = "aws:route53/record:Record";
const HEALTH_CHECK = "aws:route53/healthCheck:HealthCheck";

describe("the edge's records", () => {
  it("lead every name to the distribution, over IPv4 and IPv6", async () => {
    const { graph } = await runEdge();
    const records = graph.all(RECORD).map(({ inputs }) => `${String(inputs["type"])} ${String(inputs["name"])}`);
    assert.deepEqual(records.sort(), [
      "A shop.example.com",
      "A www.shop.example.com",
      "AAAA shop.example.com",
      "AAAA www.shop.example.com",
    ]);
    for (const { inputs } of graph.all(RECORD)) {
      assert.equal(inputs["zoneId"], "Z0123456789ABCDEFGHIJ");
      assert.deepEqual(inputs["aliases"], [
        { name: "cloudmart-edge.cloudfront.net", zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false },
      ]);
    }
  });

  it("are none without a domain", async () => {
    assert.deepEqual((await runEdge(PLAIN_EDGE)).graph.all(RECORD), []);
  });
});

describe("the readers' health check", () => {
  it("asks for the path as a reader would, every 30 seconds", async () => {
    const { graph } = await runEdge();
    assert.deepEqual(graph.one(HEALTH_CHECK).inputs, {
      type: "HTTPS",
      fqdn: "shop.example.com",
      port: 443,
      enableSni: true,
      resourcePath: "/api/health",
      requestInterval: 30,
      failureThreshold: 3,
    });
  });

  it("is left out where policy has none, and without a domain", async () => {
    assert.deepEqual((await runEdge({ isHealthChecked: false })).graph.all(HEALTH_CHECK), []);
    const { domain, compute } = { ...EDGE_ARGS, ...PLAIN_EDGE };
    assert.deepEqual((await runEdge({ domain, compute })).graph.all(HEALTH_CHECK), []);
  });
});
