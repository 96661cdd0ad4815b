/** Questions that every part of the report asks of a graph. */
import type { GraphResource, JsonValue, ResourceGraph } from "../../policy/resource-graph";

export function ofType(graph: ResourceGraph, type: string): GraphResource[] {
  return graph.resources.filter((resource) => resource.type === type);
}

/** The resource whose `id`, or another attribute, an input refers to. */
export function referredTo(graph: ResourceGraph, value: JsonValue | undefined): GraphResource | undefined {
  if (typeof value !== "string") return undefined;
  return graph.resources.find(({ type, name }) => value.startsWith(`<${type}::${name}.`));
}

export function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
