/**
 * The report as one comment for a pull request: the verdict and the dangerous steps on top, details folded. Whatever the
 * change, it fits a comment.
 */
import { type ChangeStep, isRefused } from "../../analyses/comparison/result";
import type { AnalysedReport } from "../analysed";
import { columnsOf, dangerousSteps, readVerdicts, type Verdict } from "../verdict";
import { count } from "../summary";
import { isUntouched, listDetails, whyOf } from "./details";
import { escapeCode, escapeText } from "./escape";
import { fitDetails, LONGEST_COMMENT } from "./fit";
import { toHead, toRow } from "./table";

/** The first line. `.github/scripts/post-report.sh` writes it too, for a comment without a report, and finds it again. */
export const MARKER = "<!-- cloudmart preview -->";

/** How much is said about each stack and step on top; a change of thousands gets the short forms. */
interface Detailing {
  readonly longestText: number;
  readonly properties: boolean;
  readonly stacks: number;
  readonly steps: number;
}

const DETAILINGS: readonly Detailing[] = [
  { longestText: 300, properties: true, stacks: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY },
  { longestText: 120, properties: false, stacks: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY },
  { longestText: 80, properties: false, stacks: 30, steps: 100 },
];
/** The top leaves this much for details, unless it needs the last form. */
const LONGEST_TOP = LONGEST_COMMENT - 10_000;

interface DangerousStep {
  readonly stack: string;
  readonly step: ChangeStep;
}

export function renderMarkdown(report: AnalysedReport): string {
  const forms = DETAILINGS.map((detailing) => () => renderTop(report, detailing));
  let top = "";
  for (const render of forms) {
    top = render();
    if (top.length <= LONGEST_TOP) break;
  }
  return fitDetails(top, listDetails(report));
}

function renderTop(report: AnalysedReport, detailing: Detailing): string {
  const verdicts = readVerdicts(report);
  const failing = verdicts.filter(({ reasons }) => reasons.length > 0);
  const steps = (report.changes ?? []).flatMap((changes) =>
    dangerousSteps(changes).map((step) => ({ stack: changes.stack, step })),
  );
  const lines = [
    MARKER,
    `## ${headline(verdicts, failing, steps)}`,
    "",
    ...(failing.length === 0 ? [] : [...listReasons(failing, detailing), ""]),
    ...listSteps(steps, detailing),
    ...listUnprotected(report, detailing),
    ...tabulate(verdicts, detailing),
    "",
    ...nameUntouched(report, detailing),
  ];
  return `${lines.join("\n")}\n`;
}

function headline(verdicts: readonly Verdict[], failing: readonly Verdict[], steps: readonly unknown[]): string {
  const dangerous = steps.length === 0 ? "" : `, ${count(steps.length, "dangerous step")}`;
  if (failing.length === 0) return `Preview: ${count(verdicts.length, "stack")}, nothing stops it${dangerous}`;
  return `Preview: ${failing.length.toString()} of ${count(verdicts.length, "stack")} must not go out${dangerous}`;
}

function listReasons(failing: readonly Verdict[], { longestText, stacks }: Detailing): string[] {
  const lines = failing
    .slice(0, stacks)
    .map(({ stack, reasons }) => `- **${escapeText(stack, longestText)}**: ${reasons.join(", ")}`);
  return [...lines, ...andMore(failing.length - lines.length, "stack")];
}

function listSteps(steps: readonly DangerousStep[], detailing: Detailing): string[] {
  if (steps.length === 0) return [];
  const lines = steps.slice(0, detailing.steps).map(({ stack, step }) => {
    const name = escapeCode(step.name, detailing.longestText);
    const type = escapeCode(step.type, detailing.longestText);
    const why = detailing.properties ? whyOf(step, detailing.longestText) : "";
    const notes = `${step.isStateful ? ", **holds data**" : ""}${noteOn(step)}`;
    return `- ${escapeText(stack, detailing.longestText)}: **${step.kind}** ${name} (${type})${notes}${why === "" ? "" : `: ${why}`}`;
  });
  return ["### Dangerous steps", "", ...lines, ...andMore(steps.length - lines.length, "dangerous step"), ""];
}

/** What the next change could delete. */
function listUnprotected({ changes }: AnalysedReport, { longestText }: Detailing): string[] {
  const names = (changes ?? []).flatMap(({ noLongerProtected = [] }) => noLongerProtected);
  if (names.length === 0) return [];
  const shown = names.slice(0, 20).map((name) => escapeCode(name, longestText));
  const more = names.length > shown.length ? `, and ${(names.length - shown.length).toString()} more` : "";
  return [`No longer protected: ${shown.join(", ")}${more}`, ""];
}

/** Why there is nothing to unfold about a stack. */
function nameUntouched(report: AnalysedReport, { longestText, stacks }: Detailing): string[] {
  const untouched = report.stacks.filter(({ stack }) => isUntouched(report, stack));
  if (untouched.length === 0) return [];
  const names = untouched.slice(0, stacks).map(({ stack }) => escapeText(stack, longestText));
  const more = untouched.length > names.length ? " and others" : "";
  return [`_Nothing changes in ${names.join(", ")}${more}, so the details are left out here._`, ""];
}

function noteOn(step: ChangeStep): string {
  const { isProtected, isAllowed, refusedByAws } = step;
  const refused = isRefused(step) ? ", refused without <code>--allow-destructive</code>" : "";
  const impossible = refusedByAws === undefined ? "" : ", **AWS refuses it**";
  return `${impossible}${refused}${isProtected ? ", protected" : ""}${isAllowed ? ", allowed" : ""}`;
}

/** One row a stack; a stack that has gone has no figures but its changes. */
function tabulate(verdicts: readonly Verdict[], { longestText, stacks }: Detailing): string[] {
  const labels = columnsOf(verdicts);
  const rows = verdicts.slice(0, stacks).map(({ stack, figures }) => {
    const values = labels.map((label) => figures[label] ?? "");
    return toRow([escapeText(stack, longestText), ...values.map((value) => escapeText(value, longestText))]);
  });
  return [...toHead(["Stack", ...labels]), ...rows, ...andMore(verdicts.length - rows.length, "stack")];
}

function andMore(number: number, noun: string): string[] {
  return number <= 0
    ? []
    : ["", `_And ${count(number, `more ${noun}`)}, for which there is no room here: see \`--json\`._`];
}
