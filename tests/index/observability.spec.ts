/** From every failure to a person: alarm, topic, key, subscription, in the graphs of the real stacks. */
import assert from "node:assert/strict";
import { conditionOn, readStatements } from "../../policy/policy-document";
import type { GraphResource, JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { ResourceView } from "../../policy/views";
import { loadGraph, loadProgram, ofType, type Program, STACKS, theOne } from "../support/program";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const TOPIC = "aws:sns/topic:Topic";

const arnOf = ({ type, name }: GraphResource): string => `<${type}::${name}.arn>`;

for (const stack of STACKS) {
  describe(`an alarm of ${stack}`, () => {
    let program: Program;
    before(async function () {
      this.timeout(60_000);
      program = await loadProgram(stack);
    });
    const graph = (): ResourceGraph => program.graph;
    const alarms = (): GraphResource[] => [...ofType(graph(), ALARM), ...ofType(graph(), COMPOSITE)];
    const topicsOf = ({ inputs }: GraphResource, key: string): GraphResource[] =>
      ((inputs[key] ?? []) as string[]).map((arn) => {
        const topic = ofType(graph(), TOPIC).find((each) => arnOf(each) === arn);
        assert.ok(topic !== undefined, `${arn} is a topic of the stack`);
        return topic;
      });

    it("tells a topic of its own Region when it begins and when it is over, or a composite alarm tells for it", () => {
      for (const alarm of alarms()) {
        const topics = topicsOf(alarm, "alarmActions");
        assert.deepEqual(topicsOf(alarm, "okActions"), topics, alarm.name);
        for (const topic of topics) assert.equal(topic.inputs["region"], alarm.inputs["region"], alarm.name);
        if (topics.length > 0) continue;
        const speakers = ofType(graph(), COMPOSITE).filter(
          ({ inputs }) =>
            String(inputs["alarmRule"]).includes(arnOf(alarm)) && inputs["region"] === alarm.inputs["region"],
        );
        assert.equal(speakers.length, 1, alarm.name);
      }
    });

    it("reaches a person: every topic has a subscription, by e-mail or HTTPS", () => {
      for (const topic of ofType(graph(), TOPIC)) {
        const heard = ofType(graph(), "aws:sns/topicSubscription:TopicSubscription").filter(
          ({ inputs }) => inputs["topic"] === arnOf(topic) && inputs["region"] === topic.inputs["region"],
        );
        assert.ok(heard.length > 0, topic.name);
        for (const { inputs } of heard) assert.ok(["email", "https"].includes(String(inputs["protocol"])));
      }
    });

    it("passes the key and the policy of its topic: both let the services in, each for this account", () => {
      // The cache's events are told by a topic that has no key, because ElastiCache takes none.
      for (const topic of ofType(graph(), TOPIC).filter(({ name }) => name !== "cloudmart-cache-events")) {
        const { key, policy } = guardsOf(graph(), topic);
        assert.equal(key.inputs["region"], topic.inputs["region"]);
        for (const service of ["cloudwatch", "events", "budgets", "backup", "costalerts", "events.rds"]) {
          assert.deepEqual(grantOf(key, service), {
            actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
            account: accountFor(graph(), service),
          });
          assert.deepEqual(grantOf(policy, service), {
            actions: ["sns:Publish"],
            account: accountFor(graph(), service),
          });
        }
      }
    });

    it("is on the dashboard, with its threshold", () => {
      const { inputs } = theOne(graph(), "aws:cloudwatch/dashboard:Dashboard");
      const { widgets } = JSON.parse(String(inputs["dashboardBody"])) as { widgets: JsonObject[] };
      const thresholds = widgets
        .filter(({ type }) => type === "metric")
        .map(
          ({ properties }) => ((properties as JsonObject)["annotations"] as { horizontal: JsonObject[] }).horizontal,
        );
      assert.deepEqual(
        thresholds.map(([line]) => Number(line?.["value"])).sort((a, b) => a - b),
        ofType(graph(), ALARM)
          // What recovery's alarms count happens once a day, and not on a request's way.
          .filter(({ name }) => name.startsWith("cloudmart-observability"))
          .map(({ inputs: { threshold } }) => Number(threshold))
          .sort((a, b) => a - b),
      );
    });

    it("is not all: events, bill and anomalies reach topics of the Region that they are told in", () => {
      const told = ["aws:cloudwatch/eventTarget:EventTarget", "aws:rds/eventSubscription:EventSubscription"];
      const arns = told
        .flatMap((type) => ofType(graph(), type))
        // Whom an audit wakes is its own spec's.
        .filter(({ name }) => !name.startsWith("cloudmart-audit"))
        .map(({ inputs }) => inputs["arn"] ?? inputs["snsTopic"]);
      const ticket = "<aws:sns/topic:Topic::cloudmart-observability-ticket.arn>";
      assert.ok(arns.length >= 4);
      assert.deepEqual([...new Set(arns)], [ticket]);
      const { notifications } = theOne(graph(), "aws:budgets/budget:Budget").inputs;
      assert.deepEqual((notifications as JsonObject[])[0]?.["subscriberSnsTopicArns"], [ticket]);
      const { subscribers } = theOne(graph(), "aws:costexplorer/anomalySubscription:AnomalySubscription").inputs;
      const there = "<aws:sns/topic:Topic::cloudmart-observability-us-east-1-ticket.arn>";
      assert.deepEqual(subscribers, [{ type: "SNS", address: there }]);
      const { notificationTopicArn } = theOne(graph(), "aws:elasticache/replicationGroup:ReplicationGroup").inputs;
      assert.equal(notificationTopicArn, "<aws:sns/topic:Topic::cloudmart-cache-events.arn>");
    });

    it("is told by one message where readers get nothing", () => {
      const members = ofType(graph(), ALARM).filter(({ inputs }) => (inputs["alarmActions"] as unknown[]).length === 0);
      assert.ok(members.length >= 3);
      const { inputs } =
        ofType(graph(), COMPOSITE).find(({ name }) => name.endsWith("observability-down-for-readers")) ?? {};
      for (const part of ["no-healthy-instance", "most-requests-fail", "database-gone-primary"]) {
        assert.match(String(inputs?.["alarmRule"]), new RegExp(`ALARM\\("<[^>]*observability-${part}\\.arn>"\\)`));
      }
      assert.ok(!String(inputs?.["alarmRule"]).includes(" AND "));
    });
  });
}

function guardsOf(graph: ResourceGraph, topic: GraphResource): { key: GraphResource; policy: GraphResource } {
  const key = ofType(graph, "aws:kms/key:Key").find(
    ({ type, name }) => topic.inputs["kmsMasterKeyId"] === `<${type}::${name}.id>`,
  );
  const policies = ofType(graph, "aws:sns/topicPolicy:TopicPolicy");
  const policy = policies.find(({ inputs }) => inputs["arn"] === arnOf(topic));
  assert.ok(key !== undefined && policy !== undefined, topic.name);
  return { key, policy };
}

/** What a policy lets a service do, and for which account only. */
function grantOf(
  document: GraphResource,
  service: string,
): { actions: readonly string[]; account: string | undefined } {
  const statement = readStatements(ResourceView.of(document), "policy").find(({ principals }) =>
    principals.includes(`Service:${service}.amazonaws.com`),
  );
  assert.ok(statement !== undefined, `${service} at ${document.name}`);
  const { actions } = statement;
  return { actions, account: conditionOn(statement, "aws:SourceAccount").at(0) };
}

/** EventBridge does not say whom it acts for: a condition would shut it out. */
function accountFor(graph: ResourceGraph, service: string): string | undefined {
  const { allowedAccountIds } = theOne(graph, "pulumi:providers:aws").inputs;
  return service === "events" ? undefined : (JSON.parse(String(allowedAccountIds)) as [string])[0];
}

describe("a log group", () => {
  const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

  it("of every tier says how long it keeps its logs", async () => {
    for (const stack of STACKS) {
      const groups = ofType(await loadGraph(stack), LOG_GROUP);
      for (const { name, inputs } of groups) assert.ok(Number(inputs["retentionInDays"]) > 0, `${stack}: ${name}`);
      const tiers = new Set(groups.map(({ name }) => name.split("-")[1]));
      for (const tier of ["database", "cache", "compute"]) assert.ok(tiers.has(tier), `${stack}: ${tier}`);
    }
    const inProd = new Set(ofType(await loadGraph("prod"), LOG_GROUP).map(({ name }) => name.split("-")[1]));
    assert.deepEqual([...inProd].sort(), ["cache", "compute", "database", "edge", "network", "recovery"]);
  });

  it("has the key of its Region in prod, and none of the stack's in dev", async () => {
    const keyOf = ({ inputs }: GraphResource): unknown => inputs["kmsKeyId"];
    for (const group of ofType(await loadGraph("prod"), LOG_GROUP)) {
      const there = group.inputs["region"] === "us-east-1" ? "us-east-1-key" : "key";
      assert.equal(keyOf(group), `<aws:kms/key:Key::cloudmart-logging-${there}.arn>`, group.name);
    }
    assert.deepEqual([...new Set(ofType(await loadGraph("dev"), LOG_GROUP).map(keyOf))], [undefined]);
  });
});

describe("prod", () => {
  it("wakes somebody, and dev nobody", async () => {
    const names = async (stack: string): Promise<string[]> =>
      ofType(await loadGraph(stack), TOPIC).map(({ name }) => name);
    assert.ok((await names("prod")).includes("cloudmart-observability-page"));
    assert.ok((await names("dev")).every((name) => !name.endsWith("-page")));
  });

  it("traces a share of its requests, and dev none, under the name that its instances send", async () => {
    const prod = await loadGraph("prod");
    const ruleOf = (graph: ResourceGraph): GraphResource[] => ofType(graph, "aws:xray/samplingRule:SamplingRule");
    const [rule, ...others] = ruleOf(prod);
    assert.deepEqual([others, ruleOf(await loadGraph("dev"))], [[], []]);
    assert.deepEqual([rule?.inputs["serviceName"], rule?.inputs["fixedRate"]], ["cloudmart-prod", 0.05]);
    const { userData } = theOne(prod, "aws:ec2/launchTemplate:LaunchTemplate").inputs;
    assert.match(Buffer.from(String(userData), "base64").toString(), /^traced_service='cloudmart-prod'$/m);
  });

  it("hears of copies that fail or come late, where S3 tells it", async () => {
    const prod = await loadGraph("prod");
    for (const bucket of ["archive", "media"]) {
      const alarm = (name: string): GraphResource | undefined =>
        ofType(prod, ALARM).find((each) => each.name === `cloudmart-observability-${name}-${bucket}`);
      const [fails, late] = [alarm("replication-fails"), alarm("us-east-1-replication-late")];
      assert.deepEqual([fails?.inputs["region"], late?.inputs["region"]], [undefined, "us-east-1"]);
      for (const found of [fails, late]) {
        assert.deepEqual(found?.inputs["dimensions"], {
          SourceBucket: `<aws:s3/bucket:Bucket::cloudmart-storage-${bucket}.bucket>`,
          DestinationBucket: `<aws:s3/bucket:Bucket::cloudmart-storage-${bucket}-replica.bucket>`,
          RuleId: "everything",
        });
      }
    }
  });

  it("watches how fast its error budget burns: a long and a short window must agree", async () => {
    const prod = await loadGraph("prod");
    for (const role of ["budget-burns-fast", "budget-burns-slowly"]) {
      const found = ofType(prod, COMPOSITE).find(({ name }) => name.endsWith(role));
      assert.equal(String(found?.inputs["alarmRule"]).split(" AND ").length, 2, role);
    }
    const fast = ofType(prod, ALARM).filter(({ name }) => name.includes("budget-burns-fast"));
    assert.deepEqual(
      fast.map(({ inputs }) => inputs["threshold"]),
      [0.144, 0.144],
    );
  });
});
