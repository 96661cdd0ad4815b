/** What one viewer asks for, and the quotas: `preview/data/load-profile.json`. */
import profile from "../../data/load-profile.json";
import { HOURS_PER_MONTH } from "../cost/prices";

export const { perViewer: PER_VIEWER, percents: PERCENTS, perApiRequest: PER_API_REQUEST, quotas: QUOTAS } = profile;
export const CONNECTIONS_PER_INSTANCE = profile.connectionsPerInstance.value;

export const SECONDS_PER_MINUTE = 60;
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;

interface Assumed {
  readonly value: number;
  readonly meaning: string;
  readonly unit?: string;
  readonly basis: string;
}

/** Title and date of a source that stands in the data. */
export function describeSource(key: string): string {
  const source = Object.entries(profile.sources).find(([name]) => name === key)?.[1];
  if (source === undefined) throw new Error(`load-profile.json names no source ${key}`);
  return `${source.title}, ${source.date}`;
}

const NOT_COUNTED = [
  "viewers are in the stack's part of the world, pay as you go, and there are as many all month",
  "a spot instance costs what the dearest type does on demand, at most",
  "not counted: logs, traces, stored media, disks of instances above the minimum, traffic between zones, and the accelerator's premium",
];

/** Every figure of the profile in a sentence, with its basis. */
export function listAssumptions(): string[] {
  const figures: readonly Assumed[] = [
    ...Object.values(PER_VIEWER),
    ...Object.values(PERCENTS),
    { ...PER_API_REQUEST.kilobytes, unit: "kB for each API request" },
    { ...PER_API_REQUEST.newConnections, unit: "new connections for each API request" },
    { ...profile.connectionsPerInstance, unit: "connections an instance" },
  ];
  const said = figures.map(({ value, unit = "", meaning, basis }) => {
    const from = basis === "assumption" ? "assumption" : describeSource(basis);
    return `${value.toString()} ${unit}: ${meaning} (${from})`;
  });
  return [...said, ...NOT_COUNTED];
}
