import { loadCoreGraph } from "../../../support/core-stack";
import { add, proveRules } from "../../../support/rules";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "arn:aws:sns:ap-northeast-2:222222222222:alarms";

proveRules(
  [
    {
      rule: "alarm-has-an-action",
      title: "an alarm without one",
      change: add(ALARM, "alarm", { alarmActions: [] }),
      message: /alarmActions is \[\]; name a topic/,
      unchanged: "not applicable",
      satisfiedBy: add(ALARM, "alarm", { alarmActions: [TOPIC] }),
    },
    {
      rule: "alarm-actions-are-on",
      title: "actions switched off",
      change: add(ALARM, "alarm", { alarmActions: [TOPIC], actionsEnabled: false }),
      message: /actionsEnabled is false; write true, or leave it out/,
      unchanged: "not applicable",
      satisfiedBy: add(ALARM, "alarm", { alarmActions: [TOPIC] }),
    },
  ],
  loadCoreGraph,
);
