/** Figures that a row of a system's page names: `<kind>:<which>`. */
import { modelLoad } from "../../analyses/load/load";
import type { AnalysedStack } from "../analysed";
import { describeObjective } from "../availability-objective";
import { formatDurationRange, formatUsdRange } from "../format";
import { describeLoad } from "../load";
import { readSettings } from "../settings";
import { describeAvailability, UNKNOWN_FIGURE } from "../verdict";
import { describeZoneLoss, describeZonesAlone } from "../zone-loss";

type Read = (stack: AnalysedStack, which: string) => string | undefined;

const KINDS: Readonly<Record<string, Read>> = {
  /** `setting:Network/NAT gateways`: a line of the settings. */
  setting: readSetting,
  /** `failure:database`: how long requests fail. */
  failure: readFailure,
  /** `tier:zone/instances`: what is left of a tier, at worst. */
  tier: readTier,
  /** `load:1000000`: what so many concurrent viewers cost, and what breaks first. */
  load: readLoad,
  /** `verdict:cost`: of the whole stack. */
  verdict: readVerdict,
};

/** Refuses what names no figure of the stack: a row must not lose its figure unnoticed. */
export function showFigure(stack: AnalysedStack, name: string): string {
  const [kind = "", ...rest] = name.split(":");
  const shown = KINDS[kind]?.(stack, rest.join(":"));
  if (shown === undefined) throw new Error(`${stack.stack}: nothing in the preview is called ${name}`);
  return shown;
}

function readSetting({ stack, resources }: AnalysedStack, which: string): string | undefined {
  const settings = readSettings({ project: "", stack, resources, outputs: {} });
  const found = settings.find(({ tier, label }) => `${tier}/${label}` === which);
  return found && `${found.label.toLowerCase()}: ${found.value}`;
}

function readFailure({ zoneLoss }: AnalysedStack, kind: string): string | undefined {
  const found = zoneLoss?.failures.find((failure) => failure.kind === kind);
  if (found === undefined) return undefined;
  const { interruptionSeconds: seconds, what } = found;
  return `without the ${what}, requests fail ${seconds === null ? "until a person acts" : `for ${formatDurationRange(seconds)}`}`;
}

function readTier({ zoneLoss }: AnalysedStack, which: string): string | undefined {
  const [kind, name] = which.split("/");
  const losses = zoneLoss?.failures.filter((failure) => failure.kind === kind).flatMap(({ tiers }) => tiers) ?? [];
  const left = losses.filter(({ tier }) => tier === name).map(({ left: rest }) => rest.replace(/ \([^)]*\)/g, ""));
  const different = [...new Set(left)];
  return different.length === 0 ? undefined : `without any one ${kind ?? ""}: ${different.join("; or ")}`;
}

function readLoad({ stack, resources }: AnalysedStack, viewers: string): string | undefined {
  if (!/^[1-9]\d*$/.test(viewers)) return undefined;
  return describeLoad(modelLoad({ project: "", stack, resources, outputs: {} }, Number(viewers)));
}

function readVerdict(stack: AnalysedStack, which: string): string | undefined {
  const { cost, zoneLoss } = stack;
  if (which === "cost") return cost === null ? UNKNOWN_FIGURE : `${formatUsdRange(cost.totalMonthlyUsd)} a month`;
  if (zoneLoss === null) return undefined;
  const { zonesAlone, objective } = zoneLoss.availability;
  const verdicts: Readonly<Record<string, string | undefined>> = {
    zoneLoss: describeZoneLoss(zoneLoss),
    availability: `the chain: ${describeAvailability(zoneLoss)}`,
    objective: objective === null ? undefined : describeObjective(objective).join("; "),
    zonesAlone: zonesAlone === null ? undefined : describeZonesAlone(zonesAlone),
  };
  return verdicts[which];
}
