import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A topic's messages are encrypted with a key.",
  family: "control",
  severity: "mandatory",
  controls: ["SNS.1"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1"],
  remedy: "Name a key of the stack in `kmsMasterKeyId`, and admit the topic's publishers in the key's policy.",
  types: ["aws:sns/topic:Topic"],
  check: (topic) => satisfiedWhen(topic.has("kmsMasterKeyId"), "kmsMasterKeyId", undefined, "name a key of the stack"),
};
