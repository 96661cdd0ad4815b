/**
 * Times as people write them, in local time, and as AWS takes them.
 *
 * RDS and ElastiCache take windows in UTC and know no time zone, so a zone with daylight saving cannot be converted once:
 * the window would be an hour off half the year. Such zones are refused (`validate/stack.ts`). Auto Scaling takes a
 * time zone beside its cron expression, so the sleep schedule is not converted.
 */
import { IANAZone } from "luxon";

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const DAY = DAYS.join("|");
const TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d";

/** `03:00-04:00`, every day. */
export const DAILY_WINDOW = new RegExp(`^(${TIME})-(${TIME})$`);
/** `Sun 04:00-05:00`, every week. */
export const WEEKLY_WINDOW = new RegExp(`^(${DAY}) (${TIME})-(${TIME})$`);
/** `Mon-Fri 21:00`, `Sat 21:00`, or `21:00` for every day. */
export const DAYS_AND_TIME = new RegExp(`^(?:(${DAY})(?:-(${DAY}))? )?(${TIME})$`);

/** `06:00`, every day. */
export const TIME_OF_DAY = new RegExp(`^(${TIME})$`);
/** `Sun 06:00`, every week. */
export const TIME_OF_WEEK = new RegExp(`^(${DAY}) (${TIME})$`);

/** A window that begins `start` minutes after midnight, or for a weekly one after Monday's midnight. */
export interface Window {
  readonly start: number;
  /** Less than a day; an end before the start means the next day. */
  readonly minutes: number;
}

/** The remainder that is never negative. */
function wrap(minutes: number, period: number): number {
  return ((minutes % period) + period) % period;
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours) * MINUTES_PER_HOUR + Number(minutes);
}

function windowBetween(dayStart: number, from: string, to: string): Window {
  const start = minuteOfDay(from);
  return { start: dayStart + start, minutes: wrap(minuteOfDay(to) - start, MINUTES_PER_DAY) };
}

function dayIndex(day: string): number {
  return DAYS.findIndex((each) => each === day);
}

/** Reads `03:00-04:00`; undefined when it is not one. */
export function parseDailyWindow(text: string): Window | undefined {
  const [, from, to] = DAILY_WINDOW.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : windowBetween(0, from, to);
}

/** The window that begins at a time of day; undefined when the text is none. */
export function windowFrom(time: string, minutes: number): Window | undefined {
  return TIME_OF_DAY.test(time) ? { start: minuteOfDay(time), minutes } : undefined;
}

/** Reads `Sun 04:00-05:00`; undefined when it is not one. */
export function parseWeeklyWindow(text: string): Window | undefined {
  const [, day, from, to] = WEEKLY_WINDOW.exec(text) ?? [];
  if (day === undefined || from === undefined || to === undefined) return undefined;
  return windowBetween(dayIndex(day) * MINUTES_PER_DAY, from, to);
}

/**
 * Whether a daily window and another one share a minute on any day. As the daily one recurs every day, only the time of
 * day decides. Windows that touch do not overlap; AWS accepts those.
 */
export function doWindowsOverlap(one: Window, other: Window): boolean {
  const oneAfterOther = wrap(one.start - other.start, MINUTES_PER_DAY);
  const otherAfterOne = wrap(other.start - one.start, MINUTES_PER_DAY);
  return oneAfterOther < other.minutes || otherAfterOne < one.minutes;
}

// Fixed, so that the answer does not depend on the day the program runs. Three years show every daylight-saving rule in
// force, Morocco's month around Ramadan included; earlier years would show rules since abolished.
const FIRST_SAMPLE = Date.UTC(2025, 0, 1);
const LAST_SAMPLE = Date.UTC(2028, 0, 1);
const SAMPLE_STEP = 10 * MINUTES_PER_DAY * 60_000;

const offsets = new Map<string, number | undefined>();

/** Minutes the zone is ahead of UTC, or undefined for a zone that is unknown or changes its offset in the year. */
export function utcOffsetMinutes(timeZone: string): number | undefined {
  // A stack asks for the same zone with every window.
  if (!offsets.has(timeZone)) offsets.set(timeZone, readOffset(timeZone));
  return offsets.get(timeZone);
}

function readOffset(timeZone: string): number | undefined {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) return undefined;
  const offset = zone.offset(FIRST_SAMPLE);
  for (let instant = FIRST_SAMPLE; instant < LAST_SAMPLE; instant += SAMPLE_STEP) {
    if (zone.offset(instant) !== offset) return undefined;
  }
  return offset;
}

/** Whether the IANA database knows the zone. */
export function isTimeZone(timeZone: string): boolean {
  return IANAZone.isValidZone(timeZone);
}

function clock(minute: number): string {
  const ofDay = wrap(minute, MINUTES_PER_DAY);
  const hours = Math.floor(ofDay / MINUTES_PER_HOUR);
  return [hours, ofDay % MINUTES_PER_HOUR].map((part) => part.toString().padStart(2, "0")).join(":");
}

function dayAndClock(minute: number): string {
  const day = DAYS[Math.floor(wrap(minute, MINUTES_PER_WEEK) / MINUTES_PER_DAY)] ?? "";
  return `${day.toLowerCase()}:${clock(minute)}`;
}

function known<T>(value: T | undefined, text: string): T {
  if (value === undefined) throw new Error(`"${text}" should have been refused before it is converted`);
  return value;
}

/** `03:00-04:00` in Seoul is `18:00-19:00`: the form of RDS's backup and ElastiCache's snapshot window. */
export function toUtcDailyWindow(text: string, timeZone: string): string {
  const { start, minutes } = known(parseDailyWindow(text), text);
  const utc = start - known(utcOffsetMinutes(timeZone), timeZone);
  return `${clock(utc)}-${clock(utc + minutes)}`;
}

/** `Sun 04:00-05:00` in Seoul is `sat:19:00-sat:20:00`: the form of both services' maintenance window. */
export function toUtcWeeklyWindow(text: string, timeZone: string): string {
  const { start, minutes } = known(parseWeeklyWindow(text), text);
  const utc = start - known(utcOffsetMinutes(timeZone), timeZone);
  return `${dayAndClock(utc)}-${dayAndClock(utc + minutes)}`;
}

/** Days in cron's numbering, Sunday 0. Ranges that run over the week's end become lists: cron has no such range. */
function cronDays(from: string, to: string): string {
  const count = wrap(dayIndex(to) - dayIndex(from), DAYS.length) + 1;
  return Array.from({ length: count }, (_, step) => (dayIndex(from) + step + 1) % DAYS.length).join(",");
}

/** `Mon-Fri 21:00` is `0 21 * * 1,2,3,4,5`, in the local time that Auto Scaling's own time zone setting gives it. */
export function toCron(text: string): string {
  const [, from, to, time] = DAYS_AND_TIME.exec(text) ?? [];
  const minute = minuteOfDay(known(time, text));
  const days = from === undefined ? "*" : cronDays(from, to ?? from);
  return `${(minute % MINUTES_PER_HOUR).toString()} ${Math.floor(minute / MINUTES_PER_HOUR).toString()} * * ${days}`;
}

/** `06:00` is `cron(0 6 * * ? *)`, `Sun 06:00` is `cron(0 6 ? * SUN *)`: AWS Backup's form, with a time zone beside it. */
export function toScheduleExpression(text: string): string {
  const [, day] = TIME_OF_WEEK.exec(text) ?? [];
  const minute = minuteOfDay(text.slice(-"HH:MM".length));
  const days = day === undefined ? "* * ?" : `? * ${day.toUpperCase()}`;
  return `cron(${minute % MINUTES_PER_HOUR} ${Math.floor(minute / MINUTES_PER_HOUR)} ${days} *)`;
}

/** `Tue 10:00-12:00` in Seoul is `Tue:01:00-Tue:03:00`: the form of a practice run's window. */
export function toUtcPracticeWindow(text: string, timeZone: string): string {
  return toUtcWeeklyWindow(text, timeZone).replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
