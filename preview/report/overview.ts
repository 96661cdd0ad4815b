/** All stacks at a glance, a line each; what stops one is said in full, the rest where the stack is named. */
import type { Colors } from "picocolors/types";
import { isStopping } from "../analyses/comparison/result";
import { isMandatory } from "../analyses/rules";
import type { ZoneLoss } from "../analyses/zone-loss/result";
import { type AnalysedReport, type AnalysedStack, changesOf, type CostedChanges } from "./analysed";
import { formatDuration, formatPercent, formatUsd } from "./format";
import { renderViolations, renderWaivers } from "./rules";
import type { Summary } from "./summary";
import { readVerdicts } from "./verdict";
import { wrap } from "./wrap";

/** A heading, and how wide the column is; together less than 80 with the verdict. */
const COLUMNS = [
  ["Stack", 12],
  ["Zones", 8],
  ["Resources", 10],
  ["Cost a month", 13],
  ["Available", 11],
  ["Recovery", 13],
] as const;
const VERDICT = "Verdict";
/** Nothing was analysed, or it is known only after a deployment. */
const UNKNOWN = "?";

/**
 * Waivers with their reasons, one line a stack, violations and refusals in full below, and where to read on. No line is
 * wider than `width`.
 */
export function renderOverview(report: AnalysedReport, width: number, colors: Colors): string[] {
  const judged = report.stacks.flatMap(({ stack, judgement }) => (judgement === null ? [] : [{ stack, judgement }]));
  const reasons = readVerdicts(report).filter((verdict) => verdict.reasons.length > 0);
  const waivers = renderWaivers(judged, width);
  return [
    // Long, and nobody's first question: a terminal shows the end.
    ...waivers,
    ...(waivers.length === 0 ? [] : [""]),
    row([...COLUMNS.map(([heading]) => heading), VERDICT]),
    ...report.stacks.flatMap((stack) => renderLine(report, stack, colors)),
    ...section(renderViolations(judged, width, colors)),
    ...section(
      reasons.flatMap(({ stack, reasons: why }) => wrap(`${stack} must not go out: ${why.join(", ")}`, width, "  ")),
    ),
    "",
    ...renderLegend(report, width),
  ];
}

function section(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

function renderLine(report: AnalysedReport, stack: AnalysedStack, colors: Colors): string[] {
  const cells = [
    showZones(stack.summary),
    stack.summary.resources.toString(),
    stack.cost === null ? UNKNOWN : formatUsd(stack.cost.totalMonthlyUsd.minimum),
    showAvailability(stack.zoneLoss),
    showRecovery(stack.zoneLoss),
  ];
  const known = stack.succeeded ? cells : cells.map(() => "");
  const verdict = describe(stack, changesOf(report, stack.stack));
  const isGood = verdict === GOOD;
  const line = [...known, isGood ? colors.green(verdict) : colors.red(verdict)];
  const [, widest] = COLUMNS[0];
  return stack.stack.length < widest ? [row([stack.stack, ...line])] : [stack.stack, row(["", ...line])];
}

const GOOD = "clean";

function describe({ succeeded, judgement }: AnalysedStack, changes: CostedChanges | undefined): string {
  if (!succeeded) return "failed";
  const { violations, undecided } = judgement ?? NOT_JUDGED;
  const violated = violations.filter(isMandatory).length;
  if (violated > 0) return `${violated.toString()} violated`;
  if (changes?.steps.some(isStopping) === true) return "refused";
  return undecided.length > 0 ? `${undecided.length.toString()} undecided` : GOOD;
}

const NOT_JUDGED = { violations: [], undecided: [] };

/** Zones that carry work, and of how many where not all do. */
function showZones({ workloadZones, zonesWithSubnets }: Summary): string {
  if (workloadZones === null || zonesWithSubnets === null) return UNKNOWN;
  const [working, all] = [workloadZones.length, zonesWithSubnets.length];
  return working === all ? all.toString() : `${working.toString()} of ${all.toString()}`;
}

function showAvailability(zoneLoss: ZoneLoss | null): string {
  const percent = zoneLoss?.availability.percent ?? null;
  return percent === null ? UNKNOWN : formatPercent(percent);
}

/** How long requests fail when the zone is lost that matters most. */
function showRecovery(zoneLoss: ZoneLoss | null): string {
  const zones = zoneLoss?.failures.filter(({ kind }) => kind === "zone") ?? [];
  if (zones.length === 0) return UNKNOWN;
  const seconds = zones.map(({ interruptionSeconds }) => interruptionSeconds?.[1] ?? Number.POSITIVE_INFINITY);
  const worst = Math.max(...seconds);
  return Number.isFinite(worst) ? formatDuration(worst) : "by a person";
}

function renderLegend({ stacks }: AnalysedReport, width: number): string[] {
  const usage = stacks.find(({ cost }) => cost !== null)?.cost?.usage;
  const [first = "", second = first] = stacks.map(({ stack }) => stack);
  return [
    ...(usage === undefined ? [] : wrap(`Cost: at least, with ${usage} usage, before tax.`, width)),
    ...wrap("Recovery: how long requests fail, at most, after the loss of a zone.", width),
    `Details:      npm run preview -- ${first}`,
    `Side by side: npm run preview -- --compare ${first} ${second}`,
  ];
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(COLUMNS[index]?.[1] ?? 0))
    .join("")
    .trimEnd();
}
