import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../policy/resource-graph";
import { readSettings } from "../../../preview/report/settings";
import { makeGraph, makeResource } from "../../support/graphs";

/** The rows of one tier, by label. */
function tierOf(tier: string, ...resources: readonly GraphResource[]): Record<string, string> {
  const rows = readSettings(makeGraph(resources)).filter((row) => row.tier === tier);
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]));
}

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
