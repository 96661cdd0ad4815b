/** The statements of a policy document, read so that a rule need not know in how many ways each can be written. */
import { isJsonArray, isJsonObject, type ResourceView } from "./views";
import type { JsonObject, JsonValue } from "./resource-graph";

export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** `*`, or the principal's kind and name: `Service cloudwatch.amazonaws.com`. */
  readonly principals: readonly string[];
  readonly hasCondition: boolean;
}

/** None where the property is absent or no policy document. */
export function statementsOf(resource: ResourceView, property: string): readonly Statement[] {
  const document = resource.json(property);
  if (!isJsonObject(document)) return [];
  return asList(document["Statement"]).filter(isJsonObject).map(readStatement);
}

/** Does it let a principal of this name do this, whatever else it allows? */
export function allowsAction({ allows, actions }: Statement, action: string): boolean {
  return allows && actions.some((pattern) => matchesPattern(action, pattern));
}

/** Does it let everybody in? */
export function isPublic({ allows, principals, hasCondition }: Statement): boolean {
  return allows && !hasCondition && principals.some((principal) => principal === "*" || principal === "AWS *");
}

function readStatement(statement: JsonObject): Statement {
  return {
    allows: statement["Effect"] === "Allow",
    actions: asTexts(statement["Action"]),
    resources: asTexts(statement["Resource"]),
    principals: readPrincipals(statement["Principal"]),
    hasCondition: statement["Condition"] !== undefined,
  };
}

function readPrincipals(principal: JsonValue | undefined): readonly string[] {
  if (!isJsonObject(principal)) return asTexts(principal);
  return Object.entries(principal).flatMap(([kind, names]) => asTexts(names).map((name) => `${kind} ${name}`));
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return isJsonArray(value) ? value : [value];
}

function asTexts(value: JsonValue | undefined): readonly string[] {
  return asList(value).filter((each) => typeof each === "string");
}

/** AWS's patterns: `*` stands for any text, `?` for any character; case does not count. */
function matchesPattern(text: string, pattern: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "i").test(text);
}
