/** What a drill finds: what happens after a failure, how soon and with what loss it is over, and what a person does. */
import type { Seconds } from "../zone-loss/result";

export type { Seconds };

/** In the order they are played; the names of `npm run drill` and of the pages in `docs/runbooks/`. */
export const SCENARIO_NAMES = [
  "zone-power-loss",
  "database-failover",
  "cache-failover",
  "instance-stop",
  "nat-loss",
  "wrong-deletion",
  "slow-reads",
  "closed-security-group",
  "region-loss",
] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];
/** Those that the zone-loss analysis judges. */
export type FailureScenario = Extract<
  ScenarioName,
  "zone-power-loss" | "database-failover" | "cache-failover" | "instance-stop" | "nat-loss"
>;

export interface Step {
  /**
   * When it has been done, earliest and latest, seconds: after the failure, or where a person does it, after their first
   * command. Null: nobody can say.
   */
  readonly seconds: Seconds | null;
  readonly by: "AWS" | "a person";
  readonly what: string;
  /** Document and date of the figure; empty where there is none. */
  readonly source: string;
}

/** A setting that decides an outcome. */
export interface Setting {
  /** For example `database.isMultiAz`. */
  readonly key: string;
  /** `policy`: in the environment's file under `environments/`. `fact`: in the stack file. `program`: a file of its own. */
  readonly kind: "policy" | "fact" | "program";
  /** What it leads to, for example `single-AZ: nothing takes over`. */
  readonly why: string;
}

export type ObjectiveName = "recoveryTimeSeconds" | "recoveryPointSeconds" | "objectRecoveryPointSeconds";

/** What a stack promises, by scenario; the shape of `cloudmart:objectives` in a stack file. */
export type Objectives = Readonly<Partial<Record<string, Readonly<Partial<Record<ObjectiveName, number>>>>>>;

/** A figure that an objective is held against. */
export interface Reached {
  /** At worst; null: without an end, or everything, or not known. */
  readonly seconds: number | null;
  /** What makes it so long; empty where that is AWS's own speed. */
  readonly inTheWay: readonly Setting[];
}

export interface ObjectiveResult {
  readonly name: ObjectiveName;
  readonly statedSeconds: number;
  readonly reachedSeconds: number | null;
  readonly isMet: boolean;
  /** Empty where it is met. */
  readonly inTheWay: readonly Setting[];
}

export interface Command {
  readonly what: string;
  /** For a POSIX shell; lines of at most 76 characters. */
  readonly command: string;
}

/** What a scenario's own file finds. */
export interface Outcome {
  /** For example `zone a loses its power`. */
  readonly what: string;
  /** Do readers get answers? `degraded`: after a short interruption, or fewer of them. */
  readonly serves: "yes" | "degraded" | "no";
  readonly readersSee: string;
  readonly timeline: readonly Step[];
  /** What is gone for good, in words. */
  readonly dataLoss: string;
  /** Until readers are answered again: earliest and latest; null: not before somebody decides what to do. */
  readonly recoverySeconds: Seconds | null;
  readonly reached: Readonly<Partial<Record<ObjectiveName, Reached>>>;
  readonly commands: readonly Command[];
  /** What was taken for granted. */
  readonly assumptions: readonly string[];
}

export interface Drill extends Outcome {
  readonly scenario: ScenarioName;
  /** What the stack promises, and whether it can keep it; empty where it promises nothing. */
  readonly objectives: readonly ObjectiveResult[];
}
