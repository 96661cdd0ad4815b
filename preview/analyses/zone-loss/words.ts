/** Words that several tiers use. */

/** `a` for `ap-northeast-2a`; a zone's ID stays whole. */
export function shortZone(zone: string): string {
  return /^[a-z]+(?:-[a-z]+)+-\d+([a-z])$/.exec(zone)?.[1] ?? zone;
}

/** For example `a, b`; `unknown` where the graph does not tell. */
export function showZones(zones: readonly string[] | undefined): string {
  return zones === undefined ? "unknown" : zones.map(shortZone).join(", ");
}

/** For example `1 of 2 nodes`. */
export function countOf(left: number, all: number, noun: string): string {
  return `${left} of ${all} ${noun}${all === 1 ? "" : "s"}`;
}

/** For example `1 zone`, `2 zones`. */
export function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Where the engine itself takes no write that is not copied within so many seconds. */
export function boundedLoss(seconds: number): string {
  return `the last ${seconds} s of writes at most`;
}

/** The figure of such a text; undefined where it names none. */
export function boundOfLoss(text: string): number | undefined {
  const [, seconds] = /^the last (\d+) s of writes at most$/.exec(text) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

/** What is gone for good, from nothing to everything. */
export const DATA_LOSSES = {
  none: "none",
  lastWrites: "the last writes, which were not copied yet",
  fiveMinutes: "up to 5 min of writes",
  cached: "everything cached",
  unknown: "not known: backups are decided at deployment",
  everything: "everything: there are no backups",
} as const;
