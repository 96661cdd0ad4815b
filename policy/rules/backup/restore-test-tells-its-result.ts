import { TOPIC } from "../../alarms";
import { RESTORE_TESTING_PLAN } from "../../backups";
import { ledTo, leadingTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen, violated } from "../../rule";

const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";

export const rule: Rule = {
  description: "A restore test that fails is told to a topic, in a stack that tells anything.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html",
  ],
  remedy: "Keep the event rule in components/recovery/alarms.ts: a test that nobody hears of proves nothing.",
  types: [RESTORE_TESTING_PLAN],
  check: (plan, stack) => {
    if (stack.all(TOPIC).length === 0) return notApplicable;
    const rules = leadingTo(stack, plan, EVENT_RULE, "eventPattern").filter((each) =>
      (each.text("eventPattern") ?? "").includes("FAILED"),
    );
    if (rules.length === 0) return violated("its event rule", undefined, "make a rule for its jobs that are FAILED");
    const targets = rules.flatMap((each) => leadingTo(stack, each, EVENT_TARGET, "rule"));
    const told = targets.flatMap((target) => ledTo(stack, target, "arn", TOPIC));
    return satisfiedWhen(told.length > 0, "its event target", undefined, "lead the rule to a topic");
  },
};
