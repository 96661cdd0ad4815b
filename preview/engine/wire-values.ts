/**
 * Reads property values as the Pulumi SDK sends them over gRPC and turns them into the plain JSON of the resource
 * graph. Secrets, unknowns, references to resources and outputs travel as objects with a signature; the signatures are
 * part of Pulumi's wire protocol (pulumi/pulumi, `sdk/nodejs/runtime/rpc.ts`).
 */
import { type JsonObject, type JsonValue, SECRET, UNKNOWN } from "../../policy/resource-graph";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE_SIGNATURE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const ASSET_SIGNATURE = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE_SIGNATURE = "0def7320c3a5731c473e5ecbe6d01bc7";
export const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A value as it travels: JSON with signed objects inside. */
export type WireValue = string | number | boolean | null | undefined | readonly WireValue[] | WireObject;
export interface WireObject {
  readonly [key: string]: WireValue;
}

/** How to show a secret: hidden everywhere, revealed only where a test must look inside. */
export type SecretView = "hidden" | "revealed";

export function isObject(value: WireValue): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}

/** Marks a value secret, as the engine does for a provider's secret outputs. */
export function wrapSecret(value: WireValue): WireObject {
  return { [SIGNATURE]: SECRET_SIGNATURE, value };
}

/** A reference to a registered resource, as a component from another plugin returns it. */
export function wrapResource(urn: string, id: string): WireObject {
  return { [SIGNATURE]: RESOURCE_SIGNATURE, urn, id };
}

/** `<type::name>` for a URN: short enough to read, exact enough to trace. */
export function referenceTo(urn: string): string {
  const [, , qualifiedType = "", ...name] = urn.split("::");
  return `<${qualifiedType.split("$").at(-1) ?? ""}::${name.join("::")}>`;
}

/** `<type::name.property>`: the stand-in for an attribute that AWS decides. */
export function referenceToOutput(urn: string, property: string): string {
  return `${referenceTo(urn).slice(0, -1)}.${property}>`;
}

/** The graph's form of a wire value. */
export function readValue(value: WireValue, secrets: SecretView = "hidden"): JsonValue {
  if (value === undefined || value === null) return null;
  if (value === UNKNOWN_VALUE) return UNKNOWN;
  if (isArray(value)) return value.map((item) => readValue(item, secrets));
  if (isObject(value)) return value[SIGNATURE] === undefined ? readObject(value, secrets) : readSigned(value, secrets);
  return value;
}

/** The graph's form of an object of properties. */
export function readObject(value: WireObject, secrets: SecretView = "hidden"): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, readValue(item, secrets)]),
  );
}

function textOf(value: WireValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function readSigned(value: WireObject, secrets: SecretView): JsonValue {
  switch (textOf(value[SIGNATURE])) {
    case SECRET_SIGNATURE:
      return secrets === "hidden" ? SECRET : readValue(value["value"], secrets);
    case RESOURCE_SIGNATURE:
      return referenceTo(textOf(value["urn"]));
    case OUTPUT_SIGNATURE:
      return readOutput(value, secrets);
    case ASSET_SIGNATURE:
      return "[asset]";
    case ARCHIVE_SIGNATURE:
      return "[archive]";
    default:
      throw new Error(`the program sent a value of a kind this preview does not know: ${textOf(value[SIGNATURE])}`);
  }
}

function readOutput(value: WireObject, secrets: SecretView): JsonValue {
  if (value["secret"] === true && secrets === "hidden") return SECRET;
  return "value" in value ? readValue(value["value"], secrets) : UNKNOWN;
}

/** True where the value, or anything inside it, is marked secret. */
export function holdsSecret(value: WireValue): boolean {
  if (isArray(value)) return value.some(holdsSecret);
  if (!isObject(value)) return false;
  if (value[SIGNATURE] === SECRET_SIGNATURE) return true;
  if (value[SIGNATURE] === OUTPUT_SIGNATURE && value["secret"] === true) return true;
  return Object.values(value).some(holdsSecret);
}
