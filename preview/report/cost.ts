/** The terminal's section on cost: what each tier takes, the two totals side by side, and what they rest on. */
import type { Colors } from "picocolors/types";
import type { Cost, CostLine } from "../analyses/cost/result";
import { formatQuantity, formatUnitPrice, formatUsd, formatUsdRange } from "./format";
import { count } from "./summary";
import { createTable, linesOf } from "./table";
import { wrap } from "./wrap";

export interface CostedStack {
  readonly stack: string;
  readonly cost: Cost;
}

const LABEL_WIDTH = 26;
const MONEY_WIDTH = 11;
/** More would not fit beside each other; they follow below. */
const STACKS_PER_TABLE = 3;
const COSTLIEST = 5;
/** In a Region without prices it is every charge. */
const UNPRICED = 10;

/** Tiers and totals of all stacks beside each other, then what costs most in each and what has no price. */
export function renderCost(stacks: readonly CostedStack[], width: number, colors: Colors): string[] {
  const lines: string[] = [];
  for (let start = 0; start < stacks.length; start += STACKS_PER_TABLE) {
    lines.push(...renderTotals(stacks.slice(start, start + STACKS_PER_TABLE), width, colors));
  }
  return [
    ...lines,
    ...stacks.flatMap((each) => renderCostliest(each, width, colors)),
    ...stacks.flatMap((each) => renderUnpriced(each, width, colors)),
    ...renderAssumptions(stacks, width),
  ];
}

/** No total is a figure where nothing of it has a price; then it is unknown, not zero. */
function isUnknown({ lines, unpriced }: Cost): boolean {
  return lines.length === 0 && unpriced.length > 0;
}

/** For example `$166.06 to $181.18 a month with medium usage, within its budget of $200.00`. */
export function describeCost(cost: Cost): string {
  const { totalMonthlyUsd, usage, unpriced, budget } = cost;
  return [
    isUnknown(cost) ? "cost unknown" : `${formatUsdRange(totalMonthlyUsd)} a month with ${usage} usage`,
    ...(unpriced.length === 0 ? [] : [`${count(unpriced.length, "charge")} unpriced`]),
    ...(budget === undefined
      ? []
      : [`${budget.isExceeded ? "above" : "within"} its budget of ${formatUsd(budget.monthlyUsd)}`]),
  ].join(", ");
}

function renderTotals(stacks: readonly CostedStack[], width: number, colors: Colors): string[] {
  const valueWidth = Math.floor((width - LABEL_WIDTH) / STACKS_PER_TABLE);
  const table = createTable(
    [LABEL_WIDTH, ...stacks.map(() => valueWidth)],
    ["left", ...stacks.map(() => "right" as const)],
  );
  const addTotal = (label: string, read: (cost: Cost) => number): void => {
    addRow(label, (cost) => (isUnknown(cost) ? "unknown" : formatUsd(read(cost))));
  };
  const addRow = (label: string, read: (cost: Cost) => string): unknown =>
    table.push([label, ...stacks.map(({ cost }) => read(cost))]);
  table.push([colors.bold("Cost a month"), ...stacks.map(({ stack }) => colors.bold(stack))]);
  for (const tier of new Set(stacks.flatMap(({ cost }) => cost.tiers.map((each) => each.tier)))) {
    addRow(`  ${tier}`, ({ tiers }) => showUsd(tiers.find((each) => each.tier === tier)?.monthlyUsd));
  }
  addTotal("Always on", ({ alwaysOnMonthlyUsd }) => alwaysOnMonthlyUsd.minimum);
  addTotal("Usage", ({ usageMonthlyUsd }) => usageMonthlyUsd);
  addRow("  of the profile", ({ usage }) => usage);
  addTotal("Total", ({ totalMonthlyUsd }) => totalMonthlyUsd.minimum);
  addTotal("  scaled to its maximum", ({ totalMonthlyUsd }) => totalMonthlyUsd.maximum);
  addRow("Budget", ({ budget }) => showUsd(budget?.monthlyUsd));
  addRow("Charges without a price", ({ unpriced }) => (unpriced.length === 0 ? "none" : unpriced.length.toString()));
  addRow("Resources without charge", ({ freeResources }) => freeResources.toString());
  addRow("Oldest price of", ({ oldestPrice }) => oldestPrice?.asOf ?? "-");
  return linesOf(table);
}

function showUsd(usd: number | undefined): string {
  return usd === undefined ? "-" : formatUsd(usd);
}

/** Once where all stacks share it, and otherwise with the names of those it is about. */
function renderAssumptions(stacks: readonly CostedStack[], width: number): string[] {
  return [...new Set(stacks.flatMap(({ cost }) => cost.assumptions))].flatMap((text) => {
    const holders = stacks.filter(({ cost }) => cost.assumptions.includes(text));
    const names = holders.map(({ stack }) => stack).join(", ");
    return wrap(holders.length === stacks.length ? text : `${names}: ${text}`, width, "  ");
  });
}

/** Each with the arithmetic behind it and where its price stands, so that a reader can check it. */
function renderCostliest({ stack, cost }: CostedStack, width: number, colors: Colors): string[] {
  if (cost.lines.length === 0) return [];
  const shown = cost.lines.slice(0, COSTLIEST);
  const heading = `Costliest in ${stack}, of ${count(cost.lines.length, "line")}`;
  return [colors.bold(heading), ...shown.flatMap((line) => renderLine(line, width))];
}

function renderLine(line: CostLine, width: number): string[] {
  const { monthlyUsd, what, name, quantity, unit, unitPriceUsd, price } = line;
  const amount = formatUsd(monthlyUsd).padStart(MONEY_WIDTH);
  const indent = " ".repeat(MONEY_WIDTH + 2);
  const sum = `${formatQuantity(quantity)} ${unit} x ${formatUnitPrice(unitPriceUsd)}, ${price.key}, ${price.asOf}`;
  const text = wrap(`${indent}${what}: ${name}`, width, indent);
  return [amount + (text[0] ?? "").slice(MONEY_WIDTH), ...text.slice(1), ...wrap(`${indent}${sum}`, width, indent)];
}

function renderUnpriced({ stack, cost }: CostedStack, width: number, colors: Colors): string[] {
  if (cost.unpriced.length === 0) return [];
  const texts = cost.unpriced.slice(0, UNPRICED).map(({ name, what, reason }) => `  ${name}: ${what}: ${reason}`);
  const more = cost.unpriced.length - texts.length;
  return [
    colors.bold(`Without a price in ${stack}`),
    ...texts.flatMap((text) => wrap(text, width, "    ")),
    ...(more > 0 ? [`  and ${more.toString()} more, all in --json`] : []),
  ];
}
