/** How single values of resources read in the settings. */
import { type GraphResource, type JsonValue, SECRET, UNKNOWN } from "../../policy/resource-graph";

/** What the resources of a kind say; once where they agree. */
export function each(resources: readonly GraphResource[], read: (resource: GraphResource) => string): string {
  return [...new Set(resources.map(read))].join(", ");
}

export function show(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "not set";
  if (value === UNKNOWN) return "unknown until deployed";
  if (value === SECRET) return "secret";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}

export function showDays(value: JsonValue | undefined): string {
  if (typeof value !== "number") return show(value);
  return value === 0 ? "off" : `${value.toString()} ${value === 1 ? "day" : "days"}`;
}
