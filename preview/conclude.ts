/** What follows when the programs have run: the rules' verdict and the report. Loaded while they run. */
import { writeFileSync } from "node:fs";
import type { Colors } from "picocolors/types";
import { loadRules, loadWaivers } from "../policy/registry";
import { estimateCost } from "./analyses/cost/cost";
import { DEFAULT_USAGE, type UsageProfile } from "./analyses/cost/usage";
import { estimateDeploymentTime } from "./analyses/deployment-time/deployment-time";
import { isMandatory, judgeStack } from "./analyses/rules";
import { analyseZoneLoss } from "./analyses/zone-loss/zone-loss";
import type { StackPreview } from "./engine/preview-stack";
import { renderPage } from "./report/html/page";
import { toDocument } from "./report/json";
import { renderMarkdown } from "./report/markdown/markdown";
import { type JudgedPreview, renderErrors, renderReport, renderVerdicts } from "./report/terminal";

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
}

/** Loads every rule, which takes a while; judging then takes none. */
export function loadJudgement(): void {
  loadRules();
  loadWaivers();
}

/** Judges and reports; false where a program failed, or a stack breaks a mandatory rule or exceeds its budget. */
export function conclude(
  project: string,
  previews: readonly StackPreview[],
  output: Output,
  reader: Reader,
  usage: UsageProfile = DEFAULT_USAGE,
): boolean {
  const judged = previews.map((preview) => judge(preview, usage));
  const document = toDocument(project, judged);
  if (output.pageFile !== undefined) writeFileSync(output.pageFile, renderPage(document));
  if (output.format === "json") reader.print(`${JSON.stringify(document, null, 2)}\n`);
  if (output.format === "markdown") reader.print(renderMarkdown(document));
  report(judged, output.format === "terminal", reader);
  return !judged.some(hasFailed);
}

function judge(preview: StackPreview, usage: UsageProfile): JudgedPreview {
  const { graph, environment, errors, budgetMonthlyUsd } = preview;
  const isJudged = errors.length === 0 && environment !== undefined;
  return {
    ...preview,
    judgement: isJudged ? judgeStack(graph, environment) : undefined,
    cost: errors.length === 0 ? estimateCost(graph, { usage, budgetMonthlyUsd }) : undefined,
    zoneLoss: errors.length === 0 ? analyseZoneLoss(graph) : undefined,
    deploymentTime: errors.length === 0 ? estimateDeploymentTime(graph) : undefined,
  };
}

function hasFailed({ errors, judgement, cost }: JudgedPreview): boolean {
  const isTooDear = cost?.budget?.isExceeded ?? false;
  return errors.length > 0 || isTooDear || (judgement?.violations.some(isMandatory) ?? false);
}

/** The verdicts come last, where a terminal leaves the eye. */
function report(previews: readonly JudgedPreview[], isPrinted: boolean, { print, complain, colors }: Reader): void {
  for (const { graph, programOutput } of previews) {
    if (programOutput !== "") complain(programOutput.replace(/^/gm, `${graph.stack} | `) + "\n");
  }
  const text = isPrinted ? renderReport(previews, colors) : "";
  print(text);
  complain(renderErrors(previews, colors));
  if (isPrinted) print(`${text === "" ? "" : "\n"}${renderVerdicts(previews, colors)}`);
}
