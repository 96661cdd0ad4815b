import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../../../policy/resource-graph";
import { alwaysOn, price } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

describe("the cost of endpoints", () => {
  it("counts interface endpoints in each zone, and gateway endpoints not at all", () => {
    const endpoint = (inputs: JsonObject): GraphResource =>
      makeResource("aws:ec2/vpcEndpoint:VpcEndpoint", "e", inputs);
    assert.deepEqual(alwaysOn(endpoint({ vpcEndpointType: "Interface", subnetIds: ["a", "b"] })), {
      "interface endpoint, hours in each zone": 18.98,
    });
    assert.equal(price([endpoint({ vpcEndpointType: "Gateway" })]).freeResources, 1);
  });
});
