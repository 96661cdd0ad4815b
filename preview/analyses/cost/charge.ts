/** What a service's file says about a resource: what AWS counts, how much of it, and which price that is. */
import type { ResourceView, StackView } from "../../../policy/views";
import { HOURS_PER_MONTH } from "./prices";
import type { UsageAmounts } from "./usage";

/** Units of one price. */
export interface PricedCharge {
  readonly what: string;
  readonly kind: "always on" | "usage";
  /** Service and item in `prices.json`. */
  readonly price: readonly [service: string, item: string];
  /** Units a month; of what scales by itself, the least. */
  readonly quantity: number;
  /** The most, where it scales by itself. */
  readonly maximumQuantity?: number;
  readonly assumption?: string;
  /** Where it is billed, if not in the resource's own Region. */
  readonly region?: string;
}

/** A charge that nobody here knows the price of. */
export interface UnpricedCharge {
  readonly what: string;
  readonly reason: string;
}

export type Charge = PricedCharge | UnpricedCharge;

/** What a resource is priced in: the other resources of its stack, and what readers are assumed to do with it. */
export interface Setting {
  readonly stack: StackView;
  readonly usage: UsageAmounts;
}

/**
 * The charges of a resource of one type. A generator, so that what is certain is out before a property that only a
 * deployment decides throws `CannotTell`.
 */
export type Pricer = (resource: ResourceView, setting: Setting) => Iterable<Charge>;

/** One service: how its types are charged. */
export type Pricers = Readonly<Record<string, Pricer>>;

export function alwaysOn(
  what: string,
  price: PricedCharge["price"],
  quantity: number,
  more: Partial<PricedCharge> = {},
): PricedCharge {
  return { what, kind: "always on", price, quantity, ...more };
}

/** Charged by the hour, all month. */
export function hourly(
  what: string,
  price: PricedCharge["price"],
  count = 1,
  more: Partial<PricedCharge> = {},
): PricedCharge {
  return alwaysOn(what, price, count * HOURS_PER_MONTH, more);
}

export function used(
  what: string,
  price: PricedCharge["price"],
  quantity: number,
  more: Partial<PricedCharge> = {},
): PricedCharge {
  return { what, kind: "usage", price, quantity, ...more };
}

export function unpriced(what: string, reason: string): UnpricedCharge {
  return { what, reason };
}

export function isPriced(charge: Charge): charge is PricedCharge {
  return "price" in charge;
}

/** A stack's amount, shared alike among the resources that it passes through, so that each unit is counted once. */
export function shareOf(amount: number, peers: readonly ResourceView[]): number {
  return amount / Math.max(1, peers.length);
}
