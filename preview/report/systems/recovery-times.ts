/** How soon a stack comes back and how much it loses, for the lines of a document's table of RTO and RPO. */
import type { ScenarioName } from "../../analyses/drill/result";
import type { Seconds } from "../../analyses/zone-loss/result";
import type { AnalysedStack } from "../analysed";

export const RECOVERY_FIGURES = [
  "unhealthyInstance",
  "databaseFailover",
  "instanceReplacement",
  "standbyLag",
  "replicaLag",
  "objectCopies",
] as const;
export type RecoveryFigure = (typeof RECOVERY_FIGURES)[number];

/** `within`: at worst as the document says, or sooner. `later`: at worst later. `never`: not by itself. */
export type RecoveryVerdict = "within" | "later" | "never";

/** Lowest and highest; null where it needs a person, or the stack has no such thing. */
export function recoveryTime(stack: AnalysedStack, figure: RecoveryFigure): Seconds | null {
  const drill = (name: ScenarioName) => stack.drills?.find(({ scenario }) => scenario === name);
  const upTo = (seconds: number | null | undefined): Seconds | null =>
    seconds === null || seconds === undefined ? null : [0, seconds];
  const read: Readonly<Record<RecoveryFigure, () => Seconds | null>> = {
    unhealthyInstance: () => drill("instance-stop")?.recoverySeconds ?? null,
    databaseFailover: () => drill("database-failover")?.recoverySeconds ?? null,
    instanceReplacement: () =>
      stack.zoneLoss?.failures.find(({ kind }) => kind === "instance")?.recovery.seconds ?? null,
    standbyLag: () => upTo(drill("database-failover")?.reached.recoveryPointSeconds?.seconds),
    replicaLag: () => upTo(drill("slow-reads")?.reached.recoveryPointSeconds?.seconds),
    objectCopies: () => upTo(drill("region-loss")?.reached.objectRecoveryPointSeconds?.seconds),
  };
  return read[figure]();
}

export function judgeRecovery(stated: Seconds, reached: Seconds | null): RecoveryVerdict {
  if (reached === null) return "never";
  return reached[1] <= stated[1] ? "within" : "later";
}
