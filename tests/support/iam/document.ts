/**
 * Reads an IAM document strictly: an element, action or key that is not known, or that has no effect where it stands, is
 * an error. So are elements that exist but that no document here should use: `NotPrincipal` and policy variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import { type Conditions, readOperator } from "./conditions";
import { ACTIONS, findConditionKey, KINDS } from "./known";
import { isLike, splitArn } from "./patterns";

/** Who a document is attached to: a principal, a bucket or key, or a role that somebody may take. */
export type Attachment = "identity" | "resource" | "trust";

export interface Principals {
  readonly isEverybody: boolean;
  /** ARNs of users and roles, and services. */
  readonly names: readonly string[];
  /** Whole accounts, which then decide by policies of their own. */
  readonly accounts: readonly string[];
}

export interface Statement {
  readonly effect: "Allow" | "Deny";
  readonly principals: Principals | undefined;
  readonly actions: readonly string[];
  /** The statement is about every action but these. */
  readonly isNotAction: boolean;
  /** Undefined in a trust policy, which is about its own role. */
  readonly resources: readonly string[] | undefined;
  readonly isNotResource: boolean;
  readonly conditions: Conditions;
}

type Json = Readonly<Record<string, unknown>>;

export function readDocument(document: unknown, attachment: Attachment): Statement[] {
  const { Version, Statement, ...others } = asObject(document);
  refuseOthers(others, "document");
  // The older version knows no policy variables, and AWS goes on to read it by its own rules.
  if (Version !== "2012-10-17") throw new Error(`version ${String(Version)}`);
  return (Array.isArray(Statement) ? Statement : [Statement]).map((each) => readStatement(asObject(each), attachment));
}

function readStatement(statement: Json, attachment: Attachment): Statement {
  const {
    Sid = "",
    Effect,
    Principal,
    Action,
    NotAction,
    Resource,
    NotResource,
    Condition = {},
    ...others
  } = statement;
  refuseOthers(others, "statement");
  if (typeof Sid !== "string") throw new Error("a Sid is a text");
  if (Effect !== "Allow" && Effect !== "Deny") throw new Error(`effect ${String(Effect)}`);
  const read: Statement = {
    effect: Effect,
    principals: readPrincipals(Principal, attachment),
    actions: readOneOf({ Action, NotAction }),
    isNotAction: Action === undefined,
    resources: readResources({ Resource, NotResource }, attachment),
    isNotResource: NotResource !== undefined,
    conditions: readConditions(asObject(Condition)),
  };
  refuseUnsentKeys(read);
  refuseWithoutEffect(read);
  return read;
}

function readResources(
  elements: { readonly Resource: unknown; readonly NotResource: unknown },
  attachment: Attachment,
): readonly string[] | undefined {
  if (attachment !== "trust") return readOneOf(elements);
  if (Object.values(elements).some((value) => value !== undefined)) throw new Error("a trust policy has no Resource");
  return undefined;
}

/** The texts of whichever of the two elements is there. */
function readOneOf(elements: Readonly<Record<string, unknown>>): readonly string[] {
  const [found, ...others] = Object.entries(elements).filter(([, value]) => value !== undefined);
  if (found === undefined || others.length > 0) throw new Error(`one of ${Object.keys(elements).join(" and ")}`);
  return listTexts(found[1]);
}

function readPrincipals(principal: unknown, attachment: Attachment): Principals | undefined {
  if ((principal === undefined) !== (attachment === "identity")) {
    throw new Error(`Principal in a policy of ${attachment}`);
  }
  if (principal === undefined) return undefined;
  if (principal === "*") return { isEverybody: true, names: [], accounts: [] };
  const { AWS = [], Service = [], ...others } = asObject(principal);
  refuseOthers(others, "principal");
  const names = listTexts(AWS);
  const toAccount = (name: string): string | undefined =>
    /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  const arns = names.filter((name) => name !== "*" && toAccount(name) === undefined);
  // AWS takes a wildcard as the whole name only.
  const bad = arns.find((arn) => splitArn(arn) === undefined || /[*?]/.test(arn));
  if (bad !== undefined) throw new Error(`principal ${bad}`);
  const services = listTexts(Service);
  if (!services.every(isService)) throw new Error(`service ${services.join()}`);
  const accounts = names.flatMap((name) => toAccount(name) ?? []);
  return { isEverybody: names.includes("*"), names: [...arns, ...services], accounts };
}

export function isService(principal: string): boolean {
  return /^[a-z0-9.-]+\.amazonaws\.com$/.test(principal);
}

function readConditions(condition: Json): Conditions {
  return Object.entries(condition).flatMap(([operator, keys]) => {
    readOperator(operator);
    return Object.entries(asObject(keys)).map(([key, wanted]) => ({ operator, key, wanted: listTexts(wanted) }));
  });
}

function listKnown(pattern: string): readonly string[] {
  const known = Object.keys(ACTIONS).filter((action) => isLikeAction(pattern, action));
  if (known.length === 0) throw new Error(`unknown action ${pattern}`);
  return known;
}

/** A key that no request of the statement carries can never match. */
function refuseUnsentKeys({ actions, isNotAction, conditions }: Statement): void {
  const named = actions.flatMap(listKnown);
  for (const { key } of conditions) {
    const known = findConditionKey(key);
    const isSent = known !== undefined && (isNotAction || named.some((action) => action.startsWith(known.actions)));
    if (!isSent) throw new Error(`unknown condition key ${key} for ${actions.join()}`);
  }
}

/** As AWS refuses a bucket's policy: "Action does not apply to any resource(s) in statement". */
function refuseWithoutEffect({ actions, isNotAction, resources, isNotResource }: Statement): void {
  if (isNotAction || isNotResource || resources === undefined) return;
  for (const pattern of actions) {
    const kinds = listKnown(pattern).map((action) => KINDS[ACTIONS[action] ?? "anything"]);
    const applies = resources.some((resource) => resource === "*" || kinds.some((kind) => kind.test(resource)));
    if (!applies) throw new Error(`${pattern} does not apply to ${resources.join()}`);
  }
}

/** The case of letters counts in resources, not in actions. */
export function isLikeAction(pattern: string, action: string): boolean {
  return isLike(pattern.toLowerCase(), action.toLowerCase());
}

function listTexts(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((each) => {
    if (typeof each !== "string" || each.includes("${")) throw new Error(`${JSON.stringify(each)} is no plain text`);
    return each;
  });
}

function asObject(value: unknown): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${String(value)} is no object`);
  return value as Json;
}

function refuseOthers(others: Json, where: string): void {
  const names = Object.keys(others);
  if (names.length > 0) throw new Error(`unknown in a ${where}: ${names.join()}`);
}
