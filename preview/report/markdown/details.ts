/** The folded parts of a comment: of one stack, most useful first. */
import { type ChangeStep, hasNoChanges } from "../../analyses/comparison/result";
import type { Finding } from "../../../policy/evaluate";
import { type AnalysedReport, type AnalysedStack, changesOf } from "../analysed";
import * as format from "../format";
import { escapeCode, escapeLines, escapeText } from "./escape";
import type { Detail } from "./fit";
import type { Judgement } from "../../analyses/rules";
import { describeObjective } from "../availability-objective";
import { describeLoad } from "../load";
import { describeObjectives, objectiveRows } from "../objectives";
import { reasonOf } from "../rules";
import { tabulateCosts } from "./costs";
import { drawNetwork } from "./mermaid";
import { toCells, toHead, toRow } from "./table";

/** What each part is worth when room is short; 1 is cut last. */
const RANK = {
  errors: 1,
  violations: 2,
  changes: 3,
  drill: 4,
  cost: 5,
  network: 6,
  time: 7,
  load: 5,
  rules: 8,
} as const;

export function listDetails(report: AnalysedReport): Detail[] {
  return [
    ...report.stacks.flatMap((stack) => [listErrors(stack), listViolations(stack)]),
    ...report.stacks
      .filter(({ stack }) => !isUntouched(report, stack))
      .flatMap((stack) => [
        listChanges(stack.stack, changesOf(report, stack.stack)?.steps ?? []),
        showNetwork(stack),
        listCosts(stack),
        listFailures(stack),
        listObjectives(stack),
        listPath(stack),
        listLoad(stack),
      ]),
    listFindings(report.stacks, "waived rules", ({ waived }) => waived, reasonOf),
    listFindings(
      report.stacks,
      "rules that cannot be told before deployment",
      ({ undecided }) => undecided,
      ({ message }) => message,
    ),
  ].filter(({ lines }) => lines.length > 0);
}

/** Nothing in it changes: whoever reviews the change need not read about it. */
export function isUntouched(report: AnalysedReport, stack: string): boolean {
  const changes = changesOf(report, stack);
  return changes !== undefined && hasNoChanges(changes);
}

function listErrors({ stack, errors }: AnalysedStack): Detail {
  const lines = errors.map((error) => `- ${escapeLines(error)}`);
  return { title: `${nameOf(stack)}: errors`, rank: RANK.errors, head: [], lines };
}

function listViolations({ stack, judgement }: AnalysedStack): Detail {
  const violations = judgement?.violations ?? [];
  const lines = violations.map(
    ({ rule, severity, message, remedy }) =>
      `- **${severity}** ${escapeCode(rule)}: ${escapeText(message)}. ${escapeText(remedy)}`,
  );
  return { title: titleOf(stack, "violations", lines.length), rank: RANK.violations, head: [], lines };
}

function listChanges(stack: string, steps: readonly ChangeStep[]): Detail {
  const rows = steps.map((step) => toRow([step.kind, escapeCode(step.name), escapeCode(step.type), whyOf(step)]));
  const head = toHead(["step", "resource", "type", "properties"]);
  return { title: titleOf(stack, "changes", rows.length), rank: RANK.changes, head, lines: rows };
}

/** What differs, and what follows from it. */
export function whyOf({ properties, explanation, refusedByAws }: ChangeStep, longest = 200): string {
  const shown = properties.slice(0, 8).map(({ path, before, after, forcesReplacement }) => {
    const values = `${showValue(before, longest)} → ${showValue(after, longest)}`;
    const effect = { true: ", replaces", false: "", unknown: ", may replace" }[`${forcesReplacement}`];
    return `${escapeCode(path, longest)} ${values}${effect}`;
  });
  const more = properties.length > shown.length ? [`${(properties.length - shown.length).toString()} more`] : [];
  const impossible = refusedByAws === undefined ? [] : [`AWS refuses this: ${escapeText(refusedByAws, longest * 2)}`];
  return [
    ...shown,
    ...more,
    ...impossible,
    ...(explanation === undefined ? [] : [escapeText(explanation, longest * 2)]),
  ].join("; ");
}

function showValue(value: unknown, longest: number): string {
  if (value === undefined) return "not set";
  return escapeCode(typeof value === "string" ? value : JSON.stringify(value), longest);
}

function showNetwork(stack: AnalysedStack): Detail {
  const title = `${nameOf(stack.stack)}: network`;
  return { title, rank: RANK.network, head: [], lines: drawNetwork(stack), isWhole: true };
}

function listCosts({ stack, cost }: AnalysedStack): Detail {
  const total = cost
    ? `: ${escapeText(format.formatUsdRange(cost.totalMonthlyUsd))}, usage ${escapeText(cost.usage)}`
    : "";
  const title = `${nameOf(stack)}: cost a month${total}`;
  const head = toHead(["what", "resource", "quantity", "a month", "price from"]);
  return { title, rank: RANK.cost, head, lines: cost ? tabulateCosts(cost) : [] };
}

/** What fails alike, like any one of three zones, stands in one row. */
function listFailures({ stack, zoneLoss }: AnalysedStack): Detail {
  const lost = new Map<string, string[]>();
  for (const { what, serves, recovery, dataLoss } of zoneLoss?.failures ?? []) {
    const effect = toCells([
      serves,
      recovery.seconds === null ? "until a person acts" : format.formatDurationRange(recovery.seconds),
      escapeText(recovery.mechanism),
      escapeText(dataLoss),
    ]);
    lost.set(effect, [...(lost.get(effect) ?? []), escapeText(what)]);
  }
  const lines = [...lost].map(([effect, each]) => `| ${each.join("; or ")} | ${effect} |`);
  const head = toHead(["lost", "serves", "recovers in", "by", "data lost"]);
  return { title: `${nameOf(stack)}: what a failure does`, rank: RANK.drill, head, lines };
}

function listObjectives({ stack, drills, zoneLoss }: AnalysedStack): Detail {
  const [availability = "", ...why] = describeObjective(zoneLoss?.availability.objective ?? null);
  const rows = objectiveRows(drills ?? []).map(({ scenario, objective, promised, reached, isMet, inTheWay }) =>
    toRow([scenario, objective, promised, reached, isMet ? "met" : `**missed**: ${escapeText(inTheWay)}`]),
  );
  const ofAvailability =
    availability === "" ? [] : [toRow(["", "availability", escapeText(availability), "", escapeText(why.join("; "))])];
  const lines = [...ofAvailability, ...rows];
  const head = toHead(["if", "objective", "promised", "reached", ""]);
  const sum = describeObjectives(drills ?? []) ?? "";
  return { title: `${nameOf(stack)}: what is promised: ${sum}`, rank: RANK.drill, head, lines };
}

function listPath({ stack, deploymentTime }: AnalysedStack): Detail {
  const lines = (deploymentTime?.create.criticalPath ?? []).map(({ name, type, startSeconds, seconds }) =>
    toRow([escapeCode(name), escapeCode(type), format.formatDuration(startSeconds), format.formatDuration(seconds)]),
  );
  const head = toHead(["resource", "type", "starts after", "takes"]);
  return { title: `${nameOf(stack)}: what the deployment waits for`, rank: RANK.time, head, lines };
}

/** What breaks, in its order; nothing where nobody asked for a load. */
function listLoad({ stack, load }: AnalysedStack): Detail {
  const limits = load?.limits ?? [];
  const lines = limits.map(({ what, needed, limit, unit, carriesViewers, isExceeded, raisedBy }) =>
    toRow([
      escapeText(what),
      format.formatQuantity(carriesViewers),
      `${isExceeded ? "**exceeded**, " : ""}${format.formatQuantity(needed)} of ${format.formatQuantity(limit)} ${escapeText(unit)}`,
      escapeText(raisedBy),
    ]),
  );
  const head = toHead(["what breaks", "above so many viewers", "needed", "raised by"]);
  const title = `${nameOf(stack)}: ${load === null ? "" : escapeText(describeLoad(load))}`;
  return { title, rank: RANK.load, head, lines };
}

/** Stacks of one environment are found alike: each rule and text once, with the stacks that it is for. */
function listFindings(
  stacks: readonly AnalysedStack[],
  what: string,
  select: (judgement: Judgement) => readonly Finding[],
  explain: (finding: Finding) => string,
): Detail {
  const byLine = new Map<string, { readonly rule: string; readonly text: string; readonly stacks: Set<string> }>();
  for (const { stack, judgement } of stacks) {
    for (const finding of judgement === null ? [] : select(judgement)) {
      const text = explain(finding);
      const key = `${finding.rule}\n${text}`;
      const line = byLine.get(key) ?? { rule: finding.rule, text, stacks: new Set() };
      byLine.set(key, line);
      line.stacks.add(stack);
    }
  }
  const lines = [...byLine.values()].map(
    ({ rule, text, stacks: of }) => `- ${escapeCode(rule)} (${[...of].map(nameOf).join(", ")}): ${escapeText(text)}`,
  );
  return { title: `${what} (${lines.length.toString()})`, rank: RANK.rules, head: [], lines };
}

function titleOf(stack: string, what: string, number: number): string {
  return `${nameOf(stack)}: ${what} (${number.toString()})`;
}

function nameOf(stack: string): string {
  return escapeText(stack, 60);
}
