/**
 * A stack's inventory: everything it asks of AWS, as a file in `tests/expected/` that a reviewer reads as a diff. It
 * shows the effect of a change; what must hold is said by the specs.
 */
import { format, resolveConfig } from "prettier";
import type { GraphOptions, GraphResource, JsonObject, JsonValue, ResourceGraph } from "../policy/resource-graph";
import { sortByUrn } from "./report/json";

/** What the file holds. */
export function describeInventory(graph: ResourceGraph): object {
  return {
    stack: graph.stack,
    resources: sortByUrn(graph.resources).map(describeResource),
    outputs: graph.outputs,
  };
}

/** The file's content, formatted as the repository formats its files: a short value on one line, a long one broken. */
export async function renderInventory(graph: ResourceGraph, file: string): Promise<string> {
  return format(JSON.stringify(describeInventory(graph)), { ...(await resolveConfig(file)), parser: "json" });
}

function describeResource(resource: GraphResource): object {
  const { type, name, parent, provider, inputs } = resource;
  const options = describeOptions(resource.options);
  return {
    type,
    name,
    ...(parent !== undefined && { parent: shorten(parent) }),
    ...(provider !== undefined && { provider: shorten(provider).split("::").at(-1) }),
    ...(Object.keys(options).length > 0 && { options }),
    ...(Object.keys(inputs).length > 0 && { inputs: unfoldObject(inputs) }),
  };
}

/** Options that are set. Which outputs are secret is the SDK's own list, and no choice of the program's. */
function describeOptions(options: GraphOptions): object {
  return Object.fromEntries(
    Object.entries(options).filter(([key, value]) => {
      const isEmpty = typeof value === "object" && Object.keys(value as object).length === 0;
      return key !== "additionalSecretOutputs" && value !== undefined && value !== false && !isEmpty;
    }),
  );
}

/** `type::name` of a URN. */
function shorten(urn: string): string {
  const [, , types = "", ...name] = urn.split("::");
  return [types.split("$").at(-1), ...name].join("::");
}

/** Text that holds a structure, such as a policy or a boot script, would change as one endless line: it is unfolded. */
function unfold(value: JsonValue): unknown {
  if (typeof value === "string") return unfoldText(value);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(unfold);
  return typeof value === "object" && value !== null ? unfoldObject(value as JsonObject) : value;
}

function unfoldObject(object: JsonObject): object {
  const sorted = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, value]) => [key, unfold(value)]));
}

const LONG_BASE64 = /^[A-Za-z0-9+/]{100,}={0,2}$/;

function unfoldText(text: string): unknown {
  if (/^[[{]/.test(text)) return parseJson(text) ?? text;
  const plain = LONG_BASE64.test(text) ? Buffer.from(text, "base64").toString() : text;
  return plain.includes("\n") ? plain.split("\n") : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
