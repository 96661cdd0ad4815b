import { COMPOSITE_ALARM, METRIC_ALARM } from "../../alarms";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "An alarm that tells when it begins tells when it is over.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html"],
  remedy: "Name the topics of `alarmActions` in `okActions` too; without, somebody gets up for what has passed.",
  types: [METRIC_ALARM, COMPOSITE_ALARM],
  check: (alarm) => {
    if (!alarm.has("alarmActions") || alarm.length("alarmActions") === 0) return notApplicable;
    const tells = alarm.has("okActions") && alarm.length("okActions") !== 0;
    return satisfiedWhen(tells, "okActions", shownValue(alarm, "okActions"), "name the topics of alarmActions");
  },
};
