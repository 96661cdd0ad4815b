/** Which services publish to a topic of the stack, by who names it. */
import { COMPOSITE_ALARM, METRIC_ALARM } from "./alarms";
import type { ResourceView, StackView } from "./views";

const ALARM_ACTIONS = ["alarmActions", "okActions", "insufficientDataActions"];
export const CLOUDWATCH = "cloudwatch.amazonaws.com";
export const EVENTBRIDGE = "events.amazonaws.com";

const PUBLISHERS = [
  ...ALARM_ACTIONS.flatMap((path) => [
    { type: METRIC_ALARM, path, service: CLOUDWATCH },
    { type: COMPOSITE_ALARM, path, service: CLOUDWATCH },
  ]),
  { type: "aws:cloudwatch/eventTarget:EventTarget", path: "arn", service: EVENTBRIDGE },
  { type: "aws:rds/eventSubscription:EventSubscription", path: "snsTopic", service: "events.rds.amazonaws.com" },
  { type: "aws:budgets/budget:Budget", path: "notifications", service: "budgets.amazonaws.com" },
  {
    type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
    path: "subscribers",
    service: "costalerts.amazonaws.com",
  },
  { type: "aws:backup/vaultNotifications:VaultNotifications", path: "snsTopicArn", service: "backup.amazonaws.com" },
] as const;

/** Each service once. */
export function publishersTo(topic: ResourceView, stack: StackView): readonly string[] {
  const publishing = PUBLISHERS.filter(({ type, path }) => stack.referring(topic, type, path).length > 0);
  return [...new Set(publishing.map(({ service }) => service))];
}
