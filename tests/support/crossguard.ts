/** Shows a graph to a policy pack as CrossGuard does: one resource after the other, then the whole stack. */
import assert from "node:assert/strict";
import * as policySdk from "@pulumi/policy";
import type { Policies, PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import {
  type GraphOptions,
  type GraphResource,
  type JsonValue,
  type ResourceGraph,
  UNKNOWN,
} from "../../policy/resource-graph";
import { type Operation, parseSeconds } from "../../policy/timeouts";

type Properties = Record<string, unknown>;

/** The SDK's proxy, which throws where an unknown value is read; the SDK has it but leaves it out of its declarations. */
const { unknownCheckingProxy } = policySdk as unknown as {
  readonly unknownCheckingProxy: (properties: unknown) => Properties;
};

/** What the engine sends for an unknown text, `unknownStringValue` in the SDK's proxy.js. */
const UNKNOWN_ON_THE_WIRE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Values as the policy SDK hands them over. */
export function asProperties(values: Readonly<Record<string, JsonValue>>): Properties {
  return unknownCheckingProxy(toWire(values));
}

function toWire(value: JsonValue): unknown {
  if (value === UNKNOWN) return UNKNOWN_ON_THE_WIRE;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(toWire);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toWire(each)]));
}

/** The resources of a graph as CrossGuard's; `outputs` says what became of a resource's inputs. */
export function asPolicyResources(
  graph: ResourceGraph,
  outputs: (resource: GraphResource) => Readonly<Record<string, JsonValue>> = ({ inputs }) => inputs,
): PolicyResource[] {
  const resources = graph.resources.map((resource) => asPolicyResource(resource, outputs(resource)));
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const find = (urns: readonly string[]): PolicyResource[] =>
    urns.map((urn) => byUrn.get(urn)).filter((each) => each !== undefined);
  graph.resources.forEach(({ parent, provider, dependencies, propertyDependencies }, index) => {
    const resource = resources[index];
    assert.ok(resource);
    const [parentResource] = find([parent ?? ""]);
    const [providerResource] = find([provider ?? ""]);
    if (parentResource !== undefined) resource.parent = parentResource;
    if (providerResource !== undefined) resource.provider = providerResource;
    resource.dependencies = find(dependencies);
    for (const [key, urns] of Object.entries(propertyDependencies)) resource.propertyDependencies[key] = find(urns);
  });
  return resources;
}

function asPolicyResource(
  { urn, type, name, options }: GraphResource,
  properties: Readonly<Record<string, JsonValue>>,
): PolicyResource {
  return {
    urn,
    type,
    name,
    props: asProperties(properties),
    opts: {
      protect: options.protect,
      ignoreChanges: [...options.ignoreChanges],
      aliases: [...options.aliases],
      customTimeouts: {
        createSeconds: secondsOf(options, "create"),
        updateSeconds: secondsOf(options, "update"),
        deleteSeconds: secondsOf(options, "delete"),
      },
      additionalSecretOutputs: [...options.additionalSecretOutputs],
      ...(options.deleteBeforeReplace !== undefined && { deleteBeforeReplace: options.deleteBeforeReplace }),
    },
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
  };
}

/** The engine sends 0 where nothing was asked for. */
function secondsOf({ customTimeouts }: GraphOptions, operation: Operation): number {
  return parseSeconds(customTimeouts[operation] ?? "") ?? 0;
}

export interface Report {
  readonly policy: string;
  readonly level: string | undefined;
  readonly message: string;
  readonly urn: string | undefined;
}

/** Everything that a pack reports about one preview or update, policy after policy as the SDK's server asks them. */
export async function runPolicies(
  policies: Policies,
  asked: ResourceGraph,
  became: readonly PolicyResource[] = asPolicyResources(asked),
): Promise<Report[]> {
  const reports: Report[] = [];
  for (const policy of policies) {
    if (!("validateResource" in policy) || typeof policy.validateResource !== "function") continue;
    for (const resource of asPolicyResources(asked)) {
      await policy.validateResource(resource as unknown as ResourceValidationArgs, () => undefined);
    }
  }
  for (const policy of policies) {
    if (!("validateStack" in policy)) continue;
    // The SDK makes the resources anew for every policy.
    const args = { resources: [...became] } as unknown as StackValidationArgs;
    await policy.validateStack(args, (message, urn) => {
      reports.push({ policy: policy.name, level: policy.enforcementLevel, message, urn });
    });
  }
  return reports;
}
