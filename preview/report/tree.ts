/** A stack as a tree: its components, and in each the AWS services with their resource types and counts. */
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { isReal } from "../analyses/graph-reading";

interface Branch {
  readonly label: string;
  /** Continues the label; broken between its items where a line is full. */
  readonly list: readonly string[];
  readonly branches: readonly Branch[];
}

/** Lines of at most `width` columns; a stack without resources has none. */
export function renderTree(graph: ResourceGraph, width: number): string[] {
  const root = graph.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  return root === undefined ? [] : drawBranches(growBranches(groupByComponent(graph), root.urn), "", width);
}

type Members = ReadonlyMap<string, readonly GraphResource[]>;

/** A resource below another resource, such as a route below its table, belongs to the component around both. */
function groupByComponent(graph: ResourceGraph): Members {
  const byUrn = new Map(graph.resources.map((resource) => [resource.urn, resource]));
  const members = new Map<string, GraphResource[]>();
  for (const resource of graph.resources) {
    let owner = byUrn.get(resource.parent ?? "");
    while (owner?.custom === true) owner = byUrn.get(owner.parent ?? "");
    if (owner !== undefined) members.set(owner.urn, [...(members.get(owner.urn) ?? []), resource]);
  }
  return members;
}

function growBranches(members: Members, urn: string): Branch[] {
  const own = members.get(urn) ?? [];
  const components = own
    .filter(({ custom }) => !custom)
    .map((component) => ({
      label: `${kindOf(component.type)} ${component.name}: `,
      list: [countReal(members, component.urn).toString()],
      branches: growBranches(members, component.urn),
    }));
  return [...components, ...growServices(own.filter(isReal))];
}

function countReal(members: Members, urn: string): number {
  const own = members.get(urn) ?? [];
  return own.reduce((sum, each) => sum + (each.custom ? Number(isReal(each)) : countReal(members, each.urn)), 0);
}

/** One branch a service, such as `ec2: Eip, 2 Route, Vpc`. */
function growServices(resources: readonly GraphResource[]): Branch[] {
  const services = new Map<string, string[]>();
  for (const { type } of resources) {
    services.set(serviceOf(type), [...(services.get(serviceOf(type)) ?? []), kindOf(type)]);
  }
  return [...services]
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(([service, kinds]) => ({ label: `${service}: `, list: countKinds(kinds), branches: [] }));
}

function countKinds(kinds: readonly string[]): string[] {
  return [...new Set(kinds)].sort().map((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    return count === 1 ? kind : `${count.toString()} ${kind}`;
  });
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

function drawBranches(branches: readonly Branch[], indent: string, width: number): string[] {
  return branches.flatMap(({ label, list, branches: below }, index) => {
    const isLast = index === branches.length - 1;
    const inner = indent + (isLast ? "   " : "│  ");
    const [first = "", ...others] = breakList(list, width - inner.length - label.length);
    return [
      `${indent}${isLast ? "└─ " : "├─ "}${label}${first}`,
      ...others.map((line) => `${inner}${" ".repeat(label.length)}${line}`),
      ...drawBranches(below, inner, width),
    ];
  });
}

/** Comma-separated lines of at most `width` columns, or of one item where that alone is wider. */
function breakList(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  items.forEach((item, index) => {
    const text = index === items.length - 1 ? item : `${item},`;
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + text.length > width) lines.push(text);
    else lines[lines.length - 1] = `${last} ${text}`;
  });
  return lines;
}
