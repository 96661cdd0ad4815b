import type { JsonObject, JsonValue } from "../../../policy/resource-graph";
import { loadCoreGraph } from "../../support/core-stack";
import { proveLimits } from "../../support/rule-limits";
import { add, all, type Change, proveRules } from "../../support/rules";

const TOPIC = "aws:sns/topic:Topic";
const policyWith = (...statements: JsonObject[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
/** The statement that every key has; it admits no service. */
const OUR_ACCOUNT = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::222222222222:root" },
  Action: "kms:*",
  Resource: "*",
};

/** A topic with an alarm that publishes to it, and a key whose policy admits a service to some actions. */
function publishing(key: JsonValue, service: string, actions: readonly string[]): Change {
  return all(
    add("aws:kms/key:Key", "topic-key", {
      policy: policyWith(OUR_ACCOUNT, {
        Effect: "Allow",
        Principal: { Service: service },
        Action: actions,
        Resource: "*",
      }),
    }),
    add(TOPIC, "alarms", { kmsMasterKeyId: key }),
    add("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", { okActions: ["<aws:sns/topic:Topic::alarms.arn>"] }),
  );
}

const OUR_KEY = "<aws:kms/key:Key::topic-key.id>";
const CLOUDWATCH = "cloudwatch.amazonaws.com";
const NEEDED = ["kms:Decrypt", "kms:GenerateDataKey*"];
const everybody = { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: "*" };
const ourAccount = { ...everybody, Condition: { StringEquals: { "aws:SourceAccount": "222222222222" } } };

proveRules(
  [
    {
      rule: "topic-key-admits-its-publishers",
      title: "AWS's own key",
      change: publishing("alias/aws/sns", CLOUDWATCH, NEEDED),
      message: /kmsMasterKeyId is "alias\/aws\/sns"; .* never admits cloudwatch\.amazonaws\.com/,
      unchanged: "not applicable",
      satisfiedBy: publishing(OUR_KEY, CLOUDWATCH, NEEDED),
    },
    {
      rule: "topic-key-admits-its-publishers",
      title: "a key that admits another service",
      change: publishing(OUR_KEY, "events.amazonaws.com", NEEDED),
      message: /allow cloudwatch\.amazonaws\.com kms:Decrypt and kms:GenerateDataKey\* in the key's policy/,
      unchanged: "not applicable",
      satisfiedBy: publishing(OUR_KEY, CLOUDWATCH, ["kms:*"]),
    },
    {
      rule: "topic-key-admits-its-publishers",
      title: "a key that admits the service to decryption only",
      change: publishing(OUR_KEY, CLOUDWATCH, ["kms:Decrypt"]),
      message: /messages are lost in silence/,
      unchanged: "not applicable",
    },
    {
      rule: "topic-is-encrypted",
      title: "a topic without a key",
      change: add(TOPIC, "alarms", {}),
      message: /kmsMasterKeyId is not set; name a key of the stack/,
      unchanged: "not applicable",
      satisfiedBy: add(TOPIC, "alarms", { kmsMasterKeyId: OUR_KEY }),
    },
    {
      rule: "topic-is-not-public",
      title: "a policy for everybody",
      change: add(TOPIC, "alarms", { policy: policyWith(everybody) }),
      message: /policy is "a statement that allows everybody"; name principals, or add a condition/,
      unchanged: "not applicable",
      satisfiedBy: add(TOPIC, "alarms", { policy: policyWith(ourAccount) }),
    },
  ],
  loadCoreGraph,
);

proveLimits(
  [
    {
      rule: "topic-key-admits-its-publishers",
      title: "a topic that no service publishes to",
      change: add(TOPIC, "alarms", { kmsMasterKeyId: "alias/aws/sns" }),
    },
    {
      rule: "topic-key-admits-its-publishers",
      title: "a topic without a key",
      change: all(
        add(TOPIC, "alarms", {}),
        add("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", { alarmActions: ["<aws:sns/topic:Topic::alarms.arn>"] }),
      ),
    },
  ],
  loadCoreGraph,
);
