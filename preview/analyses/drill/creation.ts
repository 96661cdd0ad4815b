/** How long AWS takes to create something, from `preview/data/durations.json`. */
import data from "../../data/durations.json";
import type { Seconds } from "./result";

export function creationOf(key: "RDS read replica" | "security group rule"): {
  readonly seconds: Seconds;
  /** Document and date. */
  readonly source: string;
} {
  const { low, high, sources } = data.durations[key].create;
  const named: Readonly<Record<string, { readonly title: string; readonly date: string }>> = data.sources;
  return { seconds: [low, high], source: sources.map((each) => describe(named[each], each)).join("; ") };
}

function describe(source: { readonly title: string; readonly date: string } | undefined, key: string): string {
  if (source === undefined) throw new Error(`durations.json names no source ${key}`);
  return `${source.title}, ${source.date}`;
}
