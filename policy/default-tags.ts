/** The tags that a provider puts on everything it makes. */
import { isJsonObject, type ResourceView } from "./views";

/** A provider's objects travel as JSON text, or have been read already. */
export function tagsOf(provider: ResourceView): Readonly<Record<string, string>> {
  const defaults = provider.json("defaultTags");
  const tags = isJsonObject(defaults) ? defaults["tags"] : undefined;
  if (!isJsonObject(tags)) return {};
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, typeof value === "string" ? value : ""]));
}
