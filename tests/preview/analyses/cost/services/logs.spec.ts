import assert from "node:assert/strict";
import type { JsonObject } from "../../../../../policy/resource-graph";
import type { Cost } from "../../../../../preview/analyses/cost/result";
import { cents, price } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

describe("the cost of logs", () => {
  it("keeps logs as long as their group says, and counts a year of those kept for ever", () => {
    const group = (inputs: JsonObject): Cost =>
      price([makeResource("aws:cloudwatch/logGroup:LogGroup", "app", inputs)], { logGb: 10 });
    assert.equal(cents(group({ retentionInDays: 365 }).usageMonthlyUsd), 11.37); // 10 x 0.76 + 120 x 0.0314
    assert.equal(cents(group({}).usageMonthlyUsd), 11.37);
  });
});
