/** What makes the global streaming system what its document asks for; each figure stands in its preview. */
import assert from "node:assert/strict";
import type { JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { loadGraph, ofType, theOne, zonesOf } from "../support/program";

const GROUP = "aws:autoscaling/group:Group";
const TABLE = "aws:dynamodb/table:Table";
const THREE = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];

describe("streamcloud", () => {
  let graph: ResourceGraph;
  before(async () => {
    graph = await loadGraph("streamcloud");
  });

  it("serves viewers from every edge location", () => {
    assert.equal(theOne(graph, "aws:cloudfront/distribution:Distribution").inputs["priceClass"], "PriceClass_All");
  });

  it("keeps enough instances on demand to lose a zone, in three zones, and the rest may vanish", () => {
    const { mixedInstancesPolicy, minSize, maxSize, vpcZoneIdentifiers } = theOne(graph, GROUP).inputs;
    const { instancesDistribution: spread } = mixedInstancesPolicy as { instancesDistribution: JsonObject };
    assert.deepEqual(zonesOf(graph, vpcZoneIdentifiers), THREE);
    assert.equal(spread["onDemandBaseCapacity"], minSize);
    assert.ok(Number(spread["onDemandPercentageAboveBaseCapacity"]) < 100);
    assert.ok(Number(maxSize) >= 10 * Number(minSize));
  });

  it("grows before viewers come, and with those that nobody foresaw", () => {
    const kinds = ofType(graph, "aws:autoscaling/policy:Policy").map(({ inputs }) => inputs["policyType"]);
    assert.deepEqual(kinds.sort(), ["PredictiveScaling", "TargetTrackingScaling", "TargetTrackingScaling"]);
  });

  it("puts instances on racks apart", () => {
    const { strategy, partitionCount } = theOne(graph, "aws:ec2/placementGroup:PlacementGroup").inputs;
    assert.deepEqual([strategy, partitionCount], ["partition", 7]);
  });

  it("keeps what viewers have seen in tables of their own, here and in the standby Region", () => {
    const tables = ofType(graph, TABLE);
    assert.deepEqual(tables.map(({ name }) => name).sort(), [
      "cloudmart-tables-recommendations",
      "cloudmart-tables-viewing-state",
    ]);
    for (const { inputs } of tables) {
      assert.equal(inputs["hashKey"], "viewerId");
      assert.deepEqual(
        (inputs["replicas"] as JsonObject[]).map(({ regionName }) => regionName),
        ["us-east-1"],
      );
    }
  });

  it("tells the application where they are, and lets its container alone use them", () => {
    const template = theOne(graph, "aws:ec2/launchTemplate:LaunchTemplate");
    const script = Buffer.from(String(template.inputs["userData"]), "base64").toString();
    assert.match(script, new RegExp(`VIEWING_STATE_TABLE=<${TABLE}::cloudmart-tables-viewing-state\\.name>`));
    assert.match(script, new RegExp(`RECOMMENDATIONS_TABLE=<${TABLE}::cloudmart-tables-recommendations\\.name>`));
    const users = ofType(graph, "aws:iam/rolePolicy:RolePolicy").filter(({ inputs }) =>
      String(inputs["policy"]).includes("dynamodb:"),
    );
    assert.deepEqual(
      users.map(({ name }) => name),
      ["cloudmart-compute-application"],
    );
  });
});
