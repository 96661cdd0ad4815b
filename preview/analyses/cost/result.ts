/**
 * What a stack costs a month: a list of priced lines, and what has no price. Money is US dollars at AWS's list price for
 * a month of 730 hours, without tax, free tier and discounts. Nothing is rounded here; the report rounds.
 */
export interface Cost {
  /** Region of the stack's AWS provider, whose prices count; `unknown` where the graph does not tell it. */
  readonly region: string;
  /** Name of the usage profile: `small`, `medium`, `large`, or the file's. */
  readonly usage: string;
  /** Every amount the profile assumes for this stack, so that a reader sees what the usage total rests on. */
  readonly usageAmounts: Readonly<Record<string, number>>;
  /** What is charged even if nobody comes: with groups at their minimum, and at their maximum. */
  readonly alwaysOnMonthlyUsd: Range;
  /** What the assumed usage adds. */
  readonly usageMonthlyUsd: number;
  /** Both together. */
  readonly totalMonthlyUsd: Range;
  /** Both together at minimum, for each component that stands right below the stack; in the order of cost, highest first. */
  readonly tiers: readonly TierCost[];
  /** Highest monthly figure first. */
  readonly lines: readonly CostLine[];
  /** What is charged or may be, without a price that is known here. Counted, never taken for zero. */
  readonly unpriced: readonly Unpriced[];
  /** Resources known to carry no charge of their own. */
  readonly freeResources: number;
  /** The oldest price that a line rests on; null where no line has a price. */
  readonly oldestPrice: { readonly item: string; readonly asOf: string } | null;
  /** What was left out or assumed for the whole stack, one sentence each. */
  readonly assumptions: readonly string[];
  /** Absent: the stack file names none. */
  readonly budget?: Budget;
}

export interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

export interface TierCost {
  /** `network`, `database`, `cache`, `compute`, ...; `other` outside a component. */
  readonly tier: string;
  readonly monthlyUsd: number;
}

/** One charge of one resource: `quantity` x `unitPriceUsd` = `monthlyUsd`. */
export interface CostLine {
  readonly urn: string;
  readonly name: string;
  readonly type: string;
  readonly tier: string;
  /** For example `NAT gateway, hours`. */
  readonly what: string;
  readonly kind: "always on" | "usage";
  /** Units a month, with groups at their minimum. */
  readonly quantity: number;
  readonly unit: string;
  readonly unitPriceUsd: number;
  readonly monthlyUsd: number;
  /** With groups at their maximum; the same as `monthlyUsd` where the group does not matter. */
  readonly maximumMonthlyUsd: number;
  readonly price: PriceSource;
  /** What the quantity takes for granted. */
  readonly assumption?: string;
}

/** Where a unit price comes from: `preview/data/prices.json`. */
export interface PriceSource {
  /** Region, service and item, for example `ap-northeast-2/vpc/nat-gateway-hour`; `global/...` where all Regions pay the same. */
  readonly key: string;
  /** Date the price was published or seen, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly confidence: "confirmed" | "single" | "inferred";
  /** Titles of the sources, joined by `; `. */
  readonly source: string;
}

export interface Unpriced {
  readonly urn: string;
  readonly name: string;
  readonly type: string;
  /** For example `cache.m5.large node, hours`. */
  readonly what: string;
  readonly reason: string;
}

export interface Budget {
  readonly monthlyUsd: number;
  /** The total at minimum (always on and usage) is above it. */
  readonly isExceeded: boolean;
}
