import { coversAction, readStatements, type Statement } from "../../policy-document";
import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";
import { shownValue } from "../../shown-value";
import type { ResourceView, StackView } from "../../views";

const ALARM_ACTIONS = ["alarmActions", "okActions", "insufficientDataActions"];

/** Who publishes to a topic, where the topic is named, and as which service. */
const PUBLISHERS = [
  ...ALARM_ACTIONS.flatMap((path) => [
    { type: "aws:cloudwatch/metricAlarm:MetricAlarm", path, service: "cloudwatch.amazonaws.com" },
    { type: "aws:cloudwatch/compositeAlarm:CompositeAlarm", path, service: "cloudwatch.amazonaws.com" },
  ]),
  { type: "aws:cloudwatch/eventTarget:EventTarget", path: "arn", service: "events.amazonaws.com" },
  { type: "aws:rds/eventSubscription:EventSubscription", path: "snsTopic", service: "events.rds.amazonaws.com" },
] as const;

const NEEDED = ["kms:Decrypt", "kms:GenerateDataKey"];

export const rule: Rule = {
  description: "The key of a topic admits the services that publish to the topic.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    "https://github.com/ASFHyP3/hyp3/issues/762",
    "https://github.com/aws/aws-cdk/issues/11121",
    "https://github.com/aws-devtools-labs/aws-blocks/issues/336",
  ],
  remedy: "Give the topic a key of the stack whose policy allows the service kms:Decrypt and kms:GenerateDataKey*.",
  types: ["aws:sns/topic:Topic"],
  check: (topic, stack) => {
    const services = publishersTo(topic, stack);
    if (services.length === 0 || !topic.has("kmsMasterKeyId")) return notApplicable;
    const written = shownValue(topic, "kmsMasterKeyId");
    if (written === "alias/aws/sns") {
      const instead = `name a key of the stack: AWS's own never admits ${services.join(", ")}, and messages are lost`;
      return violated("kmsMasterKeyId", written, instead);
    }
    const statements = stack
      .referred(topic, "kmsMasterKeyId", "aws:kms/key:Key")
      .flatMap((key) => policyOf(key, stack));
    const shutOut = services.filter((service) => !NEEDED.every((action) => admits(statements, service, action)));
    return satisfiedWhen(
      shutOut.length === 0,
      "kmsMasterKeyId",
      written,
      `allow ${shutOut.join(", ")} kms:Decrypt and kms:GenerateDataKey* in the key's policy; messages are lost in silence`,
    );
  },
};

function publishersTo(topic: ResourceView, stack: StackView): readonly string[] {
  const publishing = PUBLISHERS.filter(({ type, path }) => stack.referring(topic, type, path).length > 0);
  return [...new Set(publishing.map(({ service }) => service))];
}

function policyOf(key: ResourceView, stack: StackView): readonly Statement[] {
  const apart = stack.referring(key, "aws:kms/keyPolicy:KeyPolicy", "keyId");
  return [key, ...apart].flatMap((each) => readStatements(each, "policy"));
}

function admits(statements: readonly Statement[], service: string, action: string): boolean {
  return statements.some(
    ({ isAllow, principals, actions }) =>
      isAllow &&
      principals.includes(`Service:${service}`) &&
      actions.some((pattern) => coversAction(pattern, action) || pattern === `${action}*`),
  );
}
