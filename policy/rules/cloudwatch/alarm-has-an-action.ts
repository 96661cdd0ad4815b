import { type Rule, satisfiedWhen } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "An alarm tells somebody.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudWatch.15"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15"],
  remedy: "Name a topic in `alarmActions`.",
  types: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
  check: (alarm) => {
    const isEmpty = !alarm.has("alarmActions") || alarm.length("alarmActions") === 0;
    return satisfiedWhen(!isEmpty, "alarmActions", shownValue(alarm, "alarmActions"), "name a topic");
  },
};
