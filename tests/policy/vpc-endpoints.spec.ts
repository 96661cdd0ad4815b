import assert from "node:assert/strict";
import { ENDPOINT, endpointType, isGatewayEndpoint, serviceOf } from "../../policy/vpc-endpoints";
import { ResourceView } from "../../policy/views";
import { loadGraph } from "../support/program";
import { add } from "../support/rules";

async function endpointWith(inputs: Parameters<typeof add>[2]): Promise<ResourceView> {
  const endpoint = add(ENDPOINT, "endpoint", inputs)(await loadGraph("prod")).resources.at(-1);
  assert.ok(endpoint);
  return ResourceView.of(endpoint);
}

describe("VPC endpoints", () => {
  it("are gateways unless they say otherwise", async () => {
    assert.equal(isGatewayEndpoint(await endpointWith({})), true);
    assert.equal(endpointType(await endpointWith({ vpcEndpointType: "Interface" })), "Interface");
  });

  it("name their service after the Region", async () => {
    const serviceName = "com.amazonaws.ap-northeast-2.ecr.api";
    assert.deepEqual(
      [serviceOf(await endpointWith({ serviceName })), serviceOf(await endpointWith({}))],
      ["ecr.api", ""],
    );
  });
});
