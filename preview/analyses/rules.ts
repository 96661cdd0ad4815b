/** How a stack stands with the rules of `policy/`. */
import { readEnvironment } from "../../policy/environment";
import { evaluate, type Finding } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
import type { ResourceGraph } from "../../policy/resource-graph";

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

/** A mandatory violation fails the preview. */
export function isMandatory({ severity }: Finding): boolean {
  return severity === "mandatory";
}
