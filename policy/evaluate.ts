/** Judges a stack by the rules. The mocks, the offline preview and CrossGuard all end here. */
import type { JsonValue, ResourceGraph } from "./resource-graph";
import type { EnvironmentName } from "./environment";
import type { Outcome, Rule, Severity } from "./rule";
import { CannotTell, type ResourceView, StackView } from "./views";
import type { Waiver } from "./waiver";

/** A rule with the name of its file. */
export interface NamedRule extends Rule {
  readonly name: string;
  /** Folder of the file: the service. */
  readonly service: string;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly verdict: "satisfied" | "violated" | "waived" | "cannot tell";
  /** URN of the resource judged. */
  readonly urn: string;
  /** What is wrong and what to write instead; why it is waived; which value is not known yet. Empty where satisfied. */
  readonly message: string;
}

/**
 * Every verdict of every rule that applies to the environment, except "not applicable".
 *
 * A violation with a waiver is `waived` and carries the waiver's reason. A value known only after deployment makes the
 * verdict `cannot tell`, never `satisfied`.
 */
export function evaluate(
  graph: ResourceGraph,
  environment: EnvironmentName,
  rules: readonly NamedRule[],
  waivers: readonly Waiver[],
): readonly Finding[] {
  const stack = new StackView(graph, environment);
  return rules
    .filter((rule) => rule.environments?.includes(environment) ?? true)
    .flatMap((rule) =>
      rule.types
        .flatMap((type) => stack.all(type))
        .map((resource) => judge(rule, resource, stack, waivers))
        .filter((finding) => finding !== undefined),
    );
}

function judge(
  rule: NamedRule,
  resource: ResourceView,
  stack: StackView,
  waivers: readonly Waiver[],
): Finding | undefined {
  const finding = { rule: rule.name, severity: rule.severity, urn: resource.resource.urn };
  let outcome: Outcome;
  try {
    outcome = rule.check(resource, stack);
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error;
    return { ...finding, verdict: "cannot tell", message: `${place(resource)}: ${error.message}` };
  }
  if (outcome.verdict === "not applicable") return undefined;
  if (outcome.verdict === "satisfied") return { ...finding, verdict: "satisfied", message: "" };
  const message = describe(resource, outcome.property, outcome.value, outcome.instead);
  const waiver = waivers.find((each) => isWaived(each, rule, resource, stack.environment));
  if (waiver === undefined) return { ...finding, verdict: "violated", message };
  return { ...finding, verdict: "waived", message: `${message}. Waived: ${waiver.reason}` };
}

function isWaived(
  waiver: Waiver,
  rule: NamedRule,
  { type, name }: ResourceView,
  environment: EnvironmentName,
): boolean {
  return (
    waiver.rule === rule.name &&
    waiver.type === type &&
    new RegExp(`^(?:${waiver.name})$`).test(name) &&
    waiver.environments.includes(environment)
  );
}

function place({ type, name }: ResourceView): string {
  return `${type} ${name}`;
}

function describe(resource: ResourceView, property: string, value: JsonValue | undefined, instead: string): string {
  const found = value === undefined ? "not set" : JSON.stringify(value);
  return `${place(resource)}: ${property} is ${found}; ${instead}`;
}
