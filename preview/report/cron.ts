/** Cron expressions in words, for the one form that people write for a schedule of days and hours. */
const DAILY = /^(\d{1,2}) (\d{1,2}) \* \* ([\d,*-]+)$/;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** For example `21:00 Mon-Fri` for `0 21 * * 1-5`; any other expression as it is. */
export function describeCron(expression: string): string {
  const [, minute, hour, days] = DAILY.exec(expression) ?? [];
  if (minute === undefined || hour === undefined || days === undefined) return expression;
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  return days === "*" ? `${time} daily` : `${time} ${describeDays(days)}`;
}

/** `1,2,3,5` reads `Mon-Wed, Fri`. */
function describeDays(list: string): string {
  const runs: [number, number][] = [];
  for (const part of list.split(",")) {
    const [first = 0, last = first] = part.split("-").map(Number);
    const run = runs.at(-1);
    if (run !== undefined && first === run[1] + 1) run[1] = last;
    else runs.push([first, last]);
  }
  return runs.map(([first, last]) => [...new Set([DAYS[first], DAYS[last]])].join("-")).join(", ");
}
