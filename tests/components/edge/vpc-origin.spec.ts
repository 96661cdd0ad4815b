import assert from "node:assert/strict";
import type { EdgeArgs } from "../../../components/edge/edge-args";
import type { JsonObject } from "../../../policy/resource-graph";
import { EDGE_ARGS, PLAIN_EDGE, runEdge } from "../../support/edge";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const VPC_ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
const SUFFIX = "random:index/randomId:RandomId";

const internal = (compute: Partial<EdgeArgs["compute"]> = {}): Partial<EdgeArgs> => ({
  compute: { ...EDGE_ARGS.compute, isInternal: true, originHeader: undefined, ...compute },
});

async function endpointOf(overrides: Partial<EdgeArgs>): Promise<JsonObject> {
  const { graph } = await runEdge(overrides);
  return graph.one(VPC_ORIGIN).inputs["vpcOriginEndpointConfig"] as JsonObject;
}

async function apiOf(overrides: Partial<EdgeArgs>): Promise<JsonObject> {
  const { graph } = await runEdge(overrides);
  const origins = graph.one(DISTRIBUTION).inputs["origins"] as JsonObject[];
  const api = origins.find(({ originId }) => originId === "api");
  assert.ok(api !== undefined);
  return api;
}

describe("the way to an internal load balancer", () => {
  it("is a VPC origin of that load balancer, over TLS 1.2", async () => {
    assert.deepEqual(await endpointOf(internal()), {
      name: "cloudmart-edge-api-0badc0de",
      arn: EDGE_ARGS.compute.loadBalancerArn,
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: "https-only",
      originSslProtocols: { items: ["TLSv1.2"], quantity: 1 },
    });
  });

  it("is plain where the load balancer has no certificate", async () => {
    const endpoint = await endpointOf({ ...PLAIN_EDGE, ...internal({ isEncrypted: false }) });
    assert.equal(endpoint["originProtocolPolicy"], "http-only");
  });

  it("is taken by the distribution, with no header and no public address", async () => {
    assert.deepEqual(await apiOf(internal()), {
      originId: "api",
      domainName: EDGE_ARGS.compute.loadBalancerDnsName,
      vpcOriginConfig: { vpcOriginId: "vpcorigin-cloudmart-edge-api", originReadTimeout: 60 },
    });
  });

  it("is made anew, under a new name, where AWS would refuse to change it: a distribution uses it", async () => {
    const { graph } = await runEdge(internal());
    assert.deepEqual(graph.one(VPC_ORIGIN).options.replaceOnChanges, ["vpcOriginEndpointConfig"]);
    const { arn, originProtocolPolicy } = await endpointOf(internal());
    assert.deepEqual(graph.one(SUFFIX).inputs["keepers"], { arn, originProtocolPolicy });
  });

  it("is given longer than the 15 minutes that AWS says it may take", async () => {
    const { graph } = await runEdge(internal());
    assert.deepEqual(graph.one(VPC_ORIGIN).options.customTimeouts, { create: "30m", delete: "30m" });
  });

  it("is not there for a public load balancer, which is called by its address and with the header", async () => {
    const { graph } = await runEdge();
    assert.deepEqual([...graph.all(VPC_ORIGIN), ...graph.all(SUFFIX)], []);
    const { vpcOriginConfig, customOriginConfig, customHeaders } = await apiOf({});
    assert.equal(vpcOriginConfig, undefined);
    assert.ok(customOriginConfig !== undefined && (customHeaders as unknown[]).length === 1);
  });
});
