import type { Problem } from "../../components/shared/errors";
import { doWindowsOverlap, parseDailyWindow, parseWeeklyWindow, type Window } from "../windows";

/** A service's two windows, each with its key in the stack file. */
interface WindowPair {
  readonly dailyKey: string;
  readonly daily: string | undefined;
  readonly weeklyKey: string;
  readonly weekly: string | undefined;
  /** The shortest window the service takes. */
  readonly leastMinutes: number;
  /** The service's own words for overlapping windows. */
  readonly overlapReason: string;
}

/** Windows long enough, and apart. Where one of them is malformed, the schema has said so. */
export function validateWindowPair(pair: WindowPair): Problem[] {
  const daily = parseDailyWindow(pair.daily ?? "");
  const weekly = parseWeeklyWindow(pair.weekly ?? "");
  return [
    ...validateLength(pair.dailyKey, pair.daily, daily, pair.leastMinutes),
    ...validateLength(pair.weeklyKey, pair.weekly, weekly, pair.leastMinutes),
    ...validateApart(pair, daily, weekly),
  ];
}

function validateLength(key: string, received: unknown, window: Window | undefined, least: number): Problem[] {
  if (window === undefined || window.minutes >= least) return [];
  return [{ key, received, allowed: `at least ${least.toString()} minutes` }];
}

function validateApart(pair: WindowPair, daily: Window | undefined, weekly: Window | undefined): Problem[] {
  if (daily === undefined || weekly === undefined || !doWindowsOverlap(daily, weekly)) return [];
  return [
    {
      key: pair.weeklyKey,
      received: pair.weekly,
      allowed: `a time outside ${pair.dailyKey}, ${pair.daily ?? ""}; touching it is accepted`,
      reason: pair.overlapReason,
    },
  ];
}
