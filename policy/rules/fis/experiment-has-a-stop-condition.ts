import { COMPOSITE_ALARM, METRIC_ALARM } from "../../alarms";
import { EXPERIMENT } from "../../experiments";
import { ledTo } from "../../relations";
import { type Rule, satisfiedWhen, violated } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "An experiment stops when an alarm of the stack rings.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/fis/latest/userguide/stop-conditions.html"],
  remedy: "Bind `stopConditions` to the alarm that says down for readers, as components/recovery does.",
  types: [EXPERIMENT],
  check: (experiment, stack) => {
    const count = experiment.length("stopConditions") ?? 0;
    const sources = Array.from({ length: count }, (_, at) => experiment.text(`stopConditions[${at}].source`) ?? "none");
    if (count === 0 || sources.some((source) => source !== "aws:cloudwatch:alarm")) {
      return violated("stopConditions", sources, 'write the source "aws:cloudwatch:alarm" and an alarm');
    }
    const path = "stopConditions";
    const alarms = [COMPOSITE_ALARM, METRIC_ALARM].flatMap((type) => ledTo(stack, experiment, path, type));
    return satisfiedWhen(alarms.length > 0, path, shownValue(experiment, path), "name an alarm of the stack");
  },
};
