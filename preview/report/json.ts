/** The report for a program. */
import type { GraphResource, JsonObject } from "../../policy/resource-graph";
import type { StackChanges } from "../analyses/comparison/result";
import { compareTexts } from "../analyses/graph-reading";
import type { Cost } from "../analyses/cost/result";
import type { DeploymentTime } from "../analyses/deployment-time/result";
import type { Drill } from "../analyses/drill/result";
import type { Load } from "../analyses/load/result";
import type { Judgement } from "../analyses/rules";
import type { ZoneLoss } from "../analyses/zone-loss/result";
import type { Interval } from "./format";
import type { JudgedPreview } from "./terminal";
import type { LogMessage } from "../engine/recorder";
import { type Summary, summarize } from "./summary";

/**
 * What `--json` prints. The same program and stack files give the same text, byte for byte. `version` grows when a field
 * is removed or changes its meaning; a new field alone does not change it.
 */
export interface ReportDocument {
  readonly version: 1;
  /** `name` in `Pulumi.yaml`. */
  readonly project: string;
  /** In the order asked for; without names on the command line, in alphabetical order. */
  readonly stacks: readonly StackDocument[];
  /**
   * What it takes to get from the base to these stacks, stacks that have gone included; null where no base was named.
   * `costDelta` is what that does to the monthly total in US dollars, null where one side has no total.
   */
  readonly changes: readonly CostedChanges[] | null;
}

export interface CostedChanges extends StackChanges {
  readonly costDelta?: Interval | null;
}

export interface StackDocument {
  readonly stack: string;
  /** False where the program failed; `resources` then ends where it stopped, and `summary` counts only those. */
  readonly succeeded: boolean;
  /** The program's mistakes, as a terminal shows them; empty where it succeeded. */
  readonly errors: readonly string[];
  /** What the program logged: severity, text, and the URN it is about. */
  readonly messages: readonly LogMessage[];
  /**
   * Every resource, components, providers and the stack itself included, sorted by URN: type, name, parent, inputs,
   * options, provider and dependencies. `policy/resource-graph.ts` says how secrets, unknown values and references read.
   * A field without a value is left out.
   */
  readonly resources: readonly GraphResource[];
  /** The stack's outputs. */
  readonly outputs: JsonObject;
  /** How the stack stands with the rules; null where it failed, or names no environment. */
  readonly judgement: Judgement | null;
  /** What the stack costs a month: priced lines, and what has no price; null where the program failed. */
  readonly cost: Cost | null;
  /** What is left when a zone, or one of the parts, is lost; null where the program failed. */
  readonly zoneLoss: ZoneLoss | null;
  /** Each failure as `npm run drill` plays it, and whether its objectives are met; null where the program failed. */
  readonly drills: readonly Drill[] | null;
  /** How long the stack takes to create and to destroy, and what that waits for; null where the program failed. */
  readonly deploymentTime: DeploymentTime | null;
  /** What the viewers of `--viewers` ask for, cost and break first; null where nobody asked, or the program failed. */
  readonly load: Load | null;
  /** The figures of the line that ends a report; a list of zones is null where it is not known before deployment. */
  readonly summary: Summary;
}

export function toDocument(
  project: string,
  previews: readonly JudgedPreview[],
  changes?: readonly CostedChanges[],
): ReportDocument {
  return { version: 1, project, stacks: previews.map(toStackDocument), changes: changes ?? null };
}

function toStackDocument({
  graph,
  errors,
  messages,
  judgement,
  cost,
  zoneLoss,
  drills,
  deploymentTime,
  load,
}: JudgedPreview): StackDocument {
  return {
    stack: graph.stack,
    succeeded: errors.length === 0,
    errors,
    messages: [...messages].sort((a, b) => compareTexts(a.urn + a.text, b.urn + b.text)),
    resources: sortByUrn(graph.resources),
    outputs: graph.outputs,
    judgement: judgement ?? null,
    cost: cost ?? null,
    zoneLoss: zoneLoss ?? null,
    drills: drills ?? null,
    deploymentTime: deploymentTime ?? null,
    load: load ?? null,
    summary: summarize(graph),
  };
}

/** Registration order depends on timing; URNs do not. */
export function sortByUrn(resources: readonly GraphResource[]): GraphResource[] {
  return [...resources].sort((a, b) => compareTexts(a.urn, b.urn));
}
