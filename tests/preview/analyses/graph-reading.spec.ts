import assert from "node:assert/strict";
import { compareTexts, isReal, outermostAround } from "../../../preview/analyses/graph-reading";
import { makeGraph, makeResource } from "../../support/graphs";

const network = makeResource("cloudmart:network:Network", "main", {}, { custom: false });
const vpc = makeResource("awsx:ec2:Vpc", "main", {}, { custom: false, parent: network.urn });
const subnet = makeResource("aws:ec2/subnet:Subnet", "main-1", {}, { parent: vpc.urn });
const provider = makeResource("pulumi:providers:aws", "aws");
const graph = makeGraph([network, vpc, subnet, provider]);
const byUrn = new Map(graph.resources.map((resource) => [resource.urn, resource]));

describe("graph reading", () => {
  it("counts neither components nor providers among what ends up in an account", () => {
    assert.deepEqual(graph.resources.filter(isReal), [subnet]);
  });

  it("finds the outermost component around a resource, and none around what stands below the stack", () => {
    assert.equal(outermostAround(subnet, byUrn), network);
    assert.equal(outermostAround(network, byUrn), undefined);
  });

  it("orders texts by their character codes", () => {
    assert.deepEqual(["b", "a", "B", "a"].sort(compareTexts), ["B", "a", "a", "b"]);
  });
});
