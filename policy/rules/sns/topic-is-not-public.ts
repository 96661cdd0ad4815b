import { letsEverybodyIn } from "../../public-statements";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A topic's policy lets nobody publish or subscribe whom it does not name.",
  family: "control",
  severity: "mandatory",
  controls: ["SNS.4"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-4"],
  remedy: "Name the principals, or add a condition such as `aws:SourceAccount`.",
  types: ["aws:sns/topic:Topic", "aws:sns/topicPolicy:TopicPolicy"],
  check: (topic) =>
    satisfiedWhen(
      !topic.has("policy") || !letsEverybodyIn(topic, "policy"),
      "policy",
      "a statement that allows everybody",
      "name principals, or add a condition",
    ),
};
