/** Settings that only some stacks have: mixed instances, forecasts, placement, tables. */
import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../policy/resource-graph";
import { readSettings } from "../../../preview/report/settings";
import { makeGraph, makeResource } from "../../support/graphs";

/** The rows of one tier, by label. */
function tierOf(tier: string, ...resources: readonly GraphResource[]): Record<string, string> {
  const rows = readSettings(makeGraph(resources)).filter((row) => row.tier === tier);
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]));
}

describe("the settings of compute", () => {
  it("name the types of a mix, what of it stays, the forecast and the placement, where there are any", () => {
    const mixed = makeResource("aws:autoscaling/group:Group", "app", {
      minSize: 6,
      maxSize: 60,
      mixedInstancesPolicy: {
        launchTemplate: { overrides: [{ instanceType: "c7g.large" }, { instanceType: "m7g.large" }] },
        instancesDistribution: { onDemandBaseCapacity: 6, onDemandPercentageAboveBaseCapacity: 25 },
      },
    });
    const forecast = (mode: string): GraphResource =>
      makeResource("aws:autoscaling/policy:Policy", "forecast", { predictiveScalingConfiguration: { mode } });
    const placement = makeResource("aws:ec2/placementGroup:PlacementGroup", "app", {
      strategy: "partition",
      partitionCount: 7,
    });
    assert.deepEqual(tierOf("Compute", mixed, forecast("ForecastAndScale"), placement), {
      Instances: "6 to 60",
      "Scheduled sizes": "none",
      "Instance types": "c7g.large, m7g.large",
      "On demand": "the first 6, and 25% of the others",
      Forecast: "raises the group",
      Placement: "partition, 7 parts in a zone",
    });
    assert.equal(tierOf("Compute", forecast("ForecastOnly"))["Forecast"], "shown only");
  });
});

describe("the settings of tables", () => {
  const table = (inputs: JsonObject): GraphResource => makeResource("aws:dynamodb/table:Table", "state", inputs);

  it("name their keys, how far back they go, and where their copies are", () => {
    const state = table({
      billingMode: "PAY_PER_REQUEST",
      hashKey: "viewerId",
      rangeKey: "titleId",
      globalSecondaryIndexes: [{ name: "newest", hashKey: "viewerId", rangeKey: "watchedAt" }],
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
      deletionProtectionEnabled: true,
      replicas: [{ regionName: "us-east-1" }],
    });
    assert.deepEqual(tierOf("Tables", state), {
      "Items found by": "viewerId and titleId, or viewerId and watchedAt",
      Capacity: "on demand",
      "Recovery to any second of": "35 days",
      "Deletion protection": "yes",
      "Replicas in": "us-east-1",
    });
  });

  it("say so where there is little of it", () => {
    assert.deepEqual(tierOf("Tables", table({ billingMode: "PROVISIONED", hashKey: "id" })), {
      "Items found by": "id",
      Capacity: "provisioned",
      "Recovery to any second of": "not set",
      "Deletion protection": "not set",
      "Replicas in": "no other Region",
    });
  });
});
