/** What no metric shows: events, the bill, and how many requests are traced. */
import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { OBSERVABILITY_ARGS, OBSERVABILITY_NAME, runObservability } from "../../support/observability";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const BUDGET = "aws:budgets/budget:Budget";
const MONITOR = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const ANOMALIES = "aws:costexplorer/anomalySubscription:AnomalySubscription";
const SAMPLING = "aws:xray/samplingRule:SamplingRule";

const topicArn = (name: string, region = "ap-northeast-2"): string =>
  `arn:aws:sns:${region}:123456789012:topic/${OBSERVABILITY_NAME}-${name}`;

describe("events", () => {
  it("tell of launches and refreshes of this group that fail, of backups that fail and of trouble inside AWS", async () => {
    const { graph } = await runObservability();
    const patterns = graph.all(RULE).map(({ inputs }) => JSON.parse(String(inputs["eventPattern"])) as JsonObject);
    assert.deepEqual(patterns, [
      {
        source: ["aws.autoscaling"],
        "detail-type": ["EC2 Instance Launch Unsuccessful", "EC2 Auto Scaling Instance Refresh Failed"],
        detail: { AutoScalingGroupName: ["group"] },
      },
      {
        source: ["aws.backup"],
        "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
        detail: { $or: [{ state: ["FAILED", "ABORTED", "EXPIRED"] }, { status: ["FAILED", "ABORTED"] }] },
      },
      { source: ["aws.health"], detail: { eventTypeCategory: ["issue"] } },
    ]);
    const targets = graph.all("aws:cloudwatch/eventTarget:EventTarget").map(({ inputs }) => inputs["arn"]);
    assert.deepEqual(targets, [topicArn("ticket"), topicArn("ticket"), topicArn("ticket")]);
  });

  it("tell what happens to the database and its replicas", async () => {
    const { graph } = await runObservability();
    assert.deepEqual(graph.one("aws:rds/eventSubscription:EventSubscription").inputs, {
      snsTopic: topicArn("ticket"),
      sourceType: "db-instance",
      sourceIds: ["db", "db-replica-1"],
      eventCategories: ["failover", "failure", "low storage", "notification"],
    });
  });

  it("of the cache, which have a topic of their own, are told to whom tickets are", async () => {
    const told = async (eventTopicArn: string | undefined): Promise<unknown[]> => {
      const { graph } = await runObservability({ cache: { ...OBSERVABILITY_ARGS.cache, eventTopicArn } });
      const subscriptions = graph.all(SUBSCRIPTION).filter(({ inputs }) => inputs["topic"] === "arn:cache-events");
      return subscriptions.map(({ inputs }) => inputs["endpoint"]);
    };
    assert.deepEqual(await told("arn:cache-events"), ["team@example.com", "https://chat.example.com/sns"]);
    assert.deepEqual(await told(undefined), []);
  });
});

describe("the bill", () => {
  it("is told at 80 % of the month's budget spent, and at 100 % forecast", async () => {
    const { graph } = await runObservability();
    const { limitAmount, timeUnit, notifications } = graph.one(BUDGET).inputs;
    assert.deepEqual([limitAmount, timeUnit], ["400", "MONTHLY"]);
    const told = (notifications as JsonObject[]).map((each) => [
      each["notificationType"],
      each["threshold"],
      each["subscriberSnsTopicArns"],
    ]);
    assert.deepEqual(told, [
      ["ACTUAL", 80, [topicArn("ticket")]],
      ["FORECASTED", 100, [topicArn("ticket")]],
    ]);
  });

  it("is told in us-east-1 as soon as a service costs a tenth of the budget more than it did", async () => {
    const { graph } = await runObservability();
    const monitor = graph.one(MONITOR);
    assert.deepEqual(monitor.inputs, { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" });
    const { frequency, monitorArnLists, subscribers, thresholdExpression } = graph.one(ANOMALIES).inputs;
    assert.equal(frequency, "IMMEDIATE");
    assert.match(String((monitorArnLists as string[])[0]), new RegExp(`/${monitor.name}$`));
    assert.deepEqual(subscribers, [{ type: "SNS", address: topicArn("us-east-1-ticket", "us-east-1") }]);
    assert.deepEqual(thresholdExpression, {
      dimension: {
        key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
        matchOptions: ["GREATER_THAN_OR_EQUAL"],
        values: ["40"],
      },
    });
  });

  it("uses the account's own monitor, of which AWS allows one, where the stack file names it", async () => {
    const anomalyMonitorArn = "arn:aws:ce::123456789012:anomalymonitor/1";
    const { graph } = await runObservability({ anomalyMonitorArn });
    assert.deepEqual(graph.all(MONITOR), []);
    assert.deepEqual(graph.one(ANOMALIES).inputs["monitorArnLists"], [anomalyMonitorArn]);
  });

  it("is not watched without a budget", async () => {
    const { graph } = await runObservability({ budgetMonthlyUsd: undefined });
    for (const type of [BUDGET, MONITOR, ANOMALIES]) assert.deepEqual(graph.all(type), [], type);
  });
});

describe("traces", () => {
  it("are recorded of the share of this service's requests that policy says, and of none before it", async () => {
    const { graph } = await runObservability();
    const any = { host: "*", httpMethod: "*", urlPath: "*", serviceType: "*", resourceArn: "*" };
    assert.deepEqual(graph.one(SAMPLING).inputs, {
      ...any,
      ruleName: "cloudmart-prod",
      serviceName: "cloudmart-prod",
      priority: 1000,
      version: 1,
      reservoirSize: 0,
      fixedRate: 0.05,
    });
  });

  it("are not sampled where none is recorded", async () => {
    const { graph } = await runObservability({ tracing: undefined });
    assert.deepEqual(graph.all(SAMPLING), []);
  });

  it("are refused for a share that is none, and for a name longer than X-Ray's rules have", async () => {
    for (const percent of [0, -1, 101]) {
      const tracing = { serviceName: "cloudmart-prod", percent };
      await assert.rejects(runObservability({ tracing }), /observability\.tracedPercent is/);
    }
    const tracing = { serviceName: "x".repeat(33), percent: 5 };
    await assert.rejects(
      runObservability({ tracing }),
      /observability\.tracing\.serviceName is .*at most 32 characters/,
    );
    await runObservability({ tracing: { serviceName: "x".repeat(32), percent: 100 } });
  });
});
