/** What makes an alarm deaf: each link of the way from a metric to a person, taken away from the real stack. */
import type { JsonObject } from "../../../../policy/resource-graph";
import { add, all, edit, type Inputs, proveRules, remove, write } from "../../../support/rules";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const KEY = "aws:kms/key:Key";
const named = (name: string): string => `cloudmart-observability-${name}`;

type Statement = Record<string, unknown> & { Principal: JsonObject; Condition?: JsonObject };

/** Edits the statements of a policy document. */
const editPolicy = (type: string, name: string, change: (statements: Statement[]) => Statement[]) =>
  edit(
    type,
    (inputs: Inputs) => {
      const document = JSON.parse(String(inputs["policy"])) as { Statement: Statement[] };
      inputs["policy"] = JSON.stringify({ ...document, Statement: change(document.Statement) });
    },
    named(name),
  );

const without = (service: string) => (statements: Statement[]) =>
  statements.map((statement) => {
    const services = statement.Principal["Service"];
    if (!Array.isArray(services)) return statement;
    return { ...statement, Principal: { Service: services.filter((each) => each !== service) } };
  });

proveRules([
  {
    rule: "alarm-reaches-somebody",
    title: "a page topic that nobody is subscribed to",
    change: all(
      remove(SUBSCRIPTION, named("page-on-call@cloudmart.example")),
      remove(SUBSCRIPTION, named("page-https://on-call.cloudmart.example/sns")),
    ),
    message: /down-for-readers: alarmActions is .*; subscribe somebody to cloudmart-observability-page/,
  },
  {
    rule: "alarm-reaches-somebody",
    title: "a silent alarm that no composite alarm speaks for",
    change: remove(COMPOSITE, named("down-for-readers")),
    message:
      /database-gone-primary: alarmActions is \[\]; name a topic, or this alarm in the rule of a composite alarm/,
  },
  {
    rule: "alarm-stands-where-its-parts-are",
    title: "CloudFront's alarm in Seoul",
    change: write(ALARM, "region", undefined, named("us-east-1-edge-errors")),
    message: /edge-errors: region is "ap-northeast-2"; write us-east-1: elsewhere it never gets data/,
  },
  {
    rule: "alarm-stands-where-its-parts-are",
    title: "an alarm in another Region than its topic",
    change: write(ALARM, "region", "us-east-1", named("instances-cpu")),
    message: /instances-cpu: region is "us-east-1"; write ap-northeast-2, where cloudmart-observability-ticket is/,
  },
  {
    rule: "alarm-tells-when-it-is-over",
    title: "no word when it is over",
    change: write(ALARM, "okActions", undefined, named("instances-cpu")),
    message: /instances-cpu: okActions is not set; name the topics of alarmActions/,
  },
  ...[undefined, "missing"].map((written) => ({
    rule: "alarm-says-what-silence-means",
    title: `${written ?? "no"} meaning of silence`,
    change: write(ALARM, "treatMissingData", written, named("instances-cpu")),
    message: /treatMissingData is .*; write breaching, notBreaching, ignore/,
  })),
  {
    rule: "alarm-periods-fit",
    title: "a period of 90 seconds",
    change: write(ALARM, "period", 90, named("instances-cpu")),
    message: /period is 90; write 10, 20, 30 or a multiple of 60/,
  },
  {
    rule: "alarm-periods-fit",
    title: "more bad points than points",
    change: write(ALARM, "datapointsToAlarm", 4, named("instances-cpu")),
    message: /datapointsToAlarm is 4; write 3 or fewer/,
  },
  {
    rule: "alarm-periods-fit",
    title: "a look back over two days",
    change: write(ALARM, "evaluationPeriods", 600, named("instances-cpu")),
    message: /evaluationPeriods is 600; write fewer/,
  },
  ...(
    [
      ["NatGateway cloudmart-network-2", "AWS/NATGateway", "nat-ports-ap-northeast-2b", "nat-drops-ap-northeast-2b"],
      ["Certificate cloudmart-domain-balancer", "AWS/CertificateManager", "balancer-certificate"],
      ["HealthCheck cloudmart-edge-readers-way", "AWS/Route53", "us-east-1-readers-way"],
      ["WebAcl cloudmart-edge-firewall", "AWS/WAFV2", "us-east-1-firewall-blocks"],
      ["Distribution cloudmart-edge", "AWS/CloudFront", "us-east-1-edge-errors"],
    ] as const
  ).map(([resource, namespace, ...alarms]) => ({
    rule: "what-fails-has-an-alarm",
    title: `no alarm ${alarms.join(" or ")}`,
    change: all(...alarms.map((alarm) => remove(ALARM, named(alarm)))),
    message: new RegExp(`${resource}: its alarms is \\[\\]; define an alarm on ${namespace}`),
  })),
  {
    rule: "topic-has-a-subscription",
    title: "a topic without one",
    change: remove(SUBSCRIPTION, named("us-east-1-ticket-platform@cloudmart.example")),
    message: /us-east-1-ticket: its subscriptions is \[\]; add a TopicSubscription/,
  },
  {
    rule: "subscription-is-encrypted",
    title: "plain HTTP",
    change: write(SUBSCRIPTION, "protocol", "http", named("page-https://on-call.cloudmart.example/sns")),
    message: /protocol is "http"; write https/,
  },
  ...["cloudwatch", "budgets", "events", "events.rds"].map((service) => ({
    rule: "topic-admits-its-publishers",
    title: `a policy without ${service}`,
    change: editPolicy(POLICY, "ticket", without(`${service}.amazonaws.com`)),
    message: new RegExp(`ticket: policy is not set; allow ${service}.amazonaws.com sns:Publish`),
  })),
  {
    rule: "topic-admits-its-publishers",
    title: "no policy at all, which only alarms get past",
    change: remove(POLICY, named("ticket")),
    message: /allow events\.amazonaws\.com, events\.rds\.amazonaws\.com, budgets\.amazonaws\.com sns:Publish/,
  },
  ...["cloudwatch", "budgets", "events", "events.rds"].map((service) => ({
    rule: "topic-key-admits-its-publishers",
    title: `a key without ${service}`,
    change: editPolicy(KEY, "key", without(`${service}.amazonaws.com`)),
    message: new RegExp(`ticket: kmsMasterKeyId is .*; allow ${service}.amazonaws.com kms:Decrypt`),
  })),
  {
    rule: "topic-key-admits-its-publishers",
    title: "a condition that EventBridge cannot meet",
    change: editPolicy(KEY, "key", (statements) => {
      const condition = statements.find(({ Condition }) => Condition !== undefined)?.Condition;
      return statements.map((statement) => ({ ...statement, ...(condition && { Condition: condition }) }));
    }),
    message: /allow events\.amazonaws\.com kms:Decrypt/,
  },
  {
    rule: "services-use-a-key-for-its-account",
    title: "a key for everybody's alarms",
    change: editPolicy(KEY, "key", (statements) => statements.map((statement) => ({ ...statement, Condition: {} }))),
    message: /observability-key: policy is "cloudwatch\.amazonaws\.com"; add a condition on aws:SourceAccount/,
  },
]);

describe("a topic of another stack", () => {
  proveRules([
    {
      rule: "alarm-reaches-somebody",
      title: "a topic of this stack beside it that nobody hears",
      change: all(
        add(TOPIC, "alone", {}),
        add(ALARM, "deaf", { alarmActions: ["<aws:sns/topic:Topic::alone.arn>"], namespace: "Own" }),
      ),
      message: /deaf: alarmActions is .*; subscribe somebody to alone/,
    },
  ]);
});
