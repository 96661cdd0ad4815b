/** Turns what the SDK sends when a program creates a resource into a resource of the graph. */
import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { GraphOptions, GraphResource } from "../../policy/resource-graph";
import { holdsSecret, readObject, type WireObject } from "./wire-values";

/** The properties of a request, still in their wire form. */
export function wireInputs(request: RegisterResourceRequest): WireObject {
  return request.getObject()?.toJavaScript() ?? {};
}

/** The URN the engine gives: the parent's type path, then the resource's own type and name. */
export function urnOf(project: string, stack: string, parent: string, type: string, name: string): string {
  const parentPath = parent.split("::")[2];
  const isTopLevel = parentPath === undefined || parentPath === "pulumi:pulumi:Stack";
  return `urn:pulumi:${stack}::${project}::${isTopLevel ? type : `${parentPath}$${type}`}::${name}`;
}

/** What the engine lets a resource inherit from its parent when it says nothing itself. */
export type InheritedOptions = Pick<GraphOptions, "protect" | "retainOnDelete" | "deletedWith">;

/** The options of a resource that asks for nothing. */
export const NO_OPTIONS: GraphOptions = {
  protect: false,
  retainOnDelete: false,
  deleteBeforeReplace: undefined,
  ignoreChanges: [],
  replaceOnChanges: [],
  additionalSecretOutputs: [],
  deletedWith: undefined,
  aliases: [],
  customTimeouts: {},
};

/** The resource as the graph shows it; `urn` is what the engine named it. */
export function readRegistration(
  request: RegisterResourceRequest,
  urn: string,
  inherited: InheritedOptions = NO_OPTIONS,
  inputs: WireObject = wireInputs(request),
): GraphResource {
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || undefined,
    custom: request.getCustom(),
    remote: request.getRemote(),
    inputs: readObject(inputs),
    secretInputs: Object.keys(inputs).filter((key) => holdsSecret(inputs[key])),
    options: readOptions(request, urn, inherited),
    provider: providerUrn(request.getProvider()),
    providers: readProviders(request),
    dependencies: [...request.getDependenciesList()].sort(),
    propertyDependencies: readPropertyDependencies(request),
  };
}

function readOptions(request: RegisterResourceRequest, urn: string, inherited: InheritedOptions): GraphOptions {
  return {
    protect: request.hasProtect() ? request.getProtect() === true : inherited.protect,
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() === true : inherited.retainOnDelete,
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    deletedWith: request.getDeletedwith() || inherited.deletedWith,
    aliases: [
      ...request.getAliasurnsList(),
      ...request.getAliasesList().map((alias) => readAlias(alias, request, urn)),
    ],
    customTimeouts: readTimeouts(request),
  };
}

/** An alias is a URN, or says what differs from the resource's present one. */
function readAlias(alias: Alias, request: RegisterResourceRequest, urn: string): string {
  const spec = alias.getSpec();
  if (spec === undefined) return alias.getUrn();
  const [stack, project] = urn.slice("urn:pulumi:".length).split("::");
  const parent = spec.getNoparent() ? "" : spec.getParenturn() || request.getParent();
  return urnOf(
    spec.getProject() || String(project),
    spec.getStack() || String(stack),
    parent,
    spec.getType() || request.getType(),
    spec.getName() || request.getName(),
  );
}

function readTimeouts(request: RegisterResourceRequest): Record<string, string> {
  const timeouts = Object.entries(request.getCustomtimeouts()?.toObject() ?? {});
  // What is a word of the language, protobuf's JavaScript writes as `pb_delete`.
  return Object.fromEntries(
    timeouts.filter(([, value]) => value !== "").map(([operation, value]) => [operation.replace(/^pb_/, ""), value]),
  );
}

function readPropertyDependencies(request: RegisterResourceRequest): Record<string, readonly string[]> {
  const dependencies: Record<string, readonly string[]> = {};
  request.getPropertydependenciesMap().forEach((value, key) => {
    const urns = [...value.getUrnsList()].sort();
    if (urns.length > 0) dependencies[key] = urns;
  });
  return dependencies;
}

function readProviders(request: RegisterResourceRequest): string[] {
  const providers: string[] = [];
  request.getProvidersMap().forEach((reference) => providers.push(providerUrn(reference) ?? ""));
  return providers.sort();
}

/** A provider reference is `<urn>::<id>`. The stand-in for an id holds `::` itself, a URN has four parts. */
export function providerUrn(reference: string): string | undefined {
  return reference === "" ? undefined : reference.split("::").slice(0, 4).join("::");
}
