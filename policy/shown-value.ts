import { type JsonValue, UNKNOWN } from "./resource-graph";
import { CannotTell, type ResourceView } from "./views";

/** What a message shows of a property where it matters only that the property is written: its value, if known. */
export function shownValue(resource: ResourceView, path: string): JsonValue | undefined {
  try {
    return resource.value(path);
  } catch (error) {
    if (error instanceof CannotTell) return UNKNOWN;
    throw error;
  }
}
