/** Property paths as Pulumi writes them: `tags.Name`, `defaultActions[0].type`, `tags["a.b"]`, `*` for any one step. */
import { isJsonArray, isJsonObject } from "../../../policy/views";
import type { JsonObject, JsonValue } from "../../../policy/resource-graph";

/** Keys of objects and indexes of lists. */
export type Path = readonly (string | number)[];

export function parsePath(text: string): Path {
  const steps = text.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|\[(\*)\]|([^.[\]]+)/g);
  return [...steps].map(([, quoted, index, any, key]) =>
    index === undefined ? (quoted?.replace(/\\(.)/g, "$1") ?? any ?? key ?? "") : Number(index),
  );
}

export function renderPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step.toString()}]`;
    if (!/^[\w-]+$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** Is the path the pattern's, or one below it? */
export function isWithin(path: Path, pattern: Path): boolean {
  return pattern.length <= path.length && pattern.every((step, index) => step === "*" || step === path[index]);
}

export interface Difference {
  readonly path: Path;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/** Where two objects differ, as deep as their shapes agree; a list whose length changes differs as a whole. */
export function differencesOf(before: JsonObject, after: JsonObject, path: Path = []): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => differenceAt([...path, key], before[key] ?? undefined, after[key] ?? undefined));
}

function differenceAt(path: Path, before: JsonValue | undefined, after: JsonValue | undefined): Difference[] {
  if (isJsonObject(before) && isJsonObject(after)) return differencesOf(before, after, path);
  if (isJsonArray(before) && isJsonArray(after) && before.length === after.length) {
    return before.flatMap((item, index) =>
      differenceAt([...path, index], item ?? undefined, after[index] ?? undefined),
    );
  }
  return before === after ? [] : [{ path, before, after }];
}
