import { SUBSCRIPTION, subscriptionsOf, TOPIC } from "../../alarms";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Somebody is subscribed to every topic.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html"],
  remedy: "Write an address into `observability.ticket` or `observability.page` of the stack file.",
  types: [TOPIC],
  check: (topic, stack) =>
    satisfiedWhen(
      subscriptionsOf(topic, stack).length > 0,
      "its subscriptions",
      [],
      `add a ${SUBSCRIPTION.split(":").at(-1) ?? ""}: what is published here reaches nobody`,
    ),
};
