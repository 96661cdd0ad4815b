import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../../../policy/resource-graph";
import { alwaysOn, cents, price } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

describe("the cost of alarms, dashboards, health checks and secrets", () => {
  it("counts alarms by their metrics, dashboards, health checks with options, secrets with copies", () => {
    const alarm = (inputs: JsonObject): GraphResource =>
      makeResource("aws:cloudwatch/metricAlarm:MetricAlarm", "a", inputs);
    assert.equal(alwaysOn(alarm({ period: 60 }))["alarm, metrics"], 0.1);
    assert.equal(alwaysOn(alarm({ period: 10 }))["alarm, metrics"], 0.3);
    const queries = [{ metric: { period: 60 } }, { metric: { period: 60 } }, { expression: "m1+m2" }];
    assert.equal(alwaysOn(alarm({ metricQueries: queries }))["alarm, metrics"], 0.2);
    assert.equal(alwaysOn(makeResource("aws:cloudwatch/dashboard:Dashboard", "d"))["dashboard"], 3);
    const check = makeResource("aws:route53/healthCheck:HealthCheck", "h", { type: "HTTPS", requestInterval: 10 });
    assert.deepEqual(alwaysOn(check), { "health check, options": 4, "health check": 0.75 });
    const secret = makeResource("aws:secretsmanager/secret:Secret", "s", { replicas: [{ region: "us-east-1" }] });
    assert.equal(alwaysOn(secret)["secret and its copies"], 0.8);
  });

  it("counts traces by the share of the requests that is recorded", () => {
    const rule = (fixedRate: number): GraphResource =>
      makeResource("aws:xray/samplingRule:SamplingRule", "r", { fixedRate });
    const recorded = (fixedRate: number): number =>
      cents(price([rule(fixedRate)], { readerRequestsMillion: 10 }).usageMonthlyUsd);
    assert.deepEqual([recorded(0.05), recorded(1)], [2.5, 50]);
  });
});
