/** The folded parts of a comment: of one stack, most useful first. */
import type { ChangeStep } from "../../analyses/comparison/result";
import type { Finding } from "../../../policy/evaluate";
import { type AnalysedReport, type AnalysedStack, changesOf } from "../analysed";
import * as format from "../format";
import { escapeCode, escapeLines, escapeText } from "./escape";
import type { Detail } from "./fit";
import type { Judgement } from "../../analyses/rules";
import { describeLoad } from "../load";
import { describeObjectives, objectiveRows } from "../objectives";
import { reasonOf } from "../rules";
import { drawNetwork } from "./mermaid";

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
    ...report.stacks.flatMap((stack) => [
      listErrors(stack),
      listViolations(stack),
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

type CostLine = NonNullable<AnalysedStack["cost"]>["lines"][number];

/** What is charged alike stands in one line: fifty alarms at ten cents would push the rest out of the comment. */
function mergeAlike(lines: readonly CostLine[]): { readonly names: readonly string[]; readonly line: CostLine }[] {
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.what, line.kind, line.price]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const merged = [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const sum = (read: (line: CostLine) => number): number => alike.reduce((total, line) => total + read(line), 0);
    const line = {
      ...first,
      quantity: sum(({ quantity }) => quantity),
      monthlyUsd: sum(({ monthlyUsd }) => monthlyUsd),
    };
    return [{ names: alike.map(({ name }) => name), line }];
  });
  return merged.sort((one, other) => other.line.monthlyUsd - one.line.monthlyUsd);
}

function listCosts({ stack, cost }: AnalysedStack): Detail {
  const lines = mergeAlike(cost?.lines ?? []).map(({ names, line }) => {
    const { what, quantity, unit, unitPriceUsd, monthlyUsd, price } = line;
    return toRow([
      escapeText(what),
      escapeCode(names[0] ?? "") + (names.length > 1 ? ` and ${(names.length - 1).toString()} more` : ""),
      `${format.formatQuantity(quantity)} ${escapeText(unit)} × ${escapeText(format.formatUnitPrice(unitPriceUsd))}`,
      escapeText(format.formatUsd(monthlyUsd)),
      // Where it came from stands beside it in preview/data/prices.json: the title of a source would fill the comment.
      `${escapeText(price.key)}, ${escapeText(price.asOf)}`,
    ]);
  });
  const unpriced = (cost?.unpriced ?? []).map(({ name, what, reason }) =>
    toRow([escapeText(what), escapeCode(name), "", "unpriced", escapeText(reason)]),
  );
  const total = cost
    ? `: ${escapeText(format.formatUsdRange(cost.totalMonthlyUsd))}, usage ${escapeText(cost.usage)}`
    : "";
  const title = `${nameOf(stack)}: cost a month${total}`;
  const head = toHead(["what", "resource", "quantity", "a month", "price from"]);
  return { title, rank: RANK.cost, head, lines: [...lines, ...unpriced] };
}

function listFailures({ stack, zoneLoss }: AnalysedStack): Detail {
  const lines = (zoneLoss?.failures ?? []).map(({ what, serves, recovery, dataLoss }) =>
    toRow([
      escapeText(what),
      serves,
      recovery.seconds === null ? "until a person acts" : format.formatDurationRange(recovery.seconds),
      escapeText(recovery.mechanism),
      escapeText(dataLoss),
    ]),
  );
  const head = toHead(["lost", "serves", "recovers in", "by", "data lost"]);
  return { title: `${nameOf(stack)}: what a failure does`, rank: RANK.drill, head, lines };
}

function listObjectives({ stack, drills }: AnalysedStack): Detail {
  const lines = objectiveRows(drills ?? []).map(({ scenario, objective, promised, reached, isMet, inTheWay }) =>
    toRow([scenario, objective, promised, reached, isMet ? "met" : `**missed**: ${escapeText(inTheWay)}`]),
  );
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

export function toHead(cells: readonly string[]): string[] {
  return [toRow(cells), toRow(cells.map(() => "---"))];
}

export function toRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
