/** AWS's list prices, copied in with their sources: `preview/data/prices.json`. */
import { remembered } from "../../../policy/remembered";
import prices from "../../data/prices.json";
import type { PriceSource } from "./result";

/** Prices of services that all Regions share stand under this name. */
export const GLOBAL = "global";

/** A month as AWS's own calculator counts it. */
export const HOURS_PER_MONTH = prices.hoursPerMonth;

/** The day the prices were collected, `YYYY-MM-DD`. */
export const COMPILED = prices.compiled;

export interface Price {
  readonly usd: number;
  readonly unit: string;
  readonly source: PriceSource;
}

interface Item {
  readonly usd: number;
  readonly unit: string;
  readonly source: readonly string[];
  readonly asOf: string;
  readonly confidence: string;
}

type Items = Readonly<Record<string, Readonly<Record<string, Item>>>>;

const REGIONS: Readonly<Record<string, Items>> = prices.regions;
const TITLES: Readonly<Record<string, { readonly title: string }>> = prices.sources;

export function pricedRegions(): string[] {
  return Object.keys(REGIONS).filter((region) => region !== GLOBAL);
}

const found = new Map<string, Price | undefined>();

/** A Region's price, or that of all Regions; undefined where none is known. Another Region's is never borrowed. */
export function findPrice(region: string, service: string, item: string): Price | undefined {
  const place = REGIONS[GLOBAL]?.[service] === undefined ? region : GLOBAL;
  return remembered(found, `${place}/${service}/${item}`, (key) => readPrice(key, REGIONS[place]?.[service]?.[item]));
}

function readPrice(key: string, item: Item | undefined): Price | undefined {
  if (item === undefined) return undefined;
  const { usd, unit, source, asOf, confidence } = item;
  const titles = source.map((title) => TITLES[title]?.title ?? title).join("; ");
  return { usd, unit, source: { key, asOf, confidence: readConfidence(confidence), source: titles } };
}

function readConfidence(text: string): PriceSource["confidence"] {
  return text === "confirmed" || text === "single" ? text : "inferred";
}
