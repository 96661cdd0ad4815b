/**
 * One shape for what a program registered, read from the engine's state or from the offline preview's graph, so that
 * the two can be compared. It holds what both keep; `remote`, timeouts and the like are not in the engine's state.
 */
import type { Deployment } from "@pulumi/pulumi/automation";
import type { GraphResource, JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { holdsSecret, readObject, type WireObject } from "../../preview/engine/wire-values";

export interface RegisteredResource {
  readonly urn: string;
  readonly type: string;
  readonly parent: string | undefined;
  /** Secrets as `[secret]`; undefined for components, whose inputs the engine does not keep. */
  readonly inputs: JsonObject | undefined;
  readonly secretInputs: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly ignoreChanges: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  readonly provider: string | undefined;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** A resource as the engine's state file spells it. */
interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly parent?: string;
  readonly inputs?: WireObject;
  readonly outputs?: WireObject;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly additionalSecretOutputs?: readonly string[];
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

const STACK = "pulumi:pulumi:Stack";
/** Written by the engine itself into a provider's inputs. */
const ENGINE_INPUTS = new Set(["__internal", "version"]);

function stateOf(deployment: Deployment): readonly StateResource[] {
  return ((deployment.deployment as { resources?: readonly StateResource[] }).resources ?? []).filter(
    // The engine adds a provider of its own for each package that the program names none for.
    ({ urn }) => !/::pulumi:providers:\w+::default/.test(urn),
  );
}

/** What the engine holds in its state, by URN. */
export function readEngineState(deployment: Deployment): RegisteredResource[] {
  return normalise(stateOf(deployment).map(readStateResource));
}

function readStateResource(resource: StateResource): RegisteredResource {
  const { urn, type, custom, parent, inputs = {} } = resource;
  const isEngines = (key: string): boolean => type.startsWith("pulumi:providers:") && ENGINE_INPUTS.has(key);
  const ownInputs = Object.fromEntries(Object.entries(inputs).filter(([key]) => !isEngines(key)));
  return {
    urn,
    type,
    parent,
    inputs: custom && type !== STACK ? readObject(ownInputs) : undefined,
    secretInputs: Object.keys(inputs).filter((key) => holdsSecret(inputs[key])),
    ...readStateOptions(resource),
    provider: ownProvider(resource.provider?.split("::").slice(0, -1).join("::")),
    dependencies: [...(resource.dependencies ?? [])].sort(),
    propertyDependencies: sortedDependencies(resource.propertyDependencies ?? {}),
  };
}

function readStateOptions(
  resource: StateResource,
): Pick<RegisteredResource, "protect" | "retainOnDelete" | "ignoreChanges" | "additionalSecretOutputs"> {
  return {
    protect: resource.protect ?? false,
    retainOnDelete: resource.retainOnDelete ?? false,
    ignoreChanges: [...(resource.ignoreChanges ?? [])].sort(),
    additionalSecretOutputs: [...(resource.additionalSecretOutputs ?? [])].sort(),
  };
}

/** What the offline preview saw, by URN. */
export function readPreviewedGraph({ resources }: ResourceGraph): RegisteredResource[] {
  return normalise(resources.map(readGraphResource));
}

function readGraphResource(resource: GraphResource): RegisteredResource {
  const { urn, type, parent, custom, inputs, options } = resource;
  return {
    urn,
    type,
    parent,
    inputs: custom && type !== STACK ? inputs : undefined,
    secretInputs: resource.secretInputs,
    protect: options.protect,
    retainOnDelete: options.retainOnDelete,
    ignoreChanges: [...options.ignoreChanges].sort(),
    additionalSecretOutputs: [...options.additionalSecretOutputs].sort(),
    provider: resource.provider,
    dependencies: resource.dependencies,
    propertyDependencies: sortedDependencies(resource.propertyDependencies),
  };
}

/**
 * By URN, and with one thing evened out: whoever uses an output of awsx's component depends, on the engine, on the
 * component and on most of its children; in the preview on the component alone.
 */
function normalise(resources: readonly RegisteredResource[]): RegisteredResource[] {
  const plugins = resources.filter(({ type }) => type.startsWith("awsx:")).map(({ urn }) => urn);
  const pluginOf = (urn: string): string | undefined =>
    plugins.find((plugin) => urn.startsWith(`${plugin.slice(0, plugin.lastIndexOf("::"))}$`));
  const fold = (urns: readonly string[]): string[] => [...new Set(urns.map((urn) => pluginOf(urn) ?? urn))].sort();
  const foldDependencies = (resource: RegisteredResource): RegisteredResource => ({
    ...resource,
    dependencies: fold(resource.dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([key, urns]) => [key, fold(urns)]),
    ),
  });
  return resources
    .map((resource) => (pluginOf(resource.urn) === undefined ? foldDependencies(resource) : resource))
    .sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

function ownProvider(urn: string | undefined): string | undefined {
  return urn?.includes("::default") === true ? undefined : urn;
}

function sortedDependencies(
  dependencies: Readonly<Record<string, readonly string[] | null>>,
): Record<string, readonly string[]> {
  const entries = Object.entries(dependencies).filter(([, urns]) => urns !== null && urns.length > 0);
  return Object.fromEntries(entries.map(([key, urns]) => [key, [...(urns ?? [])].sort()]));
}

/** The stack's outputs as the engine keeps them. */
export function readStackOutputs(deployment: Deployment): JsonObject {
  return readObject(stateOf(deployment).find(({ type }) => type === STACK)?.outputs ?? {});
}

/** The plain text of an attribute that must be secret; the state must have been exported with its secrets shown. */
export function revealSecrets(deployment: Deployment, type: string, property: string): string[] {
  return stateOf(deployment)
    .filter((resource) => resource.type === type)
    .map(({ outputs = {} }) => JSON.parse(String((outputs[property] as WireObject)["plaintext"])) as string);
}
