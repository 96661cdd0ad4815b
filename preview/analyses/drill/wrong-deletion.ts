/** Somebody deletes the wrong rows: what backups bring back, and how far. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { recoveryPointOf, secondsOf, sourceOfSeconds } from "../zone-loss/figures";
import { readDatabases } from "../zone-loss/database";
import { viewOf } from "../zone-loss/stack";
import { DATA_LOSSES } from "../zone-loss/words";
import { readRegion } from "./failure-commands";
import { copyRowsBack, restoreToPointInTime } from "./restore-commands";
import type { Outcome, Reached, Step } from "./result";
import { SETTINGS } from "./settings";

/** Undefined where the stack has no database. */
export function playWrongDeletion(graph: ResourceGraph): Outcome | undefined {
  const stack = viewOf(graph);
  const databases = readDatabases(stack);
  if (databases.length === 0) return undefined;
  const deleted = { what: "somebody deletes the wrong rows of the database", serves: "degraded" } as const;
  // What only a deployment decides is not counted on.
  const days = Math.min(...databases.map(({ backupDays = 0 }) => backupDays));
  if (days === 0) {
    const nothing: Reached = { seconds: null, inTheWay: [SETTINGS.backups] };
    return {
      ...deleted,
      readersSee: "whatever needs the rows is wrong or missing, for good",
      ...{ timeline: [], dataLoss: DATA_LOSSES.everything, recoverySeconds: null, commands: [], assumptions: [] },
      reached: { recoveryTimeSeconds: nothing, recoveryPointSeconds: nothing },
    };
  }
  const restore = secondsOf("database-restore");
  const region = readRegion(stack);
  return {
    ...deleted,
    readersSee: "whatever needs the rows is wrong or missing, until a person has brought them back",
    timeline: listSteps(restore),
    dataLoss: DATA_LOSSES.fiveMinutes,
    recoverySeconds: restore,
    reached: {
      recoveryTimeSeconds: { seconds: restore[1], inTheWay: [] },
      recoveryPointSeconds: { seconds: recoveryPointOf("point-in-time").seconds, inTheWay: [] },
    },
    commands: [
      restoreToPointInTime(graph, region, "--restore-time <the minute before, UTC>"),
      copyRowsBack(graph, region),
    ],
    assumptions: [
      `It is noticed within ${days} days; older backups are gone.`,
      "How long the rows take to copy depends on how many they are, and is not counted.",
    ],
  };
}

function listSteps(seconds: readonly [number, number]): Step[] {
  return [
    {
      ...{ seconds, by: "a person", source: sourceOfSeconds("database-restore") },
      what: "database: restores it, as it was the minute before, to a new instance beside the old one",
    },
    { seconds: null, by: "a person", what: "database: copies the rows back, and deletes the new instance", source: "" },
  ];
}
