/** A stack as a tree: its components, and in each the AWS services with their resource types and counts. */
import treeify from "object-treeify";
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { isReal } from "./lookup";

interface Branch {
  readonly [label: string]: Branch | null;
}

/** Lines of at most `width` columns; a stack without resources has none. */
export function renderTree(graph: ResourceGraph, width: number): string[] {
  const byUrn = new Map(graph.resources.map((resource) => [resource.urn, resource]));
  const members = new Map<string, GraphResource[]>();
  for (const resource of graph.resources) {
    const owner = nearestComponent(byUrn, resource.parent);
    if (owner !== undefined) members.set(owner, [...(members.get(owner) ?? []), resource]);
  }
  const root = graph.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const branches = root === undefined ? {} : growBranch(members, root.urn);
  return treeify(branches, { joined: false }).flatMap((line) => wrap(line, width));
}

/** A resource below another resource, such as a route below its table, belongs to the component around both. */
function nearestComponent(byUrn: ReadonlyMap<string, GraphResource>, urn: string | undefined): string | undefined {
  const parent = urn === undefined ? undefined : byUrn.get(urn);
  if (parent === undefined) return undefined;
  return parent.custom ? nearestComponent(byUrn, parent.parent) : parent.urn;
}

function growBranch(members: ReadonlyMap<string, readonly GraphResource[]>, urn: string): Branch {
  const own = members.get(urn) ?? [];
  const components = own
    .filter(({ custom }) => !custom)
    .map((component): [string, Branch] => [
      `${kindOf(component.type)} ${component.name}: ${countReal(members, component.urn).toString()}`,
      growBranch(members, component.urn),
    ]);
  return { ...Object.fromEntries(components), ...countTypes(own.filter(isReal)) };
}

function countReal(members: ReadonlyMap<string, readonly GraphResource[]>, urn: string): number {
  const own = members.get(urn) ?? [];
  return own.reduce((sum, each) => sum + (each.custom ? Number(isReal(each)) : countReal(members, each.urn)), 0);
}

/** One label a service, such as `ec2: Eip, 2 Route, Vpc`. */
function countTypes(resources: readonly GraphResource[]): Branch {
  const services = new Map<string, Map<string, number>>();
  for (const { type } of resources) {
    const kinds = services.get(serviceOf(type)) ?? new Map<string, number>();
    services.set(serviceOf(type), kinds.set(kindOf(type), (kinds.get(kindOf(type)) ?? 0) + 1));
  }
  const sorted = [...services].sort(([a], [b]) => a.localeCompare(b, "en"));
  return Object.fromEntries(sorted.map(([service, kinds]) => [`${service}: ${listKinds(kinds)}`, null]));
}

function listKinds(kinds: ReadonlyMap<string, number>): string {
  return [...kinds]
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(([kind, count]) => (count === 1 ? kind : `${count.toString()} ${kind}`))
    .join(", ");
}

/** `ec2` of `aws:ec2/vpc:Vpc`; the package where the module says nothing, as in `random:index/randomId:RandomId`. */
function serviceOf(type: string): string {
  const [pkg = "", module = ""] = type.split(":");
  const [service = ""] = module.split("/");
  return service === "index" ? pkg : service;
}

function kindOf(type: string): string {
  return type.split(":").at(-1) ?? type;
}

const LIST_LINE = /^(?<indent>[│├└─ ]*)(?<head>[^:]*: )(?<rest>.*)$/u;

/** Breaks a long list between its items and continues it under its first item. */
function wrap(line: string, width: number): string[] {
  const { indent = "", head = "", rest = "" } = LIST_LINE.exec(line)?.groups ?? {};
  if (line.length <= width || rest === "") return [line];
  const lines = [indent + head];
  const continuation = indent.replace("├─", "│ ").replace("└─", "  ") + " ".repeat(head.length);
  for (const item of rest.split(/(?<=, )/)) {
    const last = lines.at(-1) ?? "";
    const isFull = (last + item).trimEnd().length > width && last.trim() !== "";
    if (isFull) lines.push(continuation + item);
    else lines[lines.length - 1] = last + item;
  }
  return lines.map((each) => each.trimEnd());
}
