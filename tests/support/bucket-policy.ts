/**
 * Decides a request by a bucket policy as AWS documents it: refused unless a statement allows it, and refused where one
 * denies it. Knows what this project's policies use and throws at everything else, so that nothing passes unread.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export interface BucketRequest {
  /** `*` for somebody without a name, else kind and name: `Service:cloudfront.amazonaws.com`. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Condition keys of the request, in AWS's spelling; compared without case, as AWS does. */
  readonly context: Readonly<Record<string, string>>;
}

type Values = string | readonly string[];

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*" | Readonly<Record<string, Values>>;
  readonly Action: Values;
  readonly Resource: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

export function isAllowed(policy: string, request: BucketRequest): boolean {
  const { Statement: statements } = JSON.parse(policy) as { readonly Statement: readonly Statement[] };
  const applying = statements.filter((statement) => applies(statement, request));
  return applying.some(({ Effect }) => Effect === "Allow") && !applying.some(({ Effect }) => Effect === "Deny");
}

function applies(statement: Statement, { principal, action, resource, context }: BucketRequest): boolean {
  return (
    namesPrincipal(statement.Principal, principal) &&
    list(statement.Action).some((pattern) => isLike(pattern.toLowerCase(), action.toLowerCase())) &&
    list(statement.Resource).some((pattern) => isLike(pattern, resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, list(wanted), find(context, key))),
    )
  );
}

function namesPrincipal(named: Statement["Principal"], principal: string): boolean {
  if (named === "*") return true;
  return Object.entries(named).some(([kind, names]) => list(names).some((name) => `${kind}:${name}` === principal));
}

/** A key that the request has not is no match, for every operator here. */
function holds(operator: string, wanted: readonly string[], given: string | undefined): boolean {
  if (given === undefined) return false;
  if (operator === "StringEquals" || operator === "Bool") return wanted.includes(given);
  if (operator === "ArnLike") return wanted.some((pattern) => isLike(pattern, given));
  throw new Error(`this evaluator does not know ${operator}`);
}

function find(context: BucketRequest["context"], key: string): string | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

function isLike(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(text);
}

function list(values: Values): readonly string[] {
  return typeof values === "string" ? [values] : values;
}
