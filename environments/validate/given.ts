/**
 * What is left of a stack file when every value of the wrong shape is left out, so that the other values can still be
 * checked and ten mistakes get ten messages.
 */
import { z } from "zod";
import { stackFileSchema, type StackFile } from "../schema";

/** The same content, every value of which may be absent. A list is there as a whole or not at all. */
export type Given<T> = {
  readonly [K in keyof T]?: (NonNullable<T[K]> extends object ? GivenBlock<NonNullable<T[K]>> : T[K]) | undefined;
};
type GivenBlock<T> = T extends readonly unknown[] ? T : Given<T>;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path of keys; undefined when nothing does. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(
    (part, key) =>
      typeof part === "object" && part !== null && Object.hasOwn(part, key)
        ? (part as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

function keepGiven(schema: unknown, value: unknown): unknown {
  if (schema instanceof z.ZodOptional) return value === undefined ? undefined : keepGiven(schema.unwrap(), value);
  if (schema instanceof z.ZodObject) {
    if (!isRecord(value)) return undefined;
    return Object.fromEntries(Object.entries(schema.shape).map(([key, part]) => [key, keepGiven(part, value[key])]));
  }
  return schema instanceof z.ZodType && schema.safeParse(value).success ? value : undefined;
}

/** The parts of `raw` that the schema accepts. Total: anything may be passed in. */
export function givenFacts(raw: unknown): Given<StackFile> {
  const kept: unknown = keepGiven(stackFileSchema, raw) ?? {};
  // keepGiven walks the schema that StackFile is inferred from and keeps a value only where it fits.
  return kept as Given<StackFile>;
}
