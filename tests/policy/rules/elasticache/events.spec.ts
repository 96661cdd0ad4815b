import { edit, proveRules, remove, write } from "../../../support/rules";

const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const NAME = "cloudmart-cache-events";

const withCondition = (condition: Record<string, unknown>) =>
  edit(
    POLICY,
    (inputs) => {
      const document = JSON.parse(String(inputs["policy"])) as { Statement: object[] };
      const statements = document.Statement.map((each) => ({ ...each, Condition: { StringEquals: condition } }));
      inputs["policy"] = JSON.stringify({ ...document, Statement: statements });
    },
    NAME,
  );

proveRules([
  {
    rule: "cache-events-can-be-published",
    title: "an encrypted topic, such as that of the alarms",
    change: write(TOPIC, "kmsMasterKeyId", "<aws:kms/key:Key::cloudmart-observability-key.id>", NAME),
    message: /notificationTopicArn is .*; take the key from cloudmart-cache-events: ElastiCache turns it off/,
  },
  {
    rule: "cache-events-can-be-published",
    title: "a policy with the condition that new topics have",
    change: withCondition({ "aws:SourceAccount": "222222222222" }),
    message: /allow sns:Publish in the policy of cloudmart-cache-events under the condition aws:SourceOwner/,
    satisfiedBy: withCondition({ "AWS:SourceOwner": "222222222222" }),
  },
  {
    rule: "cache-events-can-be-published",
    title: "no policy",
    change: remove(POLICY, NAME),
    message: /allow sns:Publish/,
  },
  {
    rule: "topic-has-a-subscription",
    title: "events that nobody hears",
    change: remove(
      "aws:sns/topicSubscription:TopicSubscription",
      "cloudmart-observability-cache-events-platform@cloudmart.example",
    ),
    message: /cloudmart-cache-events: its subscriptions is \[\]/,
  },
]);
