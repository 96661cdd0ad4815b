import assert from "node:assert/strict";
import { NO_OPTIONS } from "../../../preview/engine/registration";
import { describeSummary, summarize, type Summary } from "../../../preview/report/summary";
import { makeGraph, makeResource } from "../../support/graphs";

const SUMMARY: Summary = {
  resources: 68,
  components: 5,
  protectedResources: 0,
  natGateways: 1,
  zonesWithSubnets: ["eu-west-1a", "eu-west-1b"],
  workloadZones: ["eu-west-1a"],
};

describe("summarize", () => {
  it("counts what ends up in an account, and apart from it the components", () => {
    const graph = makeGraph([
      makeResource("pulumi:providers:aws", "aws"),
      makeResource("cloudmart:network:Network", "main", {}, { custom: false }),
      makeResource("awsx:ec2:Vpc", "main", {}, { custom: false, remote: true }),
      makeResource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" }),
      makeResource("aws:ec2/natGateway:NatGateway", "1", { subnetId: "<aws:ec2/subnet:Subnet::a.id>" }),
      makeResource("aws:rds/instance:Instance", "main", {}, { options: { ...NO_OPTIONS, protect: true } }),
    ]);
    assert.deepEqual(summarize(graph), {
      resources: 3,
      components: 2,
      protectedResources: 1,
      natGateways: 1,
      zonesWithSubnets: ["eu-west-1a"],
      workloadZones: [],
    });
  });
});

describe("describeSummary", () => {
  it("says it in one line, in the singular and the plural", () => {
    assert.equal(describeSummary(SUMMARY), "68 resources, 1 NAT gateway, 2 zones with subnets, 1 carries work");
    assert.equal(
      describeSummary({ ...SUMMARY, resources: 1, natGateways: 2, zonesWithSubnets: ["a"], workloadZones: ["a", "b"] }),
      "1 resource, 2 NAT gateways, 1 zone with subnets, 2 carry work",
    );
    assert.equal(
      describeSummary({ ...SUMMARY, resources: 0, natGateways: 0, zonesWithSubnets: [], workloadZones: [] }),
      "0 resources, 0 NAT gateways, 0 zones with subnets, none carries work",
    );
  });

  it("says of zones that are not known that they are unknown", () => {
    assert.equal(
      describeSummary({ ...SUMMARY, zonesWithSubnets: null, workloadZones: null }),
      "68 resources, 1 NAT gateway, zones with subnets unknown, zones that carry work unknown",
    );
  });
});
