/** A stack's verdict and the figures beside it: the same words in a comment and on a page. */
import { type ChangeStep, isRefused } from "../analyses/comparison/result";
import type { DeploymentTime } from "../analyses/deployment-time/result";
import { isMandatory } from "../analyses/rules";
import type { ZoneLoss } from "../analyses/zone-loss/result";
import { type AnalysedReport, type AnalysedStack, changesOf, type CostedChanges } from "./analysed";
import { describeChanges } from "./changes";
import * as format from "./format";
import { describeJudgement } from "./rules";
import { count } from "./summary";

export interface Verdict {
  readonly stack: string;
  /** Why the command fails; empty where it does not. */
  readonly reasons: readonly string[];
  /** By column; a stack that has gone has only its changes. */
  readonly figures: Readonly<Partial<Record<Column, string>>>;
}

/** The order of columns; a column that no stack has is left out. */
const COLUMNS = [
  "Changes",
  "Resources",
  "Cost a month",
  "Against the base",
  "Loss of a zone",
  "Availability",
  "Deployment",
  "Rules",
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a stack that could not be analysed says; never a zero. */
export const UNKNOWN_FIGURE = "not known";

/** The columns that any of the verdicts has. */
export function columnsOf(verdicts: readonly Verdict[]): readonly Column[] {
  return COLUMNS.filter((column) => verdicts.some(({ figures }) => figures[column] !== undefined));
}

/** One a stack, and one for each stack that has gone. */
export function readVerdicts(report: AnalysedReport): Verdict[] {
  const present = report.stacks.map((stack) => readVerdict(stack, changesOf(report, stack.stack)));
  const gone = (report.changes ?? []).filter(({ stack }) => !report.stacks.some((each) => each.stack === stack));
  return [
    ...present,
    ...gone.map((changes) => ({
      stack: changes.stack,
      reasons: refusalsOf(changes),
      figures: { Changes: describeChanges(changes) },
    })),
  ];
}

/** What AWS does not do first, then destructive steps on resources that hold data, then the other destructive ones. */
export function dangerousSteps({ steps }: CostedChanges): readonly ChangeStep[] {
  const refused = steps.filter(({ refusedByAws }) => refusedByAws !== undefined);
  const destructive = steps.filter((step) => step.isDestructive && !refused.includes(step));
  return [
    ...refused,
    ...destructive.filter(({ isStateful }) => isStateful),
    ...destructive.filter((step) => !step.isStateful),
  ];
}

/** For example `goes on without any one zone`, `stops without zone ap-northeast-2a`. */
export function describeZones({ failures }: ZoneLoss): string {
  const zones = failures.filter(({ kind }) => kind === "zone");
  const stopping = zones.filter(({ serves }) => serves === "no").map(({ what }) => what);
  if (zones.length === 0) return UNKNOWN_FIGURE;
  return stopping.length === 0 ? "goes on without any one zone" : `stops without ${stopping.join(", without ")}`;
}

/** For example `99.95%, 4.4 h a year down`. */
export function describeAvailability({ availability: { percent, hoursDownPerYear } }: ZoneLoss): string {
  if (percent === null || hoursDownPerYear === null) return UNKNOWN_FIGURE;
  return `${format.formatPercent(percent)}, ${format.formatHoursPerYear(hoursDownPerYear)} down`;
}

/** For example `12 min 3 s (8 min to 20 min)`. */
export function describeTime({ create: { seconds } }: DeploymentTime): string {
  return `${format.formatDuration(seconds.typical)} (${format.formatDurationRange([seconds.low, seconds.high])})`;
}

function readVerdict(stack: AnalysedStack, changes: CostedChanges | undefined): Verdict {
  const { cost, zoneLoss, deploymentTime, judgement } = stack;
  const show = <T>(result: T | null | undefined, describe: (result: T) => string): string =>
    result === null || result === undefined ? UNKNOWN_FIGURE : describe(result);
  const delta = changes?.costDelta;
  return {
    stack: stack.stack,
    reasons: [...failuresOf(stack), ...(changes === undefined ? [] : refusalsOf(changes))],
    figures: {
      ...(changes === undefined ? {} : { Changes: describeChanges(changes) }),
      Resources: stack.succeeded ? stack.summary.resources.toString() : UNKNOWN_FIGURE,
      "Cost a month": show(cost, (found) => format.formatUsdRange(found.totalMonthlyUsd)),
      ...(changes === undefined ? {} : { "Against the base": show(delta, describeDelta) }),
      "Loss of a zone": show(zoneLoss, describeZones),
      Availability: show(zoneLoss, describeAvailability),
      Deployment: show(deploymentTime, describeTime),
      Rules: show(judgement, describeJudgement),
    },
  };
}

function describeDelta({ minimum, maximum }: format.Interval): string {
  const [least, most] = [format.formatUsdChange(minimum), format.formatUsdChange(maximum)];
  return least === most ? least : `${least} to ${most}`;
}

function failuresOf({ succeeded, judgement }: AnalysedStack): string[] {
  const violated = judgement?.violations.filter(isMandatory).length ?? 0;
  return [
    ...(succeeded ? [] : ["the program failed"]),
    ...(violated === 0 ? [] : [count(violated, "mandatory rule violation")]),
  ];
}

function refusalsOf({ steps }: CostedChanges): string[] {
  const refused = steps.filter(isRefused).length;
  const impossible = steps.filter(({ refusedByAws }) => refusedByAws !== undefined).length;
  return [
    ...(impossible === 0 ? [] : [`AWS refuses ${count(impossible, "step")}`]),
    ...(refused === 0 ? [] : [`${count(refused, "resource")} with data would be replaced or deleted`]),
  ];
}
