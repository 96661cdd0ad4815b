/** How a value refers to other resources: `<type::name.property>` in the graph, also inside text and inside base64. */
import { type GraphResource, type JsonValue, SECRET, UNKNOWN } from "../../../policy/resource-graph";
import { isJsonArray, isJsonObject } from "../../../policy/views";

type Named = Pick<GraphResource, "type" | "name">;

const REFERENCE = /<([^<>]+?)::([^<>]+?)(\.[^<>]+?)?>/g;
/** Boot scripts travel in base64; a shorter text of its alphabet may be a word. */
const LONG_BASE64 = /^[A-Za-z0-9+/]{100,}={0,2}$/;

/** One reference, with what it refers to. */
export interface Reference extends Named {
  readonly property: string;
}

export function referencesIn(value: JsonValue | undefined): Reference[] {
  return textsIn(value).flatMap((text) =>
    [...text.matchAll(REFERENCE)].map(([, type = "", name = "", property = ""]) => ({
      type,
      name,
      property: property.slice(1),
    })),
  );
}

/** The value with every reference renamed; `rename` answers the new name, or undefined to keep it. */
export function renameReferences(value: JsonValue, rename: (named: Named) => string | undefined): JsonValue {
  return mapTexts(value, (text) =>
    text.replace(REFERENCE, (whole, type: string, name: string, property = "") => {
      const renamed = rename({ type, name });
      return renamed === undefined ? whole : `<${type}::${renamed}${String(property)}>`;
    }),
  );
}

/** Does the value hold something that nobody can read here? */
export function isHidden(value: JsonValue | undefined): boolean {
  return textsIn(value).some((text) => text.includes(SECRET) || text.includes(UNKNOWN));
}

/** The value with every text in it changed, that inside base64 too. */
export function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === "string") return LONG_BASE64.test(value) ? mapBase64(value, change) : change(value);
  if (isJsonArray(value)) return value.map((item) => mapTexts(item, change));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}

/** What does not change stays byte for byte: it may be no text at all. */
function mapBase64(value: string, change: (text: string) => string): string {
  const text = decode(value);
  const changed = change(text);
  return changed === text ? value : Buffer.from(changed).toString("base64");
}

function textsIn(value: JsonValue | undefined): string[] {
  if (typeof value === "string") return [LONG_BASE64.test(value) ? decode(value) : value];
  if (isJsonArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function decode(base64: string): string {
  return Buffer.from(base64, "base64").toString();
}
