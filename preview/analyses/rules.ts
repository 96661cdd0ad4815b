/** How a stack stands with the rules of `policy/`. */
import { readEnvironment } from "../../policy/environment";
import { evaluate, type Finding } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
import type { ResourceGraph } from "../../policy/resource-graph";
import type { Cost } from "./cost/result";

export interface Violation extends Finding {
  /** What a person does about it. */
  readonly remedy: string;
}

export interface Judgement {
  /** How many rules found something to judge. */
  readonly rules: number;
  /** Mandatory ones first. */
  readonly violations: readonly Violation[];
  /** Accepted in code; the message ends with the reason. */
  readonly waived: readonly Finding[];
  /** What only a deployment decides; never a pass. */
  readonly undecided: readonly Finding[];
}

/** Judges a stack by all rules that apply to the environment it names. */
export function judgeStack(graph: ResourceGraph, environment: string): Judgement {
  const rules = loadRules();
  const findings = evaluate(graph, readEnvironment(environment), rules, loadWaivers());
  const withVerdict = (verdict: Finding["verdict"]): Finding[] => findings.filter((each) => each.verdict === verdict);
  const remedies = new Map(rules.map(({ name, remedy }) => [name, remedy]));
  return {
    rules: new Set(findings.map(({ rule }) => rule)).size,
    violations: withVerdict("violated")
      .map((finding) => ({ ...finding, remedy: remedies.get(finding.rule) ?? "" }))
      .sort((one, other) => Number(isMandatory(other)) - Number(isMandatory(one))),
    waived: withVerdict("waived"),
    undecided: withVerdict("cannot tell"),
  };
}

/**
 * Adds the budget of the stack file, a rule like the others but for the graph not being enough to judge it: it takes
 * prices, so the policy pack has no such rule. A stack that names no environment is held to its budget all the same.
 */
export function holdToBudget(
  judgement: Judgement | undefined,
  { project, stack }: ResourceGraph,
  cost: Cost | undefined,
): Judgement | undefined {
  if (cost?.budget === undefined) return judgement;
  const { budget, totalMonthlyUsd, usage } = cost;
  if (!budget.isExceeded) return withRule(judgement, []);
  const key = `budget.monthlyUsd in Pulumi.${stack}.yaml`;
  const excess: Violation = {
    ...{ rule: "monthly-budget", severity: "mandatory", verdict: "violated" },
    urn: urnOfStack({ project, stack }),
    message: `${toUsd(totalMonthlyUsd.minimum)} a month with ${usage} usage is above the budget of ${toUsd(budget.monthlyUsd)}`,
    remedy: `Make it cheaper, or raise ${key}.`,
  };
  return withRule(judgement, [excess]);
}

/** Adds a rule that more than the graph is needed for; a stack that is not judged otherwise is, once it breaks one. */
export function withRule(judgement: Judgement | undefined, broken: readonly Violation[]): Judgement | undefined {
  if (judgement === undefined && broken.length === 0) return undefined;
  const { rules, violations, waived, undecided } = judgement ?? NOT_JUDGED;
  return { rules: rules + 1, violations: [...broken, ...violations], waived, undecided };
}

export function urnOfStack({ project, stack }: Pick<ResourceGraph, "project" | "stack">): string {
  return `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
}

const NOT_JUDGED: Judgement = { rules: 0, violations: [], waived: [], undecided: [] };

function toUsd(amount: number): string {
  return `$${amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** A mandatory violation fails the preview. */
export function isMandatory({ severity }: Finding): boolean {
  return severity === "mandatory";
}
