/**
 * Condition operators as AWS documents them:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
import { findConditionKey } from "./known";
import { isLike, isLikeArn } from "./patterns";

/** Of one statement: all must hold. */
export type Conditions = readonly {
  readonly operator: string;
  readonly key: string;
  readonly wanted: readonly string[];
}[];

/** Of one request, by the key's name in lower case. A list is a key with many values. */
export type Context = ReadonlyMap<string, string | readonly string[]>;

type Compare = (wanted: string, given: string) => boolean;

const ignoringCase: Compare = (wanted, given) => wanted.toLowerCase() === given.toLowerCase();
const identical: Compare = (wanted, given) => wanted === given;

/** What holds when the request's value is like one of the policy's. */
const OPERATORS: Readonly<Record<string, Compare>> = {
  StringEquals: identical,
  StringEqualsIgnoreCase: ignoringCase,
  StringLike: isLike,
  ArnEquals: isLikeArn,
  ArnLike: isLikeArn,
  NumericEquals: (wanted, given) => toNumber(given) === toNumber(wanted),
  NumericLessThan: (wanted, given) => toNumber(given) < toNumber(wanted),
  NumericLessThanEquals: (wanted, given) => toNumber(given) <= toNumber(wanted),
  NumericGreaterThan: (wanted, given) => toNumber(given) > toNumber(wanted),
  NumericGreaterThanEquals: (wanted, given) => toNumber(given) >= toNumber(wanted),
  Bool: (wanted, given) => toBoolean(wanted) === toBoolean(given),
};

/** Negations hold when the request's value is like none of the policy's, and when the request has none. */
const NEGATIONS: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
};

interface Operator {
  readonly set: "ForAllValues" | "ForAnyValue" | undefined;
  readonly isNegated: boolean;
  readonly isIfExists: boolean;
  readonly isNull: boolean;
  readonly compare: Compare;
}

const NULL: Operator = {
  set: undefined,
  isNegated: false,
  isIfExists: false,
  isNull: true,
  compare: identical,
};

/** Throws at an operator that is not in the tables; `Null` takes neither a set nor `IfExists`. */
export function readOperator(text: string): Operator {
  if (text === "Null") return NULL;
  const [, set, name = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(text) ?? [];
  const positive = NEGATIONS[name];
  const compare = OPERATORS[positive ?? name];
  if (compare === undefined) throw new Error(`unknown condition operator ${text}`);
  const isNegated = positive !== undefined;
  return { set: set as Operator["set"], isNegated, isIfExists: ifExists !== undefined, isNull: false, compare };
}

/** Whether all of a statement's conditions hold. */
export function holdAll(conditions: Conditions, context: Context): boolean {
  return conditions.every(({ operator, key, wanted }) => {
    const read = readOperator(operator);
    const given = context.get(key.toLowerCase());
    if (read.isNull) return wanted.some((value) => toBoolean(value) === (given === undefined));
    refuseOtherCount(read, key);
    return given === undefined ? holdsWithoutValue(read) : holdsFor(read, wanted, given);
  });
}

/** AWS advises against a set operator for a key with one value, and needs one for a key with many. */
function refuseOtherCount({ set }: Operator, key: string): void {
  const hasManyValues = findConditionKey(key)?.hasManyValues ?? false;
  if (hasManyValues !== (set !== undefined))
    throw new Error(`${key} has ${hasManyValues ? "many values" : "one value"}`);
}

function holdsWithoutValue({ set, isNegated, isIfExists }: Operator): boolean {
  return isIfExists || (set === undefined ? isNegated : set === "ForAllValues");
}

function holdsFor(
  { set, isNegated, compare }: Operator,
  wanted: readonly string[],
  given: string | readonly string[],
): boolean {
  const matches = (value: string): boolean => wanted.some((each) => compare(each, value)) !== isNegated;
  const values = typeof given === "string" ? [given] : given;
  return set === "ForAnyValue" ? values.some(matches) : values.every(matches);
}

function toNumber(text: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`${text} is no number`);
  return Number(text);
}

function toBoolean(text: string): boolean {
  if (text !== "true" && text !== "false") throw new Error(`${text} is neither true nor false`);
  return text === "true";
}
