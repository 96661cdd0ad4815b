/** The windows of RDS and ElastiCache, in UTC: `18:00-19:00` every day, `sat:19:00-sat:20:00` every week. */
import { notApplicable, type Outcome, satisfied, violated } from "./rule";
import type { ResourceView } from "./views";

const MINUTES_PER_DAY = 24 * 60;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const TIME = "([01]\\d|2[0-3]):([0-5]\\d)";
const DAILY = new RegExp(`^${TIME}-${TIME}$`);
const WEEKLY = new RegExp(`^(${DAYS.join("|")}):${TIME}-(${DAYS.join("|")}):${TIME}$`, "i");

export interface TimeWindow {
  /** Minutes after midnight. */
  readonly start: number;
  readonly minutes: number;
}

/** The two properties of a resource that hold its windows. */
export interface WindowPair {
  readonly daily: string;
  readonly weekly: string;
}

/** The remainder that is never negative. */
function wrap(minutes: number, period: number): number {
  return ((minutes % period) + period) % period;
}

function minutesOf(day: string | undefined, hours: string | undefined, minutes: string | undefined): number {
  const days = day === undefined ? 0 : DAYS.indexOf(day.toLowerCase());
  return days * MINUTES_PER_DAY + Number(hours) * 60 + Number(minutes);
}

/** Undefined where the text is no such window. */
export function readDailyWindow(text = ""): TimeWindow | undefined {
  const parts = DAILY.exec(text);
  if (parts === null) return undefined;
  const start = minutesOf(undefined, parts[1], parts[2]);
  return { start, minutes: wrap(minutesOf(undefined, parts[3], parts[4]) - start, MINUTES_PER_DAY) };
}

/** Undefined where the text is no such window. */
export function readWeeklyWindow(text = ""): TimeWindow | undefined {
  const parts = WEEKLY.exec(text);
  if (parts === null) return undefined;
  const start = minutesOf(parts[1], parts[2], parts[3]);
  const minutes = wrap(minutesOf(parts[4], parts[5], parts[6]) - start, DAYS.length * MINUTES_PER_DAY);
  return { start: wrap(start, MINUTES_PER_DAY), minutes };
}

/** Do a daily window and another one share a minute on some day? Windows that touch do not. */
export function doWindowsOverlap(one: TimeWindow, other: TimeWindow): boolean {
  return (
    wrap(one.start - other.start, MINUTES_PER_DAY) < other.minutes ||
    wrap(other.start - one.start, MINUTES_PER_DAY) < one.minutes
  );
}

/** Are the windows that are written well-formed, and as long as the service wants them? */
export function judgeWindowLengths(resource: ResourceView, pair: WindowPair, leastMinutes: number): Outcome {
  let outcome = notApplicable;
  for (const [property, read, form] of [
    [pair.daily, readDailyWindow, "hh:mm-hh:mm"],
    [pair.weekly, readWeeklyWindow, "ddd:hh:mm-ddd:hh:mm"],
  ] as const) {
    const text = resource.text(property);
    if (text === undefined) continue;
    const window = read(text);
    if (window === undefined) return violated(property, text, `write ${form} in UTC (InvalidParameterValue)`);
    if (window.minutes < leastMinutes) {
      return violated(property, text, `write a window of ${leastMinutes} minutes or more (InvalidParameterValue)`);
    }
    outcome = satisfied;
  }
  return outcome;
}

/** Are both windows written, and apart? One that is left out is AWS's to choose, and may land on the other. */
export function judgeWindowsApart(resource: ResourceView, pair: WindowPair, keepsBackups: boolean): Outcome {
  const [missing, other] = [pair.daily, pair.weekly].filter((property) => !resource.has(property));
  if (missing !== undefined) {
    if (!keepsBackups || other !== undefined) return notApplicable;
    return violated(missing, undefined, "write both windows: AWS's own choice may overlap the one that is written");
  }
  const [daily, weekly] = [resource.text(pair.daily), resource.text(pair.weekly)];
  const [one, two] = [readDailyWindow(daily), readWeeklyWindow(weekly)];
  if (one === undefined || two === undefined) return notApplicable;
  if (!doWindowsOverlap(one, two)) return satisfied;
  return violated(pair.daily, daily, `write a time outside ${pair.weekly}, ${weekly ?? ""} (InvalidParameterValue)`);
}
