import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "The actions of an alarm are switched on.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudWatch.17"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-17"],
  remedy: "Leave `actionsEnabled` out, or write true.",
  types: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
  check: (alarm) =>
    satisfiedWhen(
      !alarm.has("actionsEnabled") || alarm.flag("actionsEnabled"),
      "actionsEnabled",
      false,
      "write true, or leave it out",
    ),
};
