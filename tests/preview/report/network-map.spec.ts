import assert from "node:assert/strict";
import { UNKNOWN } from "../../../policy/resource-graph";
import { mapNetwork, type NetworkMap } from "../../../preview/report/network-map";
import { makeGraph, makeResource } from "../../support/graphs";
import { loadGraph } from "../../support/program";
import { makeNetwork } from "../../support/reports";

function describePlaces({ zones }: NetworkMap): string[] {
  return zones.flatMap(({ zone, subnets }) =>
    subnets.map(({ kind, parts }) => `${zone.slice(-1)} ${kind}: ${parts.map(({ label }) => label).join(" + ")}`),
  );
}

describe("the map of a network", () => {
  it("shows dev in one zone, with subnets in two", async () => {
    assert.deepEqual(describePlaces(mapNetwork(await loadGraph("dev"))), [
      "a public: load balancer + NAT gateway",
      "a private: 1 to 2 instances in all",
      "a isolated: database + 1 cache node",
      "b public: load balancer",
      "b private: ",
      "b isolated: ",
    ]);
  }).timeout(60_000);

  it("shows prod in both zones", async () => {
    const zone = (letter: string): string[] => [
      `${letter} public: NAT gateway`,
      `${letter} private: load balancer + 2 to 10 instances in all`,
      `${letter} isolated: database, or its standby + 2 cache nodes in all`,
    ];
    assert.deepEqual(describePlaces(mapNetwork(await loadGraph("prod"))), [...zone("a"), ...zone("b")]);
  }).timeout(60_000);

  it("leads private subnets to their NAT gateway", async () => {
    const { zones } = mapNetwork(await loadGraph("prod"));
    const gateways = zones.map(({ subnets }) => subnets[1]?.natGateways.map((urn) => urn.split("::").at(-1)));
    assert.deepEqual(gateways, [["cloudmart-network-1"], ["cloudmart-network-2"]]);
  }).timeout(60_000);

  it("places nothing where AWS chooses among several zones", () => {
    const graph = makeNetwork("dev");
    const resources = graph.resources.map((resource) =>
      resource.type === "aws:rds/instance:Instance"
        ? { ...resource, inputs: { ...resource.inputs, availabilityZone: UNKNOWN } }
        : resource,
    );
    const map = mapNetwork({ ...graph, resources });
    assert.deepEqual(
      map.unplaced.map(({ name }) => name),
      ["database"],
    );
  });

  it("says that a zone, a block and a subnet's routes are not known", () => {
    const inputs = { availabilityZone: UNKNOWN, cidrBlock: UNKNOWN };
    const { zones } = mapNetwork(makeGraph([makeResource("aws:ec2/subnet:Subnet", "one", inputs)]));
    assert.deepEqual(
      zones.map(({ zone, subnets }) => [zone, subnets[0]?.cidrBlock]),
      [["zone unknown", "unknown"]],
    );
  });
});
