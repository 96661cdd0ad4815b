/** The zone-loss drill at a terminal: what fails, whether requests are answered, and what brings the rest back. */
import type { Colors } from "picocolors/types";
import type { Availability, Failure, Seconds, ZoneLoss, ZonesAlone } from "../analyses/zone-loss/result";
import { describeObjective } from "./availability-objective";
import { formatDuration, formatDurationRange, formatHoursPerYear, formatPercent } from "./format";
import { count } from "./summary";
import { wrap } from "./wrap";

export interface DrilledStack {
  readonly stack: string;
  readonly zoneLoss: ZoneLoss;
}

/** Each as wide as its longest cell and a space; the last one takes what is left of 80. */
const COLUMNS = [18, 9, 25] as const;
const INDENT = "    ";

export function renderZoneLoss(stacks: readonly DrilledStack[], width: number, colors: Colors): string[] {
  return stacks
    .filter(({ zoneLoss }) => zoneLoss.failures.length > 0)
    .flatMap(({ stack, zoneLoss }, index) => [
      ...(index === 0 ? [] : [""]),
      colors.bold(`What ${stack} survives`),
      row(["If lost", "Serves", "Requests fail for", "Recovers in"]),
      ...mergeAlike(zoneLoss.failures).flatMap((failure) => renderFailure(failure, width, colors)),
      ...renderSinglePoints(zoneLoss, width, colors),
      ...renderAvailability(zoneLoss.availability, width),
    ]);
}

/** For example `survives the loss of any zone: requests fail for 1 min to 2 min`. */
export function describeZoneLoss({ zones, failures }: ZoneLoss): string {
  const drilled = failures.filter(({ kind, tiers }) => kind === "zone" && tiers.length > 0);
  if (drilled.length === 0) {
    return zones.length === 0 ? "zone loss: zones are not known before deployment" : "zone loss: nothing to lose";
  }
  const fatal = drilled.filter(({ serves }) => serves === "no");
  if (fatal.length === 0) return `survives the loss of any zone: ${describeInterruption(drilled)}`;
  const which = fatal.length === zones.length && fatal.length > 1 ? "any zone" : joinNames(fatal, " or ");
  return `stops when ${which} is lost, ${showStop(worst(fatal))}`;
}

function describeInterruption(failures: readonly Failure[]): string {
  const seconds = worst(failures);
  if (seconds?.[1] === 0) return "nothing is interrupted";
  return `requests fail for ${showSeconds(seconds)}`;
}

/** The longest of all; null waits for a person. */
function worst(failures: readonly Failure[]): Seconds | null {
  return failures
    .map(({ interruptionSeconds }) => interruptionSeconds)
    .reduce((one, other) => (one === null || (other !== null && one[1] >= other[1]) ? one : other), [0, 0]);
}

function showStop(seconds: Seconds | null): string {
  return seconds === null ? "until a person acts" : `for ${formatDurationRange(seconds)}`;
}

function showSeconds(seconds: Seconds | null): string {
  if (seconds === null) return "until a person acts";
  return seconds[1] === 0 ? "-" : formatDurationRange(seconds);
}

/** Zones that fare alike share a row. */
function mergeAlike(failures: readonly Failure[]): (Failure & { readonly left: string })[] {
  const rows = new Map<string, Failure[]>();
  for (const failure of failures) {
    const { serves, interruptionSeconds, recovery, dataLoss, kind } = failure;
    const key = JSON.stringify([kind, serves, interruptionSeconds, recovery, dataLoss, showLeft(failure)]);
    rows.set(key, [...(rows.get(key) ?? []), failure]);
  }
  return [...rows.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, what: joinNames([first, ...others], ", "), left: showLeft(first) }],
  );
}

/** For example `zone a, b` or `NAT gateway (a, b)`: what all names begin with is said once. */
function joinNames(failures: readonly Failure[], separator: string): string {
  const names = failures.map(({ what }) => what);
  const [, start = "", open = ""] = /^(.* )(\(?)/.exec(names[0] ?? "") ?? [];
  const ends = names.map((name) => name.slice(start.length + open.length).replace(/\)$/, ""));
  const isAlike = names.every((name) => name.startsWith(start + open));
  return isAlike ? `${start}${open}${ends.join(separator)}${open === "" ? "" : ")"}` : names.join(separator);
}

function renderFailure(failure: Failure & { readonly left: string }, width: number, colors: Colors): string[] {
  const { what, serves, interruptionSeconds, recovery, dataLoss, left } = failure;
  const paint = { yes: colors.green, degraded: colors.yellow, no: colors.red }[serves];
  const cells = [paint(serves.padEnd(COLUMNS[1])), showSeconds(interruptionSeconds), showSeconds(recovery.seconds)];
  return [
    ...(what.length < COLUMNS[0] ? [row([what, ...cells])] : [`  ${what}`, row(["", ...cells])]),
    ...(left === "" ? [] : wrap(`${INDENT}left: ${left}`, width, INDENT)),
    ...(recovery.mechanism === "" ? [] : wrap(`${INDENT}then: ${recovery.mechanism}`, width, INDENT)),
    ...(dataLoss === "none" ? [] : wrap(`${INDENT}data lost: ${dataLoss}`, width, INDENT)),
  ];
}

/** Of the tiers that are hit; the zones stand in the other renderings. */
function showLeft({ tiers }: Failure): string {
  return tiers
    .filter(({ state }) => state !== "works")
    .map(({ tier, left }) => `${tier} ${left.replace(/ \([^)]*\)/g, "")}`)
    .join("; ");
}

function renderSinglePoints({ singlePointsOfFailure: points }: ZoneLoss, width: number, colors: Colors): string[] {
  if (points.length === 0) return [];
  const lines = points.flatMap(({ what, consequence }) => wrap(`    ${what}: ${consequence}`, width, "      "));
  return [`  ${colors.yellow("Single points of failure")}`, ...lines];
}

function renderAvailability(
  { links, percent, hoursDownPerYear, zonesAlone, objective, leftOut }: Availability,
  width: number,
): string[] {
  if (percent === null || hoursDownPerYear === null) return [];
  const chain = links.map(({ name, percent: of, basis }) => `${name} ${formatPercent(of)} (${basis})`).join(" x ");
  return [
    ...wrap(
      `  Available ${formatPercent(percent)}, down ${formatHoursPerYear(hoursDownPerYear)}: ${chain}`,
      width,
      INDENT,
    ),
    ...(zonesAlone === null ? [] : wrap(`${INDENT}${describeZonesAlone(zonesAlone)}`, width, INDENT)),
    ...describeObjective(objective).flatMap((line) => wrap(`${INDENT}${line}`, width, INDENT)),
    ...leftOut.flatMap(({ name, reason }) => wrap(`${INDENT}without ${name}: ${reason}`, width, INDENT)),
  ];
}

/** For example `3 zones of 99.5% alone, if they fail independently: 99.9999875%, down 4 s a year`. */
export function describeZonesAlone({ zones, oneZonePercent, percent }: ZonesAlone): string {
  const many = zones === 1 ? "" : ", if they fail independently";
  const exact = `${Number(percent.toFixed(9)).toString()}%`;
  const down = formatDuration(((100 - percent) / 100) * SECONDS_PER_YEAR);
  return `${count(zones, "zone")} of ${oneZonePercent.toString()}% alone${many}: ${exact}, down ${down} a year`;
}

/** Of 365 days. */
const SECONDS_PER_YEAR = 31_536_000;

/** Cells one beside the other. */
function row([what = "", ...cells]: readonly string[]): string {
  const [first, ...others] = COLUMNS;
  return `  ${what.padEnd(first)}${cells.map((cell, index) => cell.padEnd(others[index] ?? 0)).join("")}`.trimEnd();
}
