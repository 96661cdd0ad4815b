/** AWS's figures for availability and recovery, from `preview/data/availability.json`, where their sources stand. */
import data from "../../data/availability.json";
import type { AvailabilityLink, Seconds } from "./result";

export type UptimeKey = keyof typeof data.uptime;

/** A link of the chain; `basis` says whether AWS publishes the figure for exactly this. */
export function linkOf(name: string, key: UptimeKey, basis: AvailabilityLink["basis"]): AvailabilityLink {
  const { percent, source } = data.uptime[key];
  return { name, percent, basis, source: describeSource(source) };
}

/** What the source document takes for the availability of one zone with all that stands in it. */
export function oneZone(): { readonly percent: number; readonly source: string } {
  const { percent, source } = data.oneZone;
  return { percent, source: describeSource(source) };
}

/** How long something takes, lowest and highest. */
export function secondsOf(key: keyof typeof data.seconds): Seconds {
  const [low = 0, high = 0] = data.seconds[key].range;
  return [low, high];
}

/** Document and date behind `secondsOf`. */
export function sourceOfSeconds(key: keyof typeof data.seconds): string {
  return describeSource(data.seconds[key].source);
}

/** How much of what was written last is lost, seconds. */
export function recoveryPointOf(key: keyof typeof data.recoveryPoint): {
  readonly seconds: number;
  readonly source: string;
} {
  const { seconds, source } = data.recoveryPoint[key];
  return { seconds, source: describeSource(source) };
}

/** Document and date of a source that stands in the data. */
export function sourceNamed(key: keyof typeof data.sources): string {
  return describeSource(key);
}

/** AWS promises less for these; an absent node type is not one of them. */
export function isPreviousGeneration(cacheNodeType: string): boolean {
  const family = cacheNodeType.split(".")[1] ?? "";
  return data.previousGenerationCacheNodes.families.includes(family);
}

function describeSource(key: string): string {
  const source = Object.entries(data.sources).find(([name]) => name === key)?.[1];
  if (source === undefined) throw new Error(`availability.json names no source ${key}`);
  return `${source.title}, ${source.date}`;
}
