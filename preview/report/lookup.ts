/** Questions that every part of the report asks of a graph. */
import type { GraphResource, JsonObject, JsonValue, ResourceGraph } from "../../policy/resource-graph";
import { isJsonArray, isJsonObject } from "../../policy/views";

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

/** The blocks in a list of an input; none where it is no list. */
export function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return isJsonArray(value) ? value.filter(isJsonObject) : [];
}
