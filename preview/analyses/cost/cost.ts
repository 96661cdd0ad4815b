/** What a stack costs a month, from its graph, the price list and a usage profile. */
import { regionOf } from "../../../policy/deployment-target";
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import { CannotTell, ResourceView, StackView, told } from "../../../policy/views";
import { compareTexts, isReal, outermostAround } from "../graph-reading";
import { type Charge, isPriced, type PricedCharge, type Setting, unpriced } from "./charge";
import { findPricer } from "./classify";
import { COMPILED, findPrice } from "./prices";
import type { Budget, Cost, CostLine, Range, TierCost, Unpriced } from "./result";
import { DEFAULT_USAGE, type UsageProfile } from "./usage";

export interface CostRequest {
  readonly usage?: UsageProfile;
  /** From the stack file; undefined where it sets none. */
  readonly budgetMonthlyUsd?: number | undefined;
}

const ASSUMPTIONS = [
  "List prices before tax, without free allowances, discounts and reserved capacity; a month of 730 hours.",
  "What scales by itself, groups and storage, is priced at its minimum, and at its maximum for the range.",
];

/** Prices a stack; the same graph and profile give the same result, whatever day it is. */
export function estimateCost(
  graph: ResourceGraph,
  { usage = DEFAULT_USAGE, budgetMonthlyUsd }: CostRequest = {},
): Cost {
  // Relations do not depend on the environment, which only rules ask for.
  const setting: Setting = { stack: new StackView(graph, "prod"), usage: usage.amounts };
  const byUrn = new Map(graph.resources.map((resource) => [resource.urn, resource]));
  const views = graph.resources.filter(isReal).map((resource) => ResourceView.of(resource));
  const priced = views.map((view) => priceResource(view, byUrn, setting));
  const lines = priced.flatMap((each) => each.lines).sort(byCost);
  const alwaysOn = sum(lines.filter(({ kind }) => kind === "always on"));
  const used = sum(lines.filter(({ kind }) => kind === "usage")).minimum;
  const total = { minimum: alwaysOn.minimum + used, maximum: alwaysOn.maximum + used };
  return {
    region: mainRegion(views, setting.stack),
    usage: usage.name,
    usageAmounts: usage.amounts,
    alwaysOnMonthlyUsd: alwaysOn,
    usageMonthlyUsd: used,
    totalMonthlyUsd: total,
    tiers: sumTiers(lines),
    lines,
    unpriced: priced.flatMap((each) => each.unpriced),
    freeResources: priced.filter((each) => each.lines.length + each.unpriced.length === 0).length,
    oldestPrice: findOldest(lines),
    assumptions: [...ASSUMPTIONS, ...warnOfAge(lines)],
    ...(budgetMonthlyUsd !== undefined && { budget: holdAgainst(budgetMonthlyUsd, total) }),
  };
}

interface PricedResource {
  readonly lines: readonly CostLine[];
  readonly unpriced: readonly Unpriced[];
}

const FREE: PricedResource = { lines: [], unpriced: [] };

function priceResource(
  view: ResourceView,
  byUrn: ReadonlyMap<string, GraphResource>,
  setting: Setting,
): PricedResource {
  const charges = chargesOf(view, setting).filter(isCharged);
  if (charges.length === 0) return FREE;
  const { urn, name, type } = view.resource;
  const tier = tierOf(view.resource, byUrn);
  const lines = charges.map((charge) => isPriced(charge) && priceCharge(view, tier, charge, setting.stack));
  return {
    lines: lines.filter((line) => typeof line === "object"),
    unpriced: charges
      .filter((_, index) => typeof lines[index] !== "object")
      .map((charge) => ({ urn, name, type, what: charge.what, reason: explain(view, charge, setting.stack) })),
  };
}

/** All that can be told; what cannot, and what nobody has classified, is a charge without a price. */
function chargesOf(view: ResourceView, setting: Setting): Charge[] {
  const pricer = findPricer(view.type);
  if (pricer === undefined) return [unpriced(view.type, "nobody has said yet how this type is charged")];
  const charges: Charge[] = [];
  try {
    for (const charge of pricer(view, setting)) charges.push(charge);
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error;
    charges.push(unpriced(charges.length === 0 ? "all of it" : "the rest of it", error.message));
  }
  return charges;
}

/** Undefined where there is no price. */
function priceCharge(view: ResourceView, tier: string, charge: PricedCharge, stack: StackView): CostLine | undefined {
  const price = findPrice(charge.region ?? readRegion(view, stack), ...charge.price);
  if (price === undefined) return undefined;
  const { what, kind, quantity, maximumQuantity = quantity, assumption } = charge;
  const { urn, name, type } = view.resource;
  const line = {
    urn,
    name,
    type,
    tier,
    what,
    kind,
    quantity,
    unit: price.unit,
    unitPriceUsd: price.usd,
    monthlyUsd: quantity * price.usd,
    maximumMonthlyUsd: maximumQuantity * price.usd,
    price: price.source,
  };
  return assumption === undefined ? line : { ...line, assumption };
}

/** An amount of zero is no charge, with or without a price. */
function isCharged(charge: Charge): boolean {
  return !isPriced(charge) || Math.max(charge.quantity, charge.maximumQuantity ?? 0) > 0;
}

function explain(view: ResourceView, charge: Charge, stack: StackView): string {
  if (!isPriced(charge)) return charge.reason;
  return `no price for ${charge.price.join("/")} in ${charge.region ?? readRegion(view, stack)}`;
}

/** Where it is billed; a Region that is not known has no prices. */
function readRegion(view: ResourceView, stack: StackView): string {
  return told(() => regionOf(view, stack)) ?? "an unknown Region";
}

/** The Region of most resources. */
function mainRegion(views: readonly ResourceView[], stack: StackView): string {
  const counts = new Map<string, number>();
  for (const view of views.filter(({ type }) => type.startsWith("aws:"))) {
    const region = readRegion(view, stack);
    counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? "unknown";
}

/** The kind of component right below the stack that a resource stands in: `cloudmart:network:Network` is `network`. */
function tierOf(resource: GraphResource, byUrn: ReadonlyMap<string, GraphResource>): string {
  const outermost = outermostAround(resource, byUrn);
  return outermost === undefined || outermost.custom ? "other" : (outermost.type.split(":")[1] ?? "other");
}

function sum(lines: readonly CostLine[]): Range {
  return {
    minimum: lines.reduce((total, { monthlyUsd }) => total + monthlyUsd, 0),
    maximum: lines.reduce((total, { maximumMonthlyUsd }) => total + maximumMonthlyUsd, 0),
  };
}

function sumTiers(lines: readonly CostLine[]): TierCost[] {
  const tiers = [...new Set(lines.map(({ tier }) => tier))];
  return tiers
    .map((tier) => ({ tier, monthlyUsd: sum(lines.filter((line) => line.tier === tier)).minimum }))
    .sort((one, other) => other.monthlyUsd - one.monthlyUsd || compareTexts(one.tier, other.tier));
}

function findOldest(lines: readonly CostLine[]): Cost["oldestPrice"] {
  let oldest: CostLine["price"] | undefined;
  for (const { price } of lines) {
    if (oldest === undefined || compareAges(price, oldest) < 0) oldest = price;
  }
  return oldest === undefined ? null : { item: oldest.key, asOf: oldest.asOf };
}

function compareAges(one: CostLine["price"], other: CostLine["price"]): number {
  return compareTexts(one.asOf, other.asOf) || compareTexts(one.key, other.key);
}

/** Measured against the day the list was compiled: what it says does not change with the calendar. */
function warnOfAge(lines: readonly CostLine[]): string[] {
  const [year = 0, ...monthAndDay] = COMPILED.split("-");
  const yearBefore = [Number(year) - 1, ...monthAndDay].join("-");
  const old = lines.filter(({ price }) => price.asOf < yearBefore).length;
  if (old === 0) return [];
  return [
    `${old.toString()} of ${lines.length.toString()} lines rest on a price over a year old when the list was compiled, ${COMPILED}.`,
  ];
}

/** A budget is for what is paid for certain and for the usage assumed, not for what scaling may add. */
function holdAgainst(monthlyUsd: number, total: Range): Budget {
  return { monthlyUsd, isExceeded: total.minimum > monthlyUsd };
}

/** The order does not depend on that of the graph, which timing decides. */
function byCost(one: CostLine, other: CostLine): number {
  return other.monthlyUsd - one.monthlyUsd || compareTexts(one.urn + one.what, other.urn + other.what);
}
