import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import type { ResourceView } from "../../views";

const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const TOPIC = "aws:sns/topic:Topic";

export const rule: Rule = {
  description: "What GuardDuty finds is told, in a stack that tells anything.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html"],
  remedy: "Keep the event `threats` in components/audit/alarms.ts.",
  types: ["aws:guardduty/detector:Detector"],
  check: (_, stack) => {
    if (stack.all(TOPIC).length === 0) return notApplicable;
    const told = stack
      .all(EVENT_RULE)
      .filter(isForFindings)
      .filter((each) =>
        stack.referring(each, EVENT_TARGET, "rule").some((target) => ledTo(stack, target, "arn", TOPIC).length > 0),
      );
    const instead = "add an event rule on aws.guardduty with a topic as its target";
    return satisfiedWhen(told.length > 0, "its findings", undefined, instead);
  },
};

function isForFindings(eventRule: ResourceView): boolean {
  const pattern = eventRule.text("eventPattern") ?? "";
  return pattern.includes('"aws.guardduty"') && pattern.includes('"GuardDuty Finding"');
}
