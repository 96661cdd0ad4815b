/** Reads IAM policy documents: of roles, of buckets, of keys. */
import type { JsonObject, JsonValue } from "./resource-graph";
import { isJsonArray, isJsonObject, type ResourceView } from "./views";

export interface Statement {
  readonly isAllow: boolean;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** `*`, or kind and name: `Service:ec2.amazonaws.com`, `AWS:arn:aws:iam::111111111111:root`. */
  readonly principals: readonly string[];
  /** Operator, then key, then value or values. */
  readonly conditions: JsonObject;
}

/** The statements of the document at a path, whether written as JSON text or as an object; none where there is no document. */
export function readStatements(resource: ResourceView, path: string): readonly Statement[] {
  const document = readDocument(resource, path);
  return asList(document?.["Statement"]).filter(isJsonObject).map(readStatement);
}

/** The document at a path; undefined where there is none or it is not JSON. */
export function readDocument(resource: ResourceView, path: string): JsonObject | undefined {
  const written = resource.value(path);
  const document = typeof written === "string" ? resource.json(path) : written;
  return isJsonObject(document) ? document : undefined;
}

/** What a statement's condition compares a key with, under any operator; empty where it has no such condition. */
export function conditionOn({ conditions }: Statement, key: string): readonly string[] {
  return Object.values(conditions)
    .filter(isJsonObject)
    .flatMap((comparisons) => Object.entries(comparisons))
    .filter(([name]) => name.toLowerCase() === key.toLowerCase())
    .flatMap(([, value]) => asTexts(value));
}

/** Does a pattern such as `kms:De*` cover an action? Case does not count, as in IAM. */
export function coversAction(pattern: string, action: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*").replaceAll("?", ".")}$`, "i").test(action);
}

/** Does a pattern cover every action there is? */
export function coversEveryAction(pattern: string): boolean {
  return /^\*+(?::\*+)?$/.test(pattern);
}

/** Does a pattern cover every resource of every service, if only those of one account? */
export function coversEveryResource(pattern: string): boolean {
  const [, , service = "*", , , ...names] = pattern.split(":");
  return /^\*+$/.test(service) && coversEveryName(names.join(":")) && /^(?:\*|arn:)/.test(pattern);
}

/** Kinds of resources whose names follow `:` or `/`. */
const KINDS = "secret|parameter|key|log-group|role|table|function|db|repository";

/** Does a pattern cover everything that a service has, or all of one kind? */
export function coversAllOfService(pattern: string): boolean {
  const [arn, , , , , ...names] = pattern.split(":");
  if (coversEveryResource(pattern)) return true;
  const name = names.join(":").replace(new RegExp(`^(?:${KINDS})[:/]`), "");
  return arn === "arn" && coversEveryName(name);
}

function coversEveryName(name: string): boolean {
  return /^[*/:]*$/.test(name);
}

function readStatement(statement: JsonObject): Statement {
  const condition = statement["Condition"];
  return {
    isAllow: statement["Effect"] === "Allow",
    actions: asTexts(statement["Action"]),
    notActions: asTexts(statement["NotAction"]),
    resources: asTexts(statement["Resource"]),
    notResources: asTexts(statement["NotResource"]),
    principals: readPrincipals(statement["Principal"]),
    conditions: isJsonObject(condition) ? condition : {},
  };
}

function readPrincipals(principal: JsonValue | undefined): readonly string[] {
  if (!isJsonObject(principal)) return asTexts(principal);
  return Object.entries(principal).flatMap(([kind, names]) =>
    asTexts(names).map((name) => (name === "*" ? "*" : `${kind}:${name}`)),
  );
}

function asTexts(value: JsonValue | undefined): readonly string[] {
  return asList(value).map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return isJsonArray(value) ? value : [value];
}
