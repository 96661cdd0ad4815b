/** The real stack files' content, to be changed one value at a time. */
import path from "node:path";
import { stackFileSchema, type StackFile } from "../../environments/schema";
import { readProject, readStackConfiguration } from "../../preview/engine/project";

const project = readProject(path.join(__dirname, "..", ".."));

const configurations = new Map<string, Readonly<Record<string, string>>>();

/** A stack's configuration as the engine hands it over: `cloudmart:key` to text. Its file is read once. */
export function readConfig(stack: string): Record<string, string> {
  const values = configurations.get(stack) ?? readStackConfiguration(project, stack).values;
  configurations.set(stack, values);
  return { ...values };
}

/** A stack's facts: blocks as blocks, without the namespace. */
export function readFacts(stack: string): StackFile {
  const entries = Object.entries(readConfig(stack)).map(([key, text]) => [
    key.replace("cloudmart:", ""),
    text.startsWith("{") ? (JSON.parse(text) as unknown) : text,
  ]);
  return stackFileSchema.parse(Object.fromEntries(entries));
}

type Block = Record<string, unknown>;

/** A copy in which the value at a dotted path is another one; `undefined` takes the key away. */
export function withValue<T>(facts: T, dottedPath: string, value: unknown): T {
  const copy = structuredClone(facts);
  const keys = dottedPath.split(".");
  const last = keys.pop() ?? "";
  const block = keys.reduce((part, key) => (part[key] ??= {}) as Block, copy as Block);
  if (value === undefined) delete block[last];
  else block[last] = value;
  return copy;
}

/** A copy with several values changed, by dotted path. */
export function withValues<T>(facts: T, values: Readonly<Record<string, unknown>>): T {
  return Object.entries(values).reduce((copy, [dottedPath, value]) => withValue(copy, dottedPath, value), facts);
}

/** Every key of a schema that has a value of its own, as dotted paths. */
export function pathsOf(facts: unknown, prefix = ""): string[] {
  return Object.entries(facts as Block).flatMap(([key, value]) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? pathsOf(value, `${prefix}${key}.`)
      : [prefix + key],
  );
}
