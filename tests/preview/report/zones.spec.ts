import assert from "node:assert/strict";
import type { GraphResource } from "../../../policy/resource-graph";
import { natGatewayZones, workloadZones, zonesWithSubnets } from "../../../preview/report/zones";
import { makeGraph, makeResource } from "../../support/graphs";

function subnet(name: string, availabilityZone: string): GraphResource {
  return makeResource("aws:ec2/subnet:Subnet", name, { availabilityZone });
}

function group(...subnets: string[]): GraphResource {
  const vpcZoneIdentifiers = subnets.map((name) => `<aws:ec2/subnet:Subnet::${name}.id>`);
  return makeResource("aws:autoscaling/group:Group", "app", { vpcZoneIdentifiers });
}

const subnets = [
  subnet("private-2", "eu-west-1b"),
  subnet("private-1", "eu-west-1a"),
  subnet("public-1", "eu-west-1a"),
];

describe("zonesWithSubnets", () => {
  it("lists each zone once, in alphabetical order", () => {
    assert.deepEqual(zonesWithSubnets(makeGraph(subnets)), ["eu-west-1a", "eu-west-1b"]);
    assert.deepEqual(zonesWithSubnets(makeGraph([])), []);
  });

  it("does not know the zones when one of them is unknown", () => {
    assert.equal(zonesWithSubnets(makeGraph([...subnets, subnet("public-2", "[unknown]")])), null);
  });
});

describe("workloadZones", () => {
  it("lists the zones of the subnets in which instances run", () => {
    assert.deepEqual(workloadZones(makeGraph([...subnets, group("private-2")])), ["eu-west-1b"]);
    assert.deepEqual(workloadZones(makeGraph([...subnets, group("private-2", "private-1")])), [
      "eu-west-1a",
      "eu-west-1b",
    ]);
    assert.deepEqual(workloadZones(makeGraph(subnets)), []);
  });

  it("does not know them when the subnets are not known", () => {
    const unknown = makeResource("aws:autoscaling/group:Group", "app", { vpcZoneIdentifiers: "[unknown]" });
    assert.equal(workloadZones(makeGraph([...subnets, unknown])), null);
    assert.equal(workloadZones(makeGraph([...subnets, group("elsewhere")])), null);
  });
});

describe("natGatewayZones", () => {
  it("lists the zones of the subnets that hold a NAT gateway", () => {
    const nat = makeResource("aws:ec2/natGateway:NatGateway", "1", {
      subnetId: "<aws:ec2/subnet:Subnet::public-1.id>",
    });
    assert.deepEqual(natGatewayZones(makeGraph([...subnets, nat])), ["eu-west-1a"]);
  });
});
