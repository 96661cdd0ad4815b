/** What a stack costs, in as few rows as say it: a comment has room for what matters, `--json` for every charge. */
import type { AnalysedStack } from "../analysed";
import * as format from "../format";
import { escapeCode, escapeText } from "./escape";
import { toRow } from "./table";

type Cost = NonNullable<AnalysedStack["cost"]>;
type CostLine = Cost["lines"][number];

interface Charge {
  readonly names: readonly string[];
  readonly line: CostLine;
}

/** Charges below this share of the whole stand in one row together. */
const SMALL_SHARE = 0.01;

/** The rows of the table: the largest charge first, what has no price last. */
export function tabulateCosts({ lines, unpriced, totalMonthlyUsd }: Cost): string[] {
  const charges = mergeAlike(lines);
  const small = charges.filter(({ line }) => line.monthlyUsd < totalMonthlyUsd.minimum * SMALL_SHARE);
  // One of them alone is as long as the row that stands for it.
  const merged = small.length > 1 ? small : [];
  return [
    ...charges.filter((charge) => !merged.includes(charge)).map(showCharge),
    ...(merged.length === 0 ? [] : [sumUp(merged)]),
    ...unpriced.map(({ name, what, reason }) =>
      toRow([escapeText(what), escapeCode(name), "", "unpriced", escapeText(reason)]),
    ),
  ];
}

/** What is charged alike stands in one line: fifty alarms at ten cents would push the rest out of the comment. */
function mergeAlike(lines: readonly CostLine[]): Charge[] {
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.what, line.kind, line.price]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const merged = [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const sum = (read: (line: CostLine) => number): number => alike.reduce((total, line) => total + read(line), 0);
    const line = {
      ...first,
      quantity: sum(({ quantity }) => quantity),
      monthlyUsd: sum(({ monthlyUsd }) => monthlyUsd),
    };
    return [{ names: alike.map(({ name }) => name), line }];
  });
  return merged.sort((one, other) => other.line.monthlyUsd - one.line.monthlyUsd);
}

function showCharge({ names, line }: Charge): string {
  const { what, quantity, unit, unitPriceUsd, monthlyUsd, price } = line;
  return toRow([
    escapeText(what),
    escapeCode(names[0] ?? "") + (names.length > 1 ? ` and ${(names.length - 1).toString()} more` : ""),
    `${format.formatQuantity(quantity)} ${escapeText(unit)} × ${escapeText(format.formatUnitPrice(unitPriceUsd))}`,
    escapeText(format.formatUsd(monthlyUsd)),
    // Where it came from stands beside it in preview/data/prices.json: the title of a source would fill the comment.
    `${escapeText(price.key)}, ${escapeText(price.asOf)}`,
  ]);
}

function sumUp(charges: readonly Charge[]): string {
  const monthlyUsd = charges.reduce((total, { line }) => total + line.monthlyUsd, 0);
  const what = `${charges.length.toString()} charges below ${format.formatPercent(SMALL_SHARE * 100)} each`;
  return toRow([what, "", "", escapeText(format.formatUsd(monthlyUsd)), "<code>--json</code>"]);
}
