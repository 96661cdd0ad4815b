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

  it("counts a web ACL's log by itself, at the price of logs that AWS services write", () => {
    const logs = [
      makeResource("aws:cloudwatch/logGroup:LogGroup", "app", { retentionInDays: 30 }),
      makeResource("aws:cloudwatch/logGroup:LogGroup", "firewall", {
        namePrefix: "aws-waf-logs-edge-",
        retentionInDays: 30,
        region: "us-east-1",
      }),
    ];
    const { lines } = price(logs, { logGb: 10, firewallLogGb: 20 });
    const ingestion = lines.filter(({ what }) => what === "log group, ingestion");
    assert.deepEqual(Object.fromEntries(ingestion.map(({ price: { key }, quantity }) => [key, quantity])), {
      "ap-northeast-2/cloudwatch/logs-ingestion-standard": 10,
      "us-east-1/cloudwatch/vended-logs-first-10TB": 20,
    });
  });
});
