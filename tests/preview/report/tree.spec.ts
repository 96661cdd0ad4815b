import assert from "node:assert/strict";
import type { GraphResource } from "../../../policy/resource-graph";
import { renderTree } from "../../../preview/report/tree";
import { makeGraph, makeResource } from "../../support/graphs";

function component(type: string, name: string, parent?: GraphResource): GraphResource {
  return makeResource(type, name, {}, { custom: false, ...(parent && { parent: parent.urn }) });
}

function child(parent: GraphResource, type: string, name: string): GraphResource {
  return makeResource(type, name, {}, { parent: parent.urn });
}

const network = component("cloudmart:network:Network", "main");
const vpc = component("awsx:ec2:Vpc", "main", network);
const inner = child(vpc, "aws:ec2/vpc:Vpc", "main");
const subnets = ["a", "b"].map((name) => child(inner, "aws:ec2/subnet:Subnet", name));
const tables = subnets.map((subnet) => child(subnet, "aws:ec2/routeTable:RouteTable", subnet.name));
const edge = component("cloudmart:edge:Edge", "site");

describe("renderTree", () => {
  it("shows tiers, whatever they are, with their services, types and counts", () => {
    const graph = makeGraph([
      makeResource("pulumi:providers:aws", "aws"),
      network,
      vpc,
      inner,
      ...subnets,
      ...tables,
      child(network, "aws:ec2/vpcEndpoint:VpcEndpoint", "s3"),
      child(network, "aws:cloudwatch/logGroup:LogGroup", "flow"),
      edge,
      child(edge, "aws:cloudfront/distribution:Distribution", "site"),
      makeResource("random:index/randomId:RandomId", "loose"),
    ]);
    assert.deepEqual(renderTree(graph, 80), [
      "├─ Network main: 7",
      "│  ├─ Vpc main: 5",
      "│  │  └─ ec2: 2 RouteTable, 2 Subnet, Vpc",
      "│  ├─ cloudwatch: LogGroup",
      "│  └─ ec2: VpcEndpoint",
      "├─ Edge site: 1",
      "│  └─ cloudfront: Distribution",
      "└─ random: RandomId",
    ]);
  });

  it("breaks a long list between its types, within the width, and continues below its first type", () => {
    const types = ["Eip", "InternetGateway", "NatGateway", "RouteTableAssociation"];
    const resources = types.map((kind) => child(network, `aws:ec2/x:${kind}`, "x"));
    const lines = renderTree(makeGraph([network, ...resources, edge]), 36);
    assert.deepEqual(lines, [
      "├─ Network main: 4",
      "│  └─ ec2: Eip, InternetGateway,",
      "│          NatGateway,",
      "│          RouteTableAssociation",
      "└─ Edge site: 0",
    ]);
    for (let width = 33; width <= 80; width++) {
      const tree = renderTree(makeGraph([network, ...resources, edge]), width);
      assert.ok(
        tree.every((line) => line.length <= width),
        `${width.toString()} columns:\n${tree.join("\n")}`,
      );
    }
  });

  it("shows two components with the same name, and nothing for an empty stack", () => {
    const copies = [component("a:b:C", "same"), component("a:d:C", "same")];
    assert.deepEqual(renderTree(makeGraph(copies), 80), ["├─ C same: 0", "└─ C same: 0"]);
    assert.deepEqual(renderTree(makeGraph([]), 80), []);
    assert.deepEqual(renderTree({ ...makeGraph([]), resources: [] }, 80), []);
  });
});
