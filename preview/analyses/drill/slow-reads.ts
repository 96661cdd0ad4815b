/** Reads are slow: a read replica takes them, as soon as there is one. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { METRIC_ALARM } from "../../../policy/alarms";
import { type StackView, told } from "../../../policy/views";
import { type Database, readDatabases } from "../zone-loss/database";
import { viewOf } from "../zone-loss/stack";
import { assign, command, script } from "./commands";
import { creationOf } from "./creation";
import type { Outcome, Reached, Setting } from "./result";
import { SETTINGS } from "./settings";

const CREATION = creationOf("RDS read replica");

/** Undefined where the stack has no database. */
export function playSlowReads(graph: ResourceGraph): Outcome | undefined {
  const stack = viewOf(graph);
  const databases = readDatabases(stack);
  const replicas = databases.flatMap((database) => database.replicas);
  if (databases.length === 0) return undefined;
  const inTheWay = findObstacles(databases);
  const seconds = inTheWay.length === 0 ? CREATION.seconds : null;
  return {
    what: "reads are slow, and writes with them",
    serves: "degraded",
    readersSee: "slow answers, until a person has added a read replica",
    timeline:
      seconds === null
        ? []
        : [
            {
              ...{ seconds, by: "a person", source: CREATION.source },
              what: `database: adds read replica ${replicas.length + 1}, and RDS fills it`,
            },
            {
              ...{ seconds: null, by: "a person", source: "" },
              what: "instances: sends reads to the addresses of `databaseReadAddresses`",
            },
          ],
    dataLoss: "none; what a replica answers may be older than what the primary would",
    recoverySeconds: seconds,
    reached: {
      recoveryTimeSeconds: { seconds: seconds?.[1] ?? null, inTheWay },
      recoveryPointSeconds: replicas.length === 0 ? { seconds: 0, inTheWay: [] } : lagOf(stack),
    },
    commands: seconds === null ? [] : listCommands(graph, replicas.length + 1),
    assumptions: ["How old a replica's answers are, AWS promises nobody; the alarm on its lag tells."],
  };
}

/** RDS makes replicas of what it backs up. */
function findObstacles(databases: readonly Database[]): Setting[] {
  return databases.some(({ backupDays }) => backupDays === 0) ? [SETTINGS.backups] : [];
}

/** Until the alarm rings; null where none would. */
function lagOf(stack: StackView): Reached {
  const thresholds = stack
    .all(METRIC_ALARM)
    .filter(({ resource: { inputs } }) => JSON.stringify(inputs).includes('"ReplicaLag"'))
    .map((alarm) => told(() => alarm.number("threshold")))
    .filter((threshold) => threshold !== undefined);
  if (thresholds.length === 0) return { seconds: null, inTheWay: [SETTINGS.replicas] };
  return { seconds: Math.max(...thresholds), inTheWay: [SETTINGS.lagAlarm] };
}

function listCommands(graph: ResourceGraph, count: number): Outcome["commands"] {
  const { stack, project } = graph;
  return [
    script(
      "Add a replica; the first one also moves the password from RDS to the stack.",
      command("", `pulumi config set --stack ${stack} --path`, `'${project}:database.readReplicaCount' ${count}`),
      command("", `pulumi up --stack ${stack}`),
    ),
    script(
      "See where reads go now.",
      assign("addresses", "databaseReadAddresses", graph),
      command("", 'echo "$addresses"'),
    ),
  ];
}
