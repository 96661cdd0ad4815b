import { TOPIC } from "../../alarms";
import { CACHE } from "../../caches";
import { coversAction, readStatements, type Statement } from "../../policy-document";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";
import { shownValue } from "../../shown-value";
import { isJsonObject, type StackView, type ResourceView } from "../../views";

export const rule: Rule = {
  description:
    "The topic of a cache's events takes them: it is not encrypted, and its policy knows ElastiCache's condition.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html",
  ],
  remedy: "Give the cache a topic of its own, as components/cache/event-topic.ts does.",
  types: [CACHE],
  check: (cache, stack) => {
    if (!cache.has("notificationTopicArn")) return notApplicable;
    const [topic] = ledTo(stack, cache, "notificationTopicArn", TOPIC);
    if (topic === undefined) return notApplicable;
    const written = shownValue(cache, "notificationTopicArn");
    if (topic.has("kmsMasterKeyId")) {
      return violated("notificationTopicArn", written, `take the key from ${topic.name}: ElastiCache turns it off`);
    }
    if (policiesOf(topic, stack).some(letsElastiCachePublish)) return satisfied;
    const instead = `allow sns:Publish in the policy of ${topic.name} under the condition aws:SourceOwner`;
    return violated("notificationTopicArn", written, instead);
  },
};

function policiesOf(topic: ResourceView, stack: StackView): readonly Statement[] {
  const apart = stack.referring(topic, "aws:sns/topicPolicy:TopicPolicy", "arn");
  return [...(topic.has("policy") ? [topic] : []), ...apart].flatMap((each) => readStatements(each, "policy"));
}

/** It names the owner of the topic, and nothing else that a condition could ask for. */
function letsElastiCachePublish({ isAllow, principals, actions, conditions }: Statement): boolean {
  const keys = Object.values(conditions).flatMap((each) => (isJsonObject(each) ? Object.keys(each) : []));
  return (
    isAllow &&
    principals.includes("*") &&
    actions.some((pattern) => coversAction(pattern, "sns:Publish")) &&
    keys.every((key) => key.toLowerCase() === "aws:sourceowner")
  );
}
