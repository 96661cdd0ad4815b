/** Values of the wrong shape: missing, unknown, of another type, outside a range. One problem for each key. */
import { z } from "zod";
import type { Problem } from "../../components/shared/errors";
import { policies } from "../policies";
import { stackFileSchema } from "../schema";
import { isRecord, valueAt } from "./given";

type Path = readonly PropertyKey[];

/** A key of the schema as JSON Schema sees it, with the meaning that the schema's author attached. */
interface SchemaNode {
  readonly type?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly allowed?: unknown;
  readonly reason?: unknown;
  readonly properties?: unknown;
  readonly items?: unknown;
}

// Made only when there is a problem to describe, and once.
let root: SchemaNode | undefined;

function nodeAt(path: Path): SchemaNode {
  root ??= z.toJSONSchema(stackFileSchema);
  return path.reduce<SchemaNode>((node, key) => {
    const { properties, items } = node;
    return (isRecord(properties) ? properties[String(key)] : items) ?? {};
  }, root);
}

/** What may stand at a key: as its author put it, or as the range and the type say it. */
export function describeAllowed({ allowed, minimum, maximum, properties, type }: SchemaNode): string {
  if (typeof allowed === "string") return allowed;
  if (typeof minimum === "number" && typeof maximum === "number") {
    return `${minimum.toString()} to ${maximum.toString()}`;
  }
  if (isRecord(properties)) return `a block with ${Object.keys(properties).join(", ")}`;
  return type === "string" ? "text" : `a value of type ${String(type)}`;
}

/** YAML decides by its quotes whether a value is text; the commonest mistake deserves its own words. */
function describeQuoting(received: unknown, type: unknown): string | undefined {
  if (type === "string" && typeof received === "number") return "YAML reads it as a number: write it in quotes";
  if (type === "string" && typeof received === "boolean") return "YAML reads it as true or false: write it in quotes";
  if (type === "integer" && typeof received === "string") return "It is text: write a whole number, without quotes";
  return undefined;
}

function nameOf(path: Path): string {
  return path.map(String).join(".");
}

function wrongValue(path: Path, raw: unknown): Problem {
  const node = nodeAt(path);
  const received = valueAt(raw, path);
  const reason = describeQuoting(received, node.type) ?? (typeof node.reason === "string" ? node.reason : undefined);
  return { key: nameOf(path), received, allowed: describeAllowed(node), reason };
}

function isPolicy(path: Path): boolean {
  return Object.values(policies).some((policy) => valueAt(policy, path) !== undefined);
}

/** The value of an unknown key is never shown: it may be a password in the wrong place. */
function unknownKey(path: Path, raw: unknown): Problem {
  const key = nameOf(path);
  if (isPolicy(path)) {
    const environment = Object.keys(policies).find((each) => each === valueAt(raw, ["environment"]));
    return {
      key,
      received: undefined,
      statement: "policy, which no stack file may set",
      allowed: `nothing here; it is decided in environments/${environment ?? "<environment>"}.ts`,
      reason: "Relaxing it is a reviewed code change, not a configuration change",
    };
  }
  const { properties } = nodeAt(path.slice(0, -1));
  const known = isRecord(properties) ? Object.keys(properties).join(", ") : "nothing";
  return { key, received: undefined, statement: "not a key of a stack file", allowed: known };
}

/** Everything about `raw` that the schema refuses. Total: anything may be passed in. */
export function validateShape(raw: unknown): Problem[] {
  const { error } = stackFileSchema.safeParse(raw);
  const problems = (error?.issues ?? []).flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => unknownKey([...issue.path, key], raw))
      : [wrongValue(issue.path, raw)],
  );
  // A value can break two rules of the schema at once; it is still one mistake.
  return problems.filter(({ key }, index) => problems.findIndex((other) => other.key === key) === index);
}
