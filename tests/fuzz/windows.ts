/** Random windows of a store, as a stack file writes them. */
import fc from "fast-check";

const MINUTES_PER_DAY = 24 * 60;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

export const weekday = fc.constantFrom(...DAYS);

/** A minute of the day, `HH:MM`. */
export const time = fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 }).map(clock);

function clock(minute: number): string {
  const ofDay = minute % MINUTES_PER_DAY;
  return [Math.floor(ofDay / 60), ofDay % 60].map((part) => part.toString().padStart(2, "0")).join(":");
}

export interface Windows {
  /** `HH:MM-HH:MM`. */
  readonly daily: string;
  /** `Sun HH:MM-HH:MM`. */
  readonly weekly: string;
}

/** Two windows of at least so many minutes that do not overlap; they often touch, and may run over midnight. */
export function windowsApart(leastMinutes: number): fc.Arbitrary<Windows> {
  const length = fc.integer({ min: leastMinutes, max: MINUTES_PER_DAY / 3 });
  const gap = fc.integer({ min: 0, max: MINUTES_PER_DAY / 3 });
  const start = fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 });
  return fc.tuple(start, length, gap, length, weekday).map(([from, daily, apart, weekly, day]) => {
    const second = from + daily + apart;
    return {
      daily: `${clock(from)}-${clock(from + daily)}`,
      weekly: `${day} ${clock(second)}-${clock(second + weekly)}`,
    };
  });
}
