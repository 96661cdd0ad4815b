/**
 * Says whether AWS would let a request pass, by its documented logic: what is denied anywhere is denied; what is allowed
 * must be allowed by a policy of the principal or of the resource, and between accounts by both; the rest is denied.
 * Service control policies, permission boundaries and session policies are left out: this project writes none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * A document or a request with something that the evaluator does not know is an error: tests/support/iam/.
 */
import { type Context, holdAll } from "./iam/conditions";
import { isLikeAction, isService, readDocument, type Principals, type Statement } from "./iam/document";
import { ACTIONS, findConditionKey, KINDS } from "./iam/known";
import { isLike } from "./iam/patterns";
import type { MockedGraph } from "./mocks";

/** The account that everything stands in. */
export const ACCOUNT = "123456789012";

export type Verdict = "Allowed" | "ImplicitlyDenied" | "ExplicitlyDenied";

export interface IamRequest {
  /** A user's or role's ARN, a service such as `cloudfront.amazonaws.com`, or `*` for somebody without a name. */
  readonly principal: string;
  readonly action: string;
  /** An ARN; `*` for an action that acts on none. */
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

export interface Documents {
  /** Of the bucket or key, or of the role that is to be taken. */
  readonly resource?: unknown;
  /** Of the principal; left out, one that may do everything. */
  readonly identity?: unknown;
}

const ADMINISTRATOR = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

/** What KMS gives a key without a policy: the account's own policies decide. */
const DEFAULT_KEY_POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" }],
};

/** Decides one request. Throws at what it does not know. */
export function evaluateIam(request: IamRequest, documents: Documents): Verdict {
  const { principal, action } = request;
  const account = readPrincipal(principal);
  const context = readContext(request);
  const applying = (statements: readonly Statement[]): Statement[] =>
    statements.filter((statement) => applies(statement, request, context));
  const fromIdentity = applying(readIdentity(account, documents));
  const fromResource = applying(readResource(action, documents)).flatMap(({ effect, principals }) => {
    const named = findName(principals, principal, account);
    return named === undefined ? [] : [{ effect, named }];
  });
  if ([...fromIdentity, ...fromResource].some(({ effect }) => effect === "Deny")) return "ExplicitlyDenied";
  const isAllowed = isAdmitted({
    account,
    mayBySelf: fromIdentity.length > 0,
    names: fromResource.map(({ named }) => named),
    mustBeNamed: /^(kms|sts):/.test(action),
  });
  return isAllowed ? "Allowed" : "ImplicitlyDenied";
}

function readIdentity(account: string | undefined, { identity = ADMINISTRATOR }: Documents): Statement[] {
  // Services, and who has no name, have no policies of their own.
  return account === undefined ? [] : readDocument(identity, "identity");
}

function readResource(action: string, { resource }: Documents): Statement[] {
  if (resource !== undefined) return readDocument(resource, action === "sts:AssumeRole" ? "trust" : "resource");
  return action.startsWith("kms:") ? readDocument(DEFAULT_KEY_POLICY, "resource") : [];
}

/** How a statement names the principal: itself, or the account that it is of. */
type Name = "itself" | "account";

/** What is left once nothing denies. */
interface Findings {
  /** Of the principal; undefined for a service and for somebody without a name. */
  readonly account: string | undefined;
  readonly mayBySelf: boolean;
  readonly names: readonly Name[];
  /** Keys and roles are reached only by whom their own policy names; elsewhere the account's policies suffice. */
  readonly mustBeNamed: boolean;
}

function isAdmitted({ account, mayBySelf, names, mustBeNamed }: Findings): boolean {
  const isNamed = names.includes("itself");
  if (account === undefined) return isNamed;
  if (account !== ACCOUNT) return mayBySelf && names.length > 0;
  return isNamed || (mayBySelf && (!mustBeNamed || names.includes("account")));
}

function applies(statement: Statement, { action, resource }: IamRequest, context: Context): boolean {
  const { actions, isNotAction, resources, isNotResource, conditions } = statement;
  const isOfAction = actions.some((pattern) => isLikeAction(pattern, action)) !== isNotAction;
  // A trust policy is about its own role.
  const isOfResource = (resources ?? [resource]).some((pattern) => isLike(pattern, resource));
  return isOfAction && isOfResource !== isNotResource && holdAll(conditions, context);
}

const NOBODY: Principals = { isEverybody: false, names: [], accounts: [] };

function findName(
  principals: Principals | undefined,
  principal: string,
  account: string | undefined,
): Name | undefined {
  const { isEverybody, names, accounts } = principals ?? NOBODY;
  if (isEverybody || names.includes(principal)) return "itself";
  return account !== undefined && accounts.includes(account) ? "account" : undefined;
}

/** The account of a user or role. */
function readPrincipal(principal: string): string | undefined {
  if (principal === "*" || isService(principal)) return undefined;
  const account = /^arn:aws[a-z-]*:iam::(\d{12}):(user|role)\/.+$/.exec(principal)?.[1];
  if (account === undefined) throw new Error(`principal ${principal}`);
  return account;
}

/** What the request tells about itself, with what an ordinary request over TLS tells in any case. */
function readContext({ action, resource, context = {} }: IamRequest): Context {
  const kind = ACTIONS[action];
  if (kind === undefined) throw new Error(`unknown action ${action}`);
  if (!KINDS[kind].test(resource)) throw new Error(`${action} does not act on ${resource}`);
  const ordinary = { "aws:SecureTransport": "true", ...(action.startsWith("s3:") && { "s3:TlsVersion": "1.3" }) };
  const entries = Object.entries({ ...ordinary, ...context }).map(([name, value]) => {
    const key = findConditionKey(name);
    const isSent = key !== undefined && action.startsWith(key.actions);
    if (!isSent) throw new Error(`${action} has no ${name}`);
    if ((typeof value === "string") === (key.hasManyValues ?? false)) throw new Error(`values of ${name}`);
    return [name.toLowerCase(), value] as const;
  });
  return new Map(entries);
}

/** A document of the graph as AWS would have it: the mocks' ARNs of buckets name a Region, which S3's never do. */
export function documentOf(graph: MockedGraph, type: string, name: string, property = "policy"): unknown {
  const text = String(graph.one(type, name).inputs[property]);
  return JSON.parse(text.replaceAll(/arn:aws:s3:[a-z0-9-]+:\d+:bucket\//g, "arn:aws:s3:::"));
}
