import assert from "node:assert/strict";
import type { GraphResource } from "../../../policy/resource-graph";
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
