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

  it("saves questions for the logs that there are, where they are", async () => {
    const ask = async (overrides: Parameters<typeof runObservability>[0] = {}): Promise<string[]> =>
      (await runObservability(overrides)).graph
        .all("aws:cloudwatch/queryDefinition:QueryDefinition")
        .map(
          ({ name, inputs }) => `${name.slice(OBSERVABILITY_NAME.length + 1)} ${String(inputs["region"] ?? "here")}`,
        );
    assert.deepEqual((await ask()).slice(-2), ["refused-traffic here", "blocked-requests us-east-1"]);
    const network = { ...OBSERVABILITY_ARGS.network, flowLogGroupName: undefined };
    assert.equal((await ask({ network, edge: undefined })).length, 4);
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
