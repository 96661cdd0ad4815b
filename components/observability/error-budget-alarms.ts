import type { AlarmDefinition } from "./alarm";
import { answersOf, errorShare } from "./load-balancer-alarms";
import type { ObservabilityArgs } from "./observability-args";

/**
 * How many times faster than the objective allows the budget burns: 14.4 takes 2 % of a month's in an hour, 6 takes 5 %
 * in six. The short window says that it still goes on. https://sre.google/workbook/alerting-on-slos/
 */
const BURNS = [
  { through: "budget-burns-fast", rate: 14.4, severity: "page", windows: { hour: 3_600, "5-minutes": 300 } },
  { through: "budget-burns-slowly", rate: 6, severity: "ticket", windows: { "6-hours": 21_600, "30-minutes": 1_800 } },
] as const;

const SECONDS_PER_MINUTE = 60;

/** The error budget, where policy watches it: two speeds, each over a long window and a short one. */
export function planErrorBudgetAlarms(args: ObservabilityArgs): AlarmDefinition[] {
  const { isErrorBudgetWatched, availabilityPercent, requestsPerMinuteFloor } = args;
  if (!isErrorBudgetWatched || availabilityPercent === undefined) return [];
  return BURNS.flatMap(({ through, rate, severity, windows }) =>
    Object.entries(windows).map(([window, seconds]): AlarmDefinition => {
      // Rounded, because 100 - 99.99 is not quite 0.01.
      const threshold = Number(((100 - availabilityPercent) * rate).toFixed(6));
      return {
        role: `${through}-${window}`,
        row: "Load balancer",
        title: "Failed answers, %, against the objective",
        place: window.replace("-", " "),
        says: `${threshold} % of answers fail, ${rate} times what the objective of ${availabilityPercent} % allows.`,
        severity,
        through,
        series: answersOf(args),
        expression: errorShare((requestsPerMinuteFloor * seconds) / SECONDS_PER_MINUTE),
        when: ">",
        threshold,
        periodSeconds: seconds,
        periods: 1,
        missing: { as: "notBreaching", because: "without requests no answer fails" },
      };
    }),
  );
}
