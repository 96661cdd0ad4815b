/** What makes the highly available system what its document asks for; each figure stands in its preview. */
import assert from "node:assert/strict";
import type { ResourceGraph } from "../../policy/resource-graph";
import { loadGraph, ofType, theOne, zonesOf, zonesWithSubnets } from "../support/program";

const DATABASE = "aws:rds/instance:Instance";
const THREE = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];

describe("ha", () => {
  let graph: ResourceGraph;
  before(async () => {
    graph = await loadGraph("ha");
  });

  it("stands in three zones with a way out in each, behind a load balancer over all of them", () => {
    assert.deepEqual(zonesWithSubnets(graph), THREE);
    const ways = ofType(graph, "aws:ec2/natGateway:NatGateway").flatMap(({ inputs }) =>
      zonesOf(graph, [inputs["subnetId"]]),
    );
    assert.deepEqual(ways, THREE);
    assert.deepEqual(zonesOf(graph, theOne(graph, "aws:lb/loadBalancer:LoadBalancer").inputs["subnets"]), THREE);
  });

  it("runs as many instances in each zone, and 1.5 times what is left without one of them", () => {
    const { minSize, vpcZoneIdentifiers } = theOne(graph, "aws:autoscaling/group:Group").inputs;
    assert.deepEqual(zonesOf(graph, vpcZoneIdentifiers), THREE);
    const instances = Number(minSize);
    assert.equal(instances % THREE.length, 0);
    assert.equal(instances / (instances - instances / THREE.length), 1.5);
  });

  it("has a primary with a standby, and a replica in the third zone that every instance reads from", () => {
    const [primary, replica, ...others] = ofType(graph, DATABASE);
    assert.deepEqual(others, []);
    assert.ok(primary !== undefined && replica !== undefined);
    assert.equal(primary.inputs["multiAz"], true);
    assert.equal(replica.inputs["availabilityZone"], THREE[2]);
    assert.equal(replica.inputs["replicateSourceDb"], primary.inputs["identifier"]);
    const template = theOne(graph, "aws:ec2/launchTemplate:LaunchTemplate");
    const script = Buffer.from(String(template.inputs["userData"]), "base64").toString();
    assert.match(script, new RegExp(`^read_addresses=\\('<${DATABASE}::${replica.name}\\.address>'\\)$`, "m"));
  });

  it("is asked for its health every 30 seconds, by the load balancer and by Route 53", () => {
    const { healthCheck } = theOne(graph, "aws:lb/targetGroup:TargetGroup").inputs;
    assert.equal((healthCheck as { interval: number }).interval, 30);
    assert.equal(theOne(graph, "aws:route53/healthCheck:HealthCheck").inputs["requestInterval"], 30);
  });
});
