/** What follows when the programs have run: the rules' verdict and the report. Loaded while they run. */
import { writeFileSync } from "node:fs";
import type { Colors } from "picocolors/types";
import { loadRules, loadWaivers } from "../policy/registry";
import { isStopping, type StackChanges } from "./analyses/comparison/result";
import { estimateCost } from "./analyses/cost/cost";
import { DEFAULT_USAGE, type UsageProfile } from "./analyses/cost/usage";
import { estimateDeploymentTime } from "./analyses/deployment-time/deployment-time";
import { playDrills } from "./analyses/drill/drill";
import { readAvailabilityObjective, readObjectives } from "./analyses/drill/objectives";
import { holdToObjectives } from "./analyses/drill/violations";
import { modelLoad } from "./analyses/load/load";
import { holdToBudget, isMandatory, judgeStack } from "./analyses/rules";
import { analyseZoneLoss } from "./analyses/zone-loss/zone-loss";
import { type Comparison, NO_COMPARISON } from "./comparing";
import type { StackPreview } from "./engine/preview-stack";
import type { CostedChanges } from "./report/analysed";
import { renderChanges } from "./report/changes";
import { renderPage } from "./report/html/page";
import { type ReportDocument, toDocument } from "./report/json";
import { renderMarkdown } from "./report/markdown/markdown";
import { renderOverview } from "./report/overview";
import { type JudgedPreview, renderErrors, renderReport, renderVerdicts, WIDTH } from "./report/terminal";

/** Who reads the report, and where. */
export interface Reader {
  /** Standard output: the report; or one JSON document, or one comment, and nothing else. */
  readonly print: (text: string) => void;
  /** Standard error: progress, errors, and what the programs print. */
  readonly complain: (text: string) => void;
  readonly colors: Colors;
}

export interface Output {
  /** What goes to standard output. */
  readonly format: "terminal" | "json" | "markdown";
  /** Absolute path of the page to write besides; undefined: none. */
  readonly pageFile?: string | undefined;
  /** At a terminal: a line for each stack, and the details of none. */
  readonly isOverview?: boolean | undefined;
  /** Works out what so many concurrent viewers cost, and what breaks first. */
  readonly viewers?: number | undefined;
}

/** Loads every rule, which takes a while; judging then takes none. */
export function loadJudgement(): void {
  loadRules();
  loadWaivers();
}

/** Reports; false where a program failed, a stack breaks a mandatory rule, its budget and objectives included, data would be lost, or AWS refuses a step. */
export function conclude(
  project: string,
  judged: readonly JudgedPreview[],
  output: Output,
  reader: Reader,
  usage: UsageProfile = DEFAULT_USAGE,
  comparison: Comparison = NO_COMPARISON,
): boolean {
  const changes = comparison.changes?.map((each) => withCost(each, judged, comparison, usage));
  const document = toDocument(project, judged, changes);
  write(document, output, reader);
  for (const warning of comparison.warnings) reader.complain(`${reader.colors.yellow("warning:")} ${warning}\n`);
  show(document, judged, output, reader);
  const isStopped = changes?.some(({ steps }) => steps.some(isStopping)) ?? false;
  return !judged.some(hasFailed) && !isStopped;
}

function write(document: ReportDocument, { format, pageFile }: Output, { print }: Reader): void {
  if (pageFile !== undefined) writeFileSync(pageFile, renderPage(document));
  if (format === "json") print(`${JSON.stringify(document, null, 2)}\n`);
  if (format === "markdown") print(renderMarkdown(document));
}

/** How far the monthly total moves; null where one side has none. */
function withCost(
  changes: StackChanges,
  previews: readonly JudgedPreview[],
  { before }: Comparison,
  usage: UsageProfile,
): CostedChanges {
  const [base, { cost } = {}] = [
    before.get(changes.stack),
    previews.find(({ graph }) => graph.stack === changes.stack),
  ];
  const isKnown = changes.errors.length === 0 && (base !== undefined || changes.isNew);
  if (cost === undefined || !isKnown) return { ...changes, costDelta: null };
  const { minimum, maximum } = base === undefined ? NOTHING : estimateCost(base, { usage }).totalMonthlyUsd;
  const { totalMonthlyUsd: total } = cost;
  return { ...changes, costDelta: { minimum: total.minimum - minimum, maximum: total.maximum - maximum } };
}

const NOTHING = { minimum: 0, maximum: 0 };

/** Everything that is found out about a stack; of one that failed, nothing. */
export function judge(preview: StackPreview, usage: UsageProfile = DEFAULT_USAGE, viewers?: number): JudgedPreview {
  const { graph, environment, errors, budgetMonthlyUsd, objectives } = preview;
  if (errors.length > 0) return { ...preview, judgement: undefined };
  const cost = estimateCost(graph, { usage, budgetMonthlyUsd });
  const drills = playDrills(graph, readObjectives(objectives));
  const byRules = environment === undefined ? undefined : judgeStack(graph, environment);
  return {
    ...preview,
    judgement: holdToObjectives(holdToBudget(byRules, graph, cost), graph, environment, drills),
    cost,
    drills,
    zoneLoss: analyseZoneLoss(graph, readAvailabilityObjective(objectives)),
    deploymentTime: estimateDeploymentTime(graph),
    load: viewers === undefined ? undefined : modelLoad(graph, viewers),
  };
}

function hasFailed({ errors, judgement }: JudgedPreview): boolean {
  return errors.length > 0 || (judgement?.violations.some(isMandatory) ?? false);
}

function show(
  document: ReportDocument,
  previews: readonly JudgedPreview[],
  { format, isOverview = false }: Output,
  reader: Reader,
): void {
  const isPrinted = format === "terminal";
  if (isPrinted && isOverview) reportAtAGlance(document, previews, reader);
  else report(previews, isPrinted, reader, document.changes ?? undefined);
}

/** The reasons of programs that failed come first, so that the lines of all stacks stand together. */
function reportAtAGlance(document: ReportDocument, previews: readonly JudgedPreview[], reader: Reader): void {
  const { print, complain, colors } = reader;
  complain(joinProgramOutput(previews) + renderErrors(previews, colors));
  const changes = renderChanges(document.changes ?? [], WIDTH, colors);
  const sections = [renderOverview(document, WIDTH, colors), changes].filter((lines) => lines.length > 0);
  print(sections.map((lines) => `${lines.join("\n")}\n`).join("\n"));
}

function joinProgramOutput(previews: readonly JudgedPreview[]): string {
  return previews
    .filter(({ programOutput }) => programOutput !== "")
    .map(({ graph, programOutput }) => `${programOutput.replace(/^/gm, `${graph.stack} | `)}\n`)
    .join("");
}

/** The verdicts come last, where a terminal leaves the eye. */
function report(
  previews: readonly JudgedPreview[],
  isPrinted: boolean,
  { print, complain, colors }: Reader,
  changes: readonly StackChanges[] = [],
): void {
  complain(joinProgramOutput(previews));
  const text = isPrinted ? renderReport(previews, colors, changes) : "";
  print(text);
  complain(renderErrors(previews, colors));
  if (isPrinted) print(`${text === "" ? "" : "\n"}${renderVerdicts(previews, colors, changes)}`);
}
