import { COMPOSITE_ALARM, compositesOver, METRIC_ALARM, subscriptionsOf, topicsOf } from "../../alarms";
import { notApplicable, type Outcome, type Rule, satisfied, violated } from "../../rule";
import { shownValue } from "../../shown-value";
import type { ResourceView, StackView } from "../../views";

export const rule: Rule = {
  description: "An alarm, or the composite alarm that speaks for it, reaches a topic that somebody is subscribed to.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html",
    "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
  ],
  remedy: "Name a topic in `alarmActions`, or the alarm in a composite alarm's rule, and an address in the stack file.",
  types: [METRIC_ALARM, COMPOSITE_ALARM],
  check: (alarm, stack) => {
    const isSilent = !alarm.has("alarmActions") || alarm.length("alarmActions") === 0;
    return isSilent ? checkSpeakers(alarm, stack) : checkTopics(alarm, stack);
  },
};

/** What a composite alarm does is judged there. */
function checkSpeakers(alarm: ResourceView, stack: StackView): Outcome {
  const speakers = alarm.type === COMPOSITE_ALARM ? [] : compositesOver(alarm, stack);
  if (speakers.length > 0) return satisfied;
  return violated("alarmActions", [], "name a topic, or this alarm in the rule of a composite alarm");
}

/** A topic of another stack cannot be judged here. */
function checkTopics(alarm: ResourceView, stack: StackView): Outcome {
  const topics = topicsOf(alarm, stack);
  if (topics.length === 0) return notApplicable;
  const deaf = topics.find((topic) => subscriptionsOf(topic, stack).length === 0);
  if (deaf === undefined) return satisfied;
  return violated("alarmActions", shownValue(alarm, "alarmActions"), `subscribe somebody to ${deaf.name}`);
}
