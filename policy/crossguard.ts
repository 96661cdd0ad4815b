/** Presents the rules to Pulumi's CrossGuard, and CrossGuard's resources to the rules as a resource graph. */
import {
  type Policies,
  type PolicyResource,
  type ReportViolation,
  type ResourceValidationArgs,
  type StackValidationArgs,
} from "@pulumi/policy";
import { evaluate, type Finding, type NamedRule } from "./evaluate";
import {
  type GraphResource,
  type JsonObject,
  type JsonValue,
  type ResourceGraph,
  SECRET,
  UNKNOWN,
} from "./resource-graph";
import type { EnvironmentName } from "./environment";
import type { Waiver } from "./waiver";

const DEFAULTS = "__defaults";

/** Name of the policy that reports, once each, the rules that cannot be decided before deployment. */
export const CANNOT_TELL_YET = "cannot-tell-yet";
/** Name of the policy that reports what is accepted, and why. */
export const WAIVED = "waived";

/**
 * One stack policy for each rule, named like it, and two advisory ones: what cannot be decided yet, and what is waived.
 *
 * CrossGuard shows a stack policy what resources became, and a resource policy what was asked for. The rules judge what
 * was asked for, as they do offline; so the first policy also collects every resource's inputs as they pass.
 */
export function createPolicies(
  environment: EnvironmentName,
  rules: readonly NamedRule[],
  waivers: readonly Waiver[],
): Policies {
  const inputs = new Map<string, JsonObject>();
  const findingsFor = judgeOnce(({ resources }) => evaluate(readGraph(resources, inputs), environment, rules, waivers));
  return [
    {
      name: CANNOT_TELL_YET,
      description: "Rules that depend on values which only a deployment decides.",
      enforcementLevel: "advisory",
      validateResource: ({ urn, props }: ResourceValidationArgs) => {
        inputs.set(urn, readProperties(props));
      },
      validateStack: (args, report) => {
        reportUndecided(findingsFor(CANNOT_TELL_YET, args), report);
      },
    },
    {
      name: WAIVED,
      description: "Violations that policy/waivers/ accepts.",
      enforcementLevel: "advisory",
      validateStack: (args, report) => {
        for (const { rule, verdict, message, urn } of findingsFor(WAIVED, args)) {
          if (verdict === "waived") report(`${rule}: ${message}`, urn);
        }
      },
    },
    ...rules.map((rule) => ({
      name: rule.name,
      description: rule.description,
      enforcementLevel: rule.severity,
      validateStack: (args: StackValidationArgs, report: ReportViolation) => {
        for (const { verdict, message, urn, rule: name } of findingsFor(rule.name, args)) {
          if (name === rule.name && verdict === "violated") report(`${message}. ${rule.remedy}`, urn);
        }
      },
    })),
  ];
}

/**
 * CrossGuard asks every policy in turn about the same stack, which is judged once. A policy that asks again asks about
 * another state of the stack: `pulumi up` has a preview and an update judged in one process.
 */
function judgeOnce(
  judge: (args: StackValidationArgs) => readonly Finding[],
): (policy: string, args: StackValidationArgs) => readonly Finding[] {
  const answered = new Set<string>();
  let findings: readonly Finding[] = [];
  return (policy, args) => {
    if (answered.size === 0 || answered.has(policy)) {
      findings = judge(args);
      answered.clear();
    }
    answered.add(policy);
    return findings;
  };
}

/** One line for each rule, however many resources it could not judge. */
function reportUndecided(findings: readonly Finding[], report: ReportViolation): void {
  const reported = new Set<string>();
  for (const { rule, verdict, message } of findings) {
    if (verdict !== "cannot tell" || reported.has(rule)) continue;
    reported.add(rule);
    report(`${rule} cannot tell yet: ${message}`);
  }
}

/** CrossGuard's resources as a graph; `inputs` holds what was asked for, by URN. */
export function readGraph(
  resources: readonly PolicyResource[],
  inputs: ReadonlyMap<string, JsonObject> = new Map(),
): ResourceGraph {
  const [first] = resources;
  const [, stackAndMore = "", project = ""] = first?.urn.split(":pulumi:").join("::").split("::") ?? [];
  return {
    project,
    stack: stackAndMore,
    resources: resources.map((resource) => readResource(resource, inputs.get(resource.urn))),
    outputs: {},
  };
}

function readResource(resource: PolicyResource, collected: JsonObject | undefined): GraphResource {
  const { urn, type, name, opts, parent, provider, dependencies, propertyDependencies } = resource;
  const inputs = collected ?? readProperties(resource.props);
  const isRemote = type.startsWith("awsx:");
  // CrossGuard shows secrets in plain text; these are the ones it lets one tell.
  const secretInputs = opts.additionalSecretOutputs.filter((key) => inputs[key] !== undefined);
  return {
    urn,
    type,
    name,
    parent: parent?.urn,
    custom: type.includes("/") || type.startsWith("pulumi:providers:"),
    remote: isRemote,
    inputs: { ...inputs, ...Object.fromEntries(secretInputs.map((key) => [key, SECRET])) },
    hidesInputs: isRemote, // what its own plugin registers comes without arguments
    secretInputs,
    options: {
      protect: opts.protect,
      retainOnDelete: false, // CrossGuard does not say
      deleteBeforeReplace: opts.deleteBeforeReplace,
      ignoreChanges: opts.ignoreChanges,
      replaceOnChanges: [],
      additionalSecretOutputs: opts.additionalSecretOutputs,
      deletedWith: undefined,
      aliases: opts.aliases,
      customTimeouts: readTimeouts(opts.customTimeouts),
    },
    provider: provider?.urn,
    providers: [],
    dependencies: dependencies.map((each) => each.urn).sort(),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([key, from]) => [key, from.map((each) => each.urn).sort()]),
    ),
  };
}

/** CrossGuard counts seconds, and says 0 where nothing was asked for. */
function readTimeouts(timeouts: PolicyResource["opts"]["customTimeouts"]): Readonly<Record<string, string>> {
  const { createSeconds, updateSeconds, deleteSeconds } = timeouts;
  const asked = Object.entries({ create: createSeconds, update: updateSeconds, delete: deleteSeconds });
  return Object.fromEntries(asked.filter(([, seconds]) => seconds > 0).map(([key, seconds]) => [key, `${seconds}s`]));
}

/**
 * CrossGuard's properties throw when an unknown value is read; the graph says `[unknown]` there. What the provider filled
 * in by itself, which it lists under `__defaults`, nobody wrote: the rules do not see it, here as little as offline.
 */
export function readProperties(properties: Readonly<Record<string, unknown>>): JsonObject {
  const filledIn = readProperty(() => properties[DEFAULTS]);
  const isWritten = (key: string): boolean => key !== DEFAULTS && !(Array.isArray(filledIn) && filledIn.includes(key));
  return Object.fromEntries(
    Object.keys(properties)
      .filter(isWritten)
      .map((key) => [key, readProperty(() => properties[key])] as const)
      .filter(([, value]) => value !== undefined),
  ) as JsonObject;
}

function readProperty(read: () => unknown): JsonValue | undefined {
  let value: unknown;
  try {
    value = read();
  } catch {
    return UNKNOWN;
  }
  if (Array.isArray(value)) return readElements(value);
  if (typeof value === "object" && value !== null) return readProperties(value as Record<string, unknown>);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

function readElements(list: readonly unknown[]): JsonValue {
  return Array.from({ length: list.length }, (_, index) => readProperty(() => list[index]) ?? null);
}
