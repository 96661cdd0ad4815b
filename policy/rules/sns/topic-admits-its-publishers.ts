import { TOPIC } from "../../alarms";
import { coversAction, readStatements } from "../../policy-document";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { CLOUDWATCH, publishersTo } from "../../topic-publishers";
import type { ResourceView, StackView } from "../../views";

export const rule: Rule = {
  description: "A topic's policy lets every service publish that has something to say.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions",
    "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html",
  ],
  remedy: "Allow the service `sns:Publish` in the topic's policy, as components/observability/topics.ts does.",
  types: [TOPIC],
  check: (topic, stack) => {
    const services = publishersTo(topic, stack);
    if (services.length === 0) return notApplicable;
    const policies = policiesOf(topic, stack);
    // Without a policy AWS writes one, which lets the account's own alarms in.
    const unaided = policies.length === 0 ? [CLOUDWATCH] : [];
    const shutOut = services.filter((service) => !unaided.includes(service) && !admits(policies, service));
    const instead = `allow ${shutOut.join(", ")} sns:Publish; messages are lost in silence`;
    return satisfiedWhen(shutOut.length === 0, "policy", undefined, instead);
  },
};

function policiesOf(topic: ResourceView, stack: StackView): readonly ResourceView[] {
  const apart = stack.referring(topic, "aws:sns/topicPolicy:TopicPolicy", "arn");
  return [...(topic.has("policy") ? [topic] : []), ...apart];
}

function admits(policies: readonly ResourceView[], service: string): boolean {
  return policies
    .flatMap((policy) => readStatements(policy, "policy"))
    .some(
      ({ isAllow, principals, actions }) =>
        isAllow &&
        (principals.includes(`Service:${service}`) || principals.includes("*")) &&
        actions.some((pattern) => coversAction(pattern, "sns:Publish")),
    );
}
