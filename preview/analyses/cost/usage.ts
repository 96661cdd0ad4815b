/** Usage profiles: what a stack is assumed to do in a month, and files that say otherwise. */
import profiles from "../../data/usage-profiles.json";

export type UsageKey = keyof typeof profiles.amounts;
export type UsageAmounts = Readonly<Record<UsageKey, number>>;

export interface UsageProfile {
  /** As the report names it. */
  readonly name: string;
  readonly amounts: UsageAmounts;
}

const PROFILES = ["small", "medium", "large"] as const;
type ProfileName = (typeof PROFILES)[number];

/** What a file may begin from. */
const BASE = "basedOn";

export const USAGE_KEYS = Object.keys(profiles.amounts) as UsageKey[];

/** The profile a report rests on when nobody chose one: every stack the same, so that they compare. */
export const DEFAULT_USAGE = toProfile(isProfileName(profiles.default) ? profiles.default : "medium");

export function profileNames(): readonly string[] {
  return PROFILES;
}

/** A shipped profile by its name; undefined for any other name. */
export function findProfile(name: string): UsageProfile | undefined {
  return isProfileName(name) ? toProfile(name) : undefined;
}

/** What an amount counts: `GB`, `million requests`, ... */
export function unitOf(key: UsageKey): string {
  return profiles.amounts[key].unit;
}

/**
 * The profile that a file's content states: amounts, and perhaps `basedOn`, the profile that gives the others. Without
 * `basedOn` it is the default one. `problems` has one sentence for each mistake; the profile is then not to be used.
 */
export function readUsage(content: unknown, file: string): { profile: UsageProfile; problems: readonly string[] } {
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    return { profile: DEFAULT_USAGE, problems: [`${file}: not a mapping of amounts; allowed: ${describeKeys()}`] };
  }
  const { [BASE]: base = DEFAULT_USAGE.name, ...amounts } = content as Readonly<Record<string, unknown>>;
  const basis = typeof base === "string" ? findProfile(base) : undefined;
  const problems = Object.entries(amounts).flatMap(([key, value]) => checkAmount(file, key, value));
  if (basis === undefined) {
    problems.unshift(`${file}: ${BASE} is ${JSON.stringify(base)}; allowed: ${PROFILES.join(", ")}`);
  }
  const { name, amounts: given } = basis ?? DEFAULT_USAGE;
  return { profile: { name: `${file} on ${name}`, amounts: { ...given, ...amounts } }, problems };
}

function checkAmount(file: string, key: string, value: unknown): string[] {
  if (!USAGE_KEYS.some((each) => each === key)) return [`${file}: ${key} is no amount; allowed: ${describeKeys()}`];
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return [];
  return [`${file}: ${key} is ${JSON.stringify(value)}; allowed: a number of ${unitOf(key as UsageKey)}, 0 or more`];
}

function describeKeys(): string {
  return [BASE, ...USAGE_KEYS].join(", ");
}

function toProfile(name: ProfileName): UsageProfile {
  const amounts = USAGE_KEYS.map((key) => [key, profiles.amounts[key][name]] as const);
  return { name, amounts: Object.fromEntries(amounts) as Record<UsageKey, number> };
}

function isProfileName(name: string): name is ProfileName {
  return PROFILES.some((each) => each === name);
}
