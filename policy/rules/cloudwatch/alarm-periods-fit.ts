import { METRIC_ALARM } from "../../alarms";
import { type Rule, satisfied, violated } from "../../rule";
import type { ResourceView } from "../../views";

const SHORT_PERIODS = [10, 20, 30];
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const DAYS_OF_LONG_PERIODS = 7;

export const rule: Rule = {
  description: "An alarm looks back as far as CloudWatch lets it, in periods that CloudWatch has.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"],
  remedy:
    "Periods of 10, 20, 30 or a multiple of 60 seconds; together a day, or 7 days where each lasts an hour or more.",
  types: [METRIC_ALARM],
  check: (alarm) => {
    const periods = periodsOf(alarm);
    const odd = periods.find((period) => !SHORT_PERIODS.includes(period) && period % MINUTE !== 0);
    if (odd !== undefined) return violated("period", odd, "write 10, 20, 30 or a multiple of 60 (ValidationError)");
    const count = alarm.number("evaluationPeriods") ?? 1;
    const points = alarm.number("datapointsToAlarm") ?? count;
    if (points > count) {
      return violated("datapointsToAlarm", points, `write ${count} or fewer, as evaluationPeriods (ValidationError)`);
    }
    const tooLong = periods.find((period) => period * count > (period < HOUR ? DAY : DAYS_OF_LONG_PERIODS * DAY));
    if (tooLong === undefined) return satisfied;
    return violated("evaluationPeriods", count, `write fewer: ${tooLong} seconds each is too long (ValidationError)`);
  },
};

function periodsOf(alarm: ResourceView): readonly number[] {
  const count = alarm.has("metricQueries") ? (alarm.length("metricQueries") ?? 0) : 0;
  const paths = Array.from({ length: count }, (_, index) => `metricQueries[${index}].metric.period`);
  return ["period", ...paths].map((path) => alarm.number(path)).filter((each) => each !== undefined);
}
