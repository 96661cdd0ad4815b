/** The report for a person at a terminal. */
import type { Colors } from "picocolors/types";
import type { StackChanges } from "../analyses/comparison/result";
import type { Cost } from "../analyses/cost/result";
import type { DeploymentTime } from "../analyses/deployment-time/result";
import type { Drill } from "../analyses/drill/result";
import type { Load } from "../analyses/load/result";
import type { Judgement } from "../analyses/rules";
import type { ZoneLoss } from "../analyses/zone-loss/result";
import type { StackPreview } from "../engine/preview-stack";
import { describeChanges, renderChanges } from "./changes";
import { compareSettings } from "./comparison";
import { describeCost, renderCost } from "./cost";
import { describeDeploymentTime, renderDeploymentTime } from "./deployment-time";
import { describeLoad, renderLoad } from "./load";
import { describeObjectives, renderObjectives } from "./objectives";
import { describeJudgement, renderRules } from "./rules";
import { readSettings } from "./settings";
import { count, describeSummary, summarize } from "./summary";
import { renderTable } from "./table";
import { renderTree } from "./tree";
import { wrap } from "./wrap";
import { describeZoneLoss, renderZoneLoss } from "./zone-loss";

export const WIDTH = 80;

/** A preview with the rules' verdict; undefined where the program failed or the stack names no environment. */
export interface JudgedPreview extends StackPreview {
  readonly judgement: Judgement | undefined;
  /** Absent where the program failed. */
  readonly cost?: Cost | undefined;
  /** Absent where the program failed. */
  readonly zoneLoss?: ZoneLoss | undefined;
  /** Absent where the program failed. */
  readonly drills?: readonly Drill[] | undefined;
  /** Absent where the program failed. */
  readonly deploymentTime?: DeploymentTime | undefined;
  /** Absent where nobody asked for one. */
  readonly load?: Load | undefined;
}

/** Trees, what the programs logged, and the settings side by side; of the stacks that have a result. */
export function renderReport(
  previews: readonly JudgedPreview[],
  colors: Colors,
  changes: readonly StackChanges[] = [],
): string {
  const succeeded = previews.filter(hasSucceeded);
  if (succeeded.length === 0 && changes.length === 0) return "";
  const sections = succeeded.map((preview) => renderStack(preview, colors));
  const judged = succeeded.flatMap(({ graph, judgement }) =>
    judgement === undefined ? [] : [{ stack: graph.stack, judgement }],
  );
  const costed = succeeded.flatMap(({ graph, cost }) => (cost === undefined ? [] : [{ stack: graph.stack, cost }]));
  const drilled = succeeded.flatMap(({ graph, zoneLoss }) =>
    zoneLoss === undefined ? [] : [{ stack: graph.stack, zoneLoss }],
  );
  const timed = succeeded.flatMap(({ graph, deploymentTime }) =>
    deploymentTime === undefined ? [] : [{ stack: graph.stack, deploymentTime }],
  );
  const loaded = succeeded.flatMap(({ graph, load }) => (load === undefined ? [] : [{ stack: graph.stack, load }]));
  return [
    ...sections,
    renderRules(judged, WIDTH, colors),
    renderCost(costed, WIDTH, colors),
    renderZoneLoss(drilled, WIDTH, colors),
    renderObjectives(
      succeeded.map(({ graph, drills = [] }) => ({ stack: graph.stack, drills })),
      WIDTH,
      colors,
    ),
    renderDeploymentTime(timed, WIDTH, colors),
    renderLoad(loaded, WIDTH, colors),
    renderChanges(changes, WIDTH, colors),
    succeeded.length === 0 ? [] : renderSettings(succeeded, colors),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** What a stack is and how it stands with the rules, a line each. */
export function renderVerdicts(
  previews: readonly JudgedPreview[],
  colors: Colors,
  changes: readonly StackChanges[] = [],
): string {
  const lines = previews.flatMap((preview) => {
    const { graph } = preview;
    const verdict = hasSucceeded(preview) ? describeSummary(summarize(graph)) : colors.red("failed");
    const details = [
      ...describeAnalyses(preview),
      ...changes
        .filter(({ stack }) => stack === graph.stack)
        .map((each) => `against ${each.base}: ${describeChanges(each)}`),
    ].filter((detail) => detail !== undefined);
    return [
      `${colors.bold(graph.stack)}: ${verdict}`,
      ...details.flatMap((detail) => wrap(`  ${detail}`, WIDTH, "    ")),
    ];
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** A sentence of each analysis that has something to say. */
function describeAnalyses({ judgement, cost, zoneLoss, drills, deploymentTime: time, load }: JudgedPreview) {
  return [
    judgement && describeJudgement(judgement),
    cost && !isNothing(cost) ? describeCost(cost) : undefined,
    zoneLoss && describeZoneLoss(zoneLoss),
    describeObjectives(drills),
    time && time.create.slowest !== null ? describeDeploymentTime(time) : undefined,
    load && describeLoad(load),
  ];
}

/** Why stacks have no result. */
export function renderErrors(previews: readonly StackPreview[], colors: Colors): string {
  return previews
    .flatMap(({ graph, errors }) =>
      errors.map((error) => `${colors.red(`${graph.stack} failed:`)}\n${indent(error)}\n`),
    )
    .join("\n");
}

/** Nothing is charged, and nothing may be. */
function isNothing({ lines, unpriced }: Cost): boolean {
  return lines.length + unpriced.length === 0;
}

function hasSucceeded({ errors }: StackPreview): boolean {
  return errors.length === 0;
}

function renderStack({ graph, messages }: StackPreview, colors: Colors): string[] {
  const logged = messages.map(({ severity, text, urn }) => {
    const about = urn === "" || urn.includes("::pulumi:pulumi:Stack::") ? "" : `${urn.split("::").at(-1) ?? ""}: `;
    return `${severity === "warning" ? colors.yellow("warning:") : `${severity}:`} ${about}${text}`;
  });
  const heading = `${colors.bold(graph.stack)}: ${count(summarize(graph).resources, "resource")}`;
  return [heading, ...renderTree(graph, WIDTH), ...logged];
}

/** Every setting side by side; what differs is marked. */
export function renderSettings(previews: readonly StackPreview[], colors: Colors): string[] {
  const rows = compareSettings(previews.map(({ graph }) => readSettings(graph)));
  const stacks = previews.map(({ graph }) => graph.stack);
  const legend = rows.some(({ isDifferent }) => isDifferent) ? ["", "* differs between the stacks"] : [];
  return [...renderTable(stacks, rows, WIDTH, colors), ...legend];
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
