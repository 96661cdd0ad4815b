import assert from "node:assert/strict";
import { planAlarms } from "../../../components/observability/observability";
import { layOut } from "../../../components/observability/dashboard";
import { ROWS } from "../../../components/observability/alarm";
import type { JsonObject } from "../../../policy/resource-graph";
import { OBSERVABILITY_ARGS, OBSERVABILITY_NAME, planOne, runObservability } from "../../support/observability";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "aws:sns/topic:Topic";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

describe("the observability tier", () => {
  it("has topics, and a key that is protected, in the stack's Region, in us-east-1 and where the copies are", async () => {
    const { graph } = await runObservability();
    assert.deepEqual(
      graph.all(TOPIC).map(({ inputs }) => inputs["region"]),
      [undefined, undefined, "us-east-1", "us-east-1", "eu-west-1", "eu-west-1"],
    );
    for (const { options, inputs } of graph.all("aws:kms/key:Key")) {
      assert.deepEqual(
        [options.protect, inputs["enableKeyRotation"], inputs["deletionWindowInDays"]],
        [true, true, 30],
      );
    }
  });

  it("pages by the one topic and writes tickets by the other, composite alarms too", async () => {
    const { graph } = await runObservability();
    const toldBy = (type: string, role: string): unknown => {
      const [arn] = graph.one(type, `${OBSERVABILITY_NAME}-${role}`).inputs["alarmActions"] as string[];
      return arn?.split(`${OBSERVABILITY_NAME}-`)[1];
    };
    const [composite, metric] = ["aws:cloudwatch/compositeAlarm:CompositeAlarm", ALARM];
    assert.deepEqual([toldBy(metric, "requests-fail"), toldBy(metric, "instances-cpu")], ["page", "ticket"]);
    assert.equal(toldBy(metric, "us-east-1-edge-errors"), "us-east-1-page");
    for (const role of ["down-for-readers", "budget-burns-fast"]) assert.equal(toldBy(composite, role), "page", role);
    assert.equal(toldBy(composite, "us-east-1-down-for-readers"), "us-east-1-page");
    assert.equal(toldBy(composite, "budget-burns-slowly"), "ticket");
  });

  it("has one set of them where nothing is told elsewhere, and where the stack lives in us-east-1", async () => {
    const alone = { edge: undefined, domain: undefined, storage: undefined, budgetMonthlyUsd: undefined };
    for (const overrides of [alone, { region: "us-east-1", storage: undefined }]) {
      const { graph } = await runObservability(overrides);
      assert.equal(graph.all(TOPIC).length, 2);
    }
  });

  it("makes each alarm as it is defined, with the topic of its severity for its beginning and its end", async () => {
    const { graph } = await runObservability();
    const inputsOf = (role: string): JsonObject => graph.one(ALARM, `${OBSERVABILITY_NAME}-${role}`).inputs;
    const ticket = graph.one(TOPIC, `${OBSERVABILITY_NAME}-ticket`);
    const topics = [`arn:aws:sns:ap-northeast-2:123456789012:topic/${ticket.name}`];
    assert.deepEqual(inputsOf("database-cpu-primary"), {
      alarmDescription: `cloudmart-prod: ${planOne("database-cpu-primary").says}`,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 80,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      treatMissingData: "notBreaching",
      alarmActions: topics,
      okActions: topics,
      namespace: "AWS/RDS",
      metricName: "CPUUtilization",
      statistic: "Average",
      period: 300,
      dimensions: { DBInstanceIdentifier: "db" },
    });
    const { metricQueries, treatMissingData, region } = inputsOf("eu-west-1-replication-late-archive");
    assert.deepEqual([metricQueries, treatMissingData, region], [undefined, "notBreaching", "eu-west-1"]);
    const [result, latency, ...others] = inputsOf("answers-are-slow")["metricQueries"] as JsonObject[];
    assert.deepEqual([result?.["id"], result?.["returnData"]], ["result", true]);
    assert.deepEqual([latency?.["returnData"], others.length], [false, 1]);
    const operators = { "<": "LessThanThreshold", ">=": "GreaterThanOrEqualToThreshold" };
    assert.equal(inputsOf("database-storage-primary")["comparisonOperator"], operators["<"]);
    assert.equal(inputsOf("no-healthy-instance")["comparisonOperator"], operators[">="]);
  });

  it("subscribes each address to its topic, named by address, so that one can go without the others", async () => {
    const { graph } = await runObservability();
    const page = graph.one(SUBSCRIPTION, `${OBSERVABILITY_NAME}-page-on-call@example.com`);
    assert.equal(page.inputs["protocol"], "email");
    const chat = graph.one(SUBSCRIPTION, `${OBSERVABILITY_NAME}-ticket-https://chat.example.com/sns`);
    assert.deepEqual([chat.inputs["protocol"], chat.inputs["endpoint"]], ["https", "https://chat.example.com/sns"]);
  });

  it("makes everything a ticket where nobody is paged", async () => {
    const { graph, observability } = await runObservability({ isPaging: false, page: undefined });
    assert.ok(graph.all(TOPIC).every(({ name }) => name.endsWith("-ticket")));
    assert.equal(observability.pageTopicArn, observability.ticketTopicArn);
  });

  it("refuses alarms that nobody hears and figures that cannot ring, all at once", async () => {
    const bad = { ticket: {}, page: undefined, availabilityPercent: undefined, cpuPercent: 101, latencySeconds: 0 };
    await assert.rejects(runObservability(bad), (error: Error) =>
      ["ticket", "page", "availabilityPercent", "cpuPercent", "latencySeconds"].every((key) =>
        error.message.includes(`observability.${key}`),
      ),
    );
  });
});

describe("the dashboard", () => {
  const widgets = layOut(planAlarms(OBSERVABILITY_ARGS), "ap-northeast-2");

  it("follows the request, from the reader's side down", () => {
    const headings = widgets.filter(({ type }) => type === "text").map(({ properties }) => properties["markdown"]);
    assert.deepEqual(
      headings,
      ROWS.map((row) => `## ${row}`),
    );
  });

  it("has zones and nodes side by side, at the same height", () => {
    for (const title of ["Unhealthy instances", "Connections refused by the NAT gateway"]) {
      const [one, other, ...others] = widgets.filter(({ properties }) =>
        String(properties["title"]).startsWith(`${title}: `),
      );
      assert.ok(one !== undefined && other !== undefined && others.length === 0, title);
      assert.deepEqual([one.y, one.x, one.width], [other.y, 0, other.x]);
    }
  });

  it("draws what the alarm looks at, where it is, with its figure as a line", () => {
    const titled = (title: string): JsonObject => {
      const widget = widgets.find(({ properties }) => String(properties["title"]).startsWith(title));
      assert.ok(widget !== undefined, title);
      return widget.properties as JsonObject;
    };
    const late = titled("Copies are behind, seconds");
    const dimensions = ["SourceBucket", "archive", "DestinationBucket", "archive-replica", "RuleId", "everything"];
    const drawn = { id: "value", stat: "Maximum", region: "eu-west-1" };
    assert.deepEqual(late["metrics"], [["AWS/S3", "ReplicationLatency", ...dimensions, drawn]]);
    assert.deepEqual([late["period"], late["region"]], [300, "eu-west-1"]);
    assert.deepEqual(late["annotations"], { horizontal: [{ label: "alarm", value: 900 }] });
    // Of a calculation, the result is drawn and its metrics are not.
    const [result, ...hidden] = titled("Slowest hundredth of answers, seconds")["metrics"] as JsonObject[][];
    assert.equal(result?.[0]?.["expression"], planOne("answers-are-slow").expression);
    assert.deepEqual(
      hidden.map((metric) => metric.at(-1)),
      [
        { id: "requests", stat: "Sum", region: "ap-northeast-2", visible: false },
        { id: "latency", stat: "p99", region: "ap-northeast-2", visible: false },
      ],
    );
  });

  it("covers nothing with anything, and stays inside CloudWatch's 24 columns", () => {
    for (const one of widgets) {
      assert.ok(one.x + one.width <= 24);
      const over = widgets.filter(
        (other) =>
          other !== one &&
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      );
      assert.deepEqual(over, []);
    }
  });
});
