/** What a stack promises, and whether a failure's outcome keeps it. */
import type { ObjectiveName, ObjectiveResult, Objectives, Outcome, ScenarioName } from "./result";
import { promiseItself } from "./settings";

const NAMES: readonly ObjectiveName[] = ["recoveryTimeSeconds", "recoveryPointSeconds", "objectRecoveryPointSeconds"];

/** A scenario's key in a stack file: `zonePowerLoss` for `zone-power-loss`. */
export function keyOf(scenario: ScenarioName): string {
  return scenario.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `cloudmart:objectives` of a stack's configuration; what is wrong with it the program itself refuses. */
export function readObjectives(text = ""): Objectives {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Objectives) : {};
  } catch {
    return {};
  }
}

/** The availability that the stack promises; undefined where it promises none. */
export function readAvailabilityObjective(text?: string): number | undefined {
  const { availabilityPercent } = readObjectives(text) as Readonly<Record<string, unknown>>;
  return typeof availabilityPercent === "number" ? availabilityPercent : undefined;
}

/** One result for each objective that is stated; of a figure that is not there, the objective is missed. */
export function compareWithObjectives(
  scenario: ScenarioName,
  { reached }: Outcome,
  objectives: Objectives,
): ObjectiveResult[] {
  const key = keyOf(scenario);
  return NAMES.flatMap((name) => {
    const statedSeconds = objectives[key]?.[name];
    if (typeof statedSeconds !== "number") return [];
    const { seconds: reachedSeconds, inTheWay } = reached[name] ?? { seconds: null, inTheWay: [] };
    const isMet = reachedSeconds !== null && reachedSeconds <= statedSeconds;
    const settings = inTheWay.length > 0 ? inTheWay : [promiseItself(`objectives.${key}.${name}`)];
    return [{ name, statedSeconds, reachedSeconds, isMet, inTheWay: isMet ? [] : settings }];
  });
}
