/** Presents the rules to Pulumi's CrossGuard, and CrossGuard's resources to the rules as a resource graph. */
import {
  type Policies,
  type PolicyResource,
  type ReportViolation,
  type ResourceValidationArgs,
  type StackValidationArgs,
} from "@pulumi/policy";
import { evaluate, type Finding, type NamedRule } from "./evaluate";
import { type GraphResource, type JsonObject, type JsonValue, type ResourceGraph, UNKNOWN } from "./resource-graph";
import type { EnvironmentName } from "./environment";
import type { Waiver } from "./waiver";

/** Name of the policy that reports, once each, the rules that cannot be decided before deployment. */
export const CANNOT_TELL_YET = "cannot-tell-yet";

/**
 * One stack policy for each rule, named like it, and an advisory one that says what cannot be decided yet.
 *
 * CrossGuard shows a stack policy what resources became, and a resource policy what was asked for. The rules judge what
 * was asked for, as they do offline; so the advisory policy also collects every resource's inputs as they pass.
 */
export function createPolicies(
  environment: EnvironmentName,
  rules: readonly NamedRule[],
  waivers: readonly Waiver[],
): Policies {
  const inputs = new Map<string, JsonObject>();
  const judge = (args: StackValidationArgs): readonly Finding[] =>
    evaluate(readGraph(args.resources, inputs), environment, rules, waivers);
  let judged: { readonly resources: readonly PolicyResource[]; readonly findings: readonly Finding[] } | undefined;
  const findingsOf = (args: StackValidationArgs): readonly Finding[] => {
    // CrossGuard asks each policy in turn about the same stack; its resources are a new array each time.
    if (judged?.resources.length !== args.resources.length) judged = undefined;
    judged ??= { resources: args.resources, findings: judge(args) };
    return judged.findings;
  };
  return [
    {
      name: CANNOT_TELL_YET,
      description: "Rules that depend on values which only a deployment decides.",
      enforcementLevel: "advisory",
      validateResource: ({ urn, props }: ResourceValidationArgs) => {
        judged = undefined;
        inputs.set(urn, readProperties(props));
      },
      validateStack: (args, report) => {
        reportUndecided(findingsOf(args), report);
      },
    },
    ...rules.map((rule) => ({
      name: rule.name,
      description: rule.description,
      enforcementLevel: rule.severity,
      validateStack: (args: StackValidationArgs, report: ReportViolation) => {
        for (const { verdict, message, urn } of findingsOf(args).filter((finding) => finding.rule === rule.name)) {
          if (verdict === "violated") report(`${message}. ${rule.remedy}`, urn);
        }
      },
    })),
  ];
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

function readResource(resource: PolicyResource, inputs: JsonObject | undefined): GraphResource {
  const { urn, type, name, opts, parent, provider, dependencies, propertyDependencies } = resource;
  return {
    urn,
    type,
    name,
    parent: parent?.urn,
    custom: type.includes("/") || type.startsWith("pulumi:providers:"),
    remote: type.startsWith("awsx:"),
    inputs: inputs ?? readProperties(resource.props),
    secretInputs: [],
    options: {
      protect: opts.protect,
      retainOnDelete: false, // CrossGuard does not say
      deleteBeforeReplace: opts.deleteBeforeReplace,
      ignoreChanges: opts.ignoreChanges,
      replaceOnChanges: [],
      additionalSecretOutputs: opts.additionalSecretOutputs,
      deletedWith: undefined,
      aliases: opts.aliases,
      customTimeouts: {},
    },
    provider: provider?.urn,
    providers: [],
    dependencies: dependencies.map((each) => each.urn).sort(),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([key, from]) => [key, from.map((each) => each.urn).sort()]),
    ),
  };
}

/** CrossGuard's properties throw when an unknown value is read; the graph says `[unknown]` there. */
export function readProperties(properties: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(
    Object.keys(properties)
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
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value))
    return Array.from({ length: value.length }, (_, index) => readProperty(() => value[index]) ?? null);
  if (typeof value === "object") return readProperties(value as Record<string, unknown>);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}
