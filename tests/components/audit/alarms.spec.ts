import assert from "node:assert/strict";
import type { AuditArgs } from "../../../components/audit/audit";
import type { JsonObject } from "../../../policy/resource-graph";
import { AUDIT_ARGS, AUDIT_NAME, runAudit } from "../../support/audit";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

async function eventsOf(
  overrides: Partial<AuditArgs> = {},
): Promise<Map<string, { pattern: JsonObject; to: unknown }>> {
  const { graph } = await runAudit(overrides);
  return new Map(
    graph.all(RULE).map(({ name, inputs }) => {
      const pattern = JSON.parse(String(inputs["eventPattern"])) as JsonObject;
      return [name.replace(`${AUDIT_NAME}-`, ""), { pattern, to: graph.one(TARGET, name).inputs["arn"] }];
    }),
  );
}

describe("what an audit tells", () => {
  it("wakes somebody when the record is stopped, deleted or made blind", async () => {
    const tampering = (await eventsOf()).get("tampering");
    assert.equal(tampering?.to, AUDIT_ARGS.alarms?.pageTopicArn);
    assert.deepEqual(tampering?.pattern["source"], ["aws.cloudtrail", "aws.config", "aws.guardduty"]);
    const { eventName } = tampering.pattern["detail"] as { eventName: string[] };
    for (const call of ["StopLogging", "DeleteTrail", "StopConfigurationRecorder", "DeleteDetector"]) {
      assert.ok(eventName.includes(call), call);
    }
  });

  it("wakes somebody for findings of high severity", async () => {
    const threats = (await eventsOf()).get("threats");
    assert.equal(threats?.to, AUDIT_ARGS.alarms?.pageTopicArn);
    assert.deepEqual(threats?.pattern, {
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity: [{ numeric: [">=", 7] }] },
    });
  });

  it("leaves deviations that AWS Config finds for the morning", async () => {
    const deviations = (await eventsOf()).get("deviations");
    assert.equal(deviations?.to, AUDIT_ARGS.alarms?.ticketTopicArn);
    assert.match(JSON.stringify(deviations?.pattern), /NON_COMPLIANT/);
  });

  it("tells of Config and GuardDuty only where they are", async () => {
    const events = await eventsOf({ isConfigurationRecorded: false, isThreatDetectionOn: false });
    assert.deepEqual([...events.keys()], ["tampering"]);
  });

  it("rings when no call was recorded for two hours, and takes silence for that", async () => {
    const { graph } = await runAudit();
    const { inputs, propertyDependencies } = graph.one(ALARM);
    assert.deepEqual([inputs["namespace"], inputs["metricName"]], ["AWS/Logs", "IncomingLogEvents"]);
    assert.deepEqual(propertyDependencies["dimensions"], [graph.one("aws:cloudwatch/logGroup:LogGroup").urn]);
    assert.deepEqual([inputs["period"], inputs["evaluationPeriods"], inputs["threshold"]], [3600, 2, 1]);
    assert.equal(inputs["treatMissingData"], "breaching");
    assert.deepEqual(inputs["alarmActions"], [AUDIT_ARGS.alarms?.ticketTopicArn]);
  });

  it("tells nobody where the stack has nobody to tell", async () => {
    const { graph } = await runAudit({ alarms: undefined });
    assert.deepEqual([...graph.all(RULE), ...graph.all(TARGET), ...graph.all(ALARM)], []);
  });
});
