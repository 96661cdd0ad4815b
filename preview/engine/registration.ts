/** Turns what the SDK sends when a program creates a resource into a resource of the graph. */
import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { GraphOptions, GraphResource } from "../../policy/resource-graph";
import { holdsSecret, readObject, type WireObject } from "./wire-values";

/** The properties of a request, still in their wire form. */
export function wireInputs(request: RegisterResourceRequest): WireObject {
  return (request.getObject()?.toJavaScript() ?? {});
}

/** The URN the engine gives: the parent's type path, then the resource's own type and name. */
export function urnOf(project: string, stack: string, parent: string, type: string, name: string): string {
  const parentPath = parent.split("::")[2];
  const isTopLevel = parentPath === undefined || parentPath === "pulumi:pulumi:Stack";
  return `urn:pulumi:${stack}::${project}::${isTopLevel ? type : `${parentPath}$${type}`}::${name}`;
}

/** The resource as the graph shows it; `urn` is what the engine named it. */
export function readRegistration(request: RegisterResourceRequest, urn: string): GraphResource {
  const inputs = wireInputs(request);
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || undefined,
    custom: request.getCustom(),
    remote: request.getRemote(),
    inputs: readObject(inputs),
    secretInputs: Object.keys(inputs).filter((key) => holdsSecret(inputs[key])),
    options: readOptions(request),
    provider: providerUrn(request.getProvider()),
    providers: readProviders(request),
    dependencies: [...request.getDependenciesList()].sort(),
    propertyDependencies: readPropertyDependencies(request),
  };
}

function readOptions(request: RegisterResourceRequest): GraphOptions {
  return {
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    deletedWith: request.getDeletedwith() || undefined,
    aliases: [...request.getAliasurnsList(), ...request.getAliasesList().map(readAlias)],
    customTimeouts: readTimeouts(request),
  };
}

/** An alias is a URN, or says what differs from the resource's present one. */
function readAlias(alias: Alias): string {
  const { name = "", type = "" } = alias.getSpec()?.toObject() ?? {};
  return alias.getUrn() || [type, name].filter((part) => part !== "").join("::");
}

function readTimeouts(request: RegisterResourceRequest): Record<string, string> {
  const timeouts = Object.entries(request.getCustomtimeouts()?.toObject() ?? {});
  return Object.fromEntries(timeouts.filter(([, value]) => value !== ""));
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

/** A provider reference is `<urn>::<id>`. */
export function providerUrn(reference: string): string | undefined {
  return reference === "" ? undefined : reference.split("::").slice(0, -1).join("::");
}
