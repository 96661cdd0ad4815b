/** Objectives: that each block promises something, and nothing that nobody would hear broken. */
import type { Problem } from "../../components/shared/errors";
import type { StackFile } from "../schema";
import type { Given } from "./given";

export function validateObjectives({ objectives, observability, cache }: Given<StackFile>): Problem[] {
  if (objectives === undefined) return [];
  return [
    ...Object.entries(objectives)
      .filter(
        ([, promised]) => typeof promised === "object" && Object.values(promised).every((each) => each === undefined),
      )
      .map(([scenario, promised]) => ({
        key: `objectives.${scenario}`,
        received: promised,
        allowed: "a block with at least one objective, or none",
        reason: "An empty block looks like a promise and is none",
      })),
    ...validateSessions(objectives.cacheFailover?.recoveryPointSeconds, cache),
    ...validateLag(objectives.slowReads?.recoveryPointSeconds, observability?.replicaLagSeconds),
  ];
}

/** Of a cache nothing bounds how much a failover loses. */
function validateSessions(promised: number | undefined, cache: Given<StackFile>["cache"]): Problem[] {
  if (promised === undefined || cache === undefined || cache.purpose === "sessions") return [];
  return [
    {
      key: "objectives.cacheFailover.recoveryPointSeconds",
      received: promised,
      allowed: "none, or cache.purpose sessions",
      reason: "Nothing bounds how much of a cache is not yet copied when its primary is lost",
    },
  ];
}

/** AWS promises no lag; all that is known of it is when the alarm rings. */
function validateLag(promised: number | undefined, alarm: number | undefined): Problem[] {
  if (promised === undefined || alarm === undefined || alarm <= promised) return [];
  return [
    {
      key: "objectives.slowReads.recoveryPointSeconds",
      received: promised,
      allowed: `observability.replicaLagSeconds or more, ${alarm}`,
      reason: "The alarm would ring when the promise is long broken",
    },
  ];
}
