/** The terminal's section on a load: what viewers ask for, what they cost, and what breaks first. */
import type { Colors } from "picocolors/types";
import type { Limit, Load } from "../analyses/load/result";
import { formatQuantity, formatUsd } from "./format";
import { createTable, linesOf } from "./table";
import { wrap } from "./wrap";

export interface LoadedStack {
  readonly stack: string;
  readonly load: Load;
}

const LABEL_WIDTH = 44;

export function renderLoad(stacks: readonly LoadedStack[], width: number, colors: Colors): string[] {
  return stacks.flatMap(({ stack, load }, index) => [
    ...(index === 0 ? [] : [""]),
    colors.bold(`${formatQuantity(load.viewers)} concurrent viewers of ${stack}, in 4K`),
    ...load.missing.flatMap((what) => wrap(`  missing: ${what}`, width, "    ")),
    ...(load.demands.length === 0 ? [] : renderFigures(load, width, colors)),
  ]);
}

/** For example `1,000,000 viewers: $1 an hour, $730 a month; first to break: CloudFront ..., at 10,000`. */
export function describeLoad({ viewers, hourlyUsd, monthlyUsd, limits, demands }: Load): string {
  const who = `${formatQuantity(viewers)} concurrent viewers`;
  if (demands.length === 0) return `${who}: not known, for there is no CDN`;
  const [first] = limits;
  const limit = first === undefined ? "" : `; ${describeFirst(first)}`;
  return `${who}: ${formatUsd(hourlyUsd)} an hour, ${formatUsd(monthlyUsd)} a month${limit}`;
}

export function describeFirst({ what, carriesViewers, isExceeded }: Limit): string {
  return `${isExceeded ? "breaks first" : "would break first"}: ${what}, above ${formatQuantity(carriesViewers)} viewers`;
}

function renderFigures(load: Load, width: number, colors: Colors): string[] {
  const table = createTable([LABEL_WIDTH, width - LABEL_WIDTH], ["left", "right"]);
  const add = (label: string, value: string): unknown => table.push([`  ${label}`, value]);
  for (const { what, quantity, unit } of load.demands) add(what, `${formatQuantity(quantity)} ${unit}`);
  for (const { what, monthlyUsd } of load.cost) add(what, formatUsd(monthlyUsd));
  add("A month of it", formatUsd(load.monthlyUsd));
  add("An hour of it", formatUsd(load.hourlyUsd));
  const limits = load.limits.flatMap((limit) => wrap(`  ${describeLimit(limit, colors)}`, width, "    "));
  return [
    ...linesOf(table),
    ...load.unpriced.flatMap((what) => wrap(`  without a price: ${what}`, width, "    ")),
    colors.bold("What breaks, in this order"),
    ...limits,
    ...wrap(`Taken for granted: ${load.assumptions.join("; ")}.`, width, "  "),
  ];
}

/** For example `above 10,000 viewers: CloudFront, ...: 15,000 of 150 Gbit/s; raised by AWS, on request (...)`. */
export function describeLimit(limit: Limit, colors?: Colors): string {
  const { what, needed, limit: most, unit, carriesViewers, isExceeded, raisedBy, source } = limit;
  const head = `above ${formatQuantity(carriesViewers)} viewers: ${what}`;
  const shown = isExceeded && colors !== undefined ? colors.red(head) : head;
  const state = isExceeded ? "exceeded" : "holds";
  return `${shown}: ${state}, ${formatQuantity(needed)} of ${formatQuantity(most)} ${unit}; raised by ${raisedBy} (${source})`;
}
