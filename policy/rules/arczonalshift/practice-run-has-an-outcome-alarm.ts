import { COMPOSITE_ALARM, METRIC_ALARM } from "../../alarms";
import { ledTo } from "../../relations";
import { type Rule, satisfiedWhen, violated } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "Zonal autoshift has an alarm of the stack that says how practice went.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-autoshift.considerations.html"],
  remedy: "Bind `outcomeAlarms` to the alarm that says down for readers, as components/recovery/zonal-shift.ts does.",
  types: ["aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration"],
  check: (shift, stack) => {
    const path = "outcomeAlarms";
    if ((shift.length(path) ?? 0) === 0) return violated(path, [], "name an alarm (ValidationException)");
    const alarms = [COMPOSITE_ALARM, METRIC_ALARM].flatMap((type) => ledTo(stack, shift, path, type));
    return satisfiedWhen(alarms.length > 0, path, shownValue(shift, path), "name an alarm of the stack");
  },
};
