import type { AlarmDefinition } from "./alarm";
import { estimateMostConnections, readInstanceSize } from "./instance-size";
import type { ObservabilityArgs } from "./observability-args";

const GIB = 1024 ** 3;

/** Share of what the class takes; the source's figure counts where it is lower. */
const CONNECTIONS_SHARE = 0.8;
/** Below, PostgreSQL has no room to sort and the system begins to swap. */
const FREE_MEMORY_SHARE = 0.05;
/** Storage autoscaling acts at a tenth; half of that means that it did not. */
const FREE_STORAGE_SHARE = 0.05;
/** gp3 answers within single milliseconds. */
const LATENCY_SECONDS = 0.02;
const BALANCE_PERCENT = 20;

const SILENCE_IS_ELSEWHERE = "an instance that publishes nothing is told by its own alarm, once";

type InstanceAlarm = Omit<AlarmDefinition, "row" | "place" | "series" | "role"> & {
  readonly is: string;
  readonly metric: string;
  readonly statistic: string;
};

/** The primary and its replicas. */
export function planDatabaseAlarms(args: ObservabilityArgs): AlarmDefinition[] {
  return args.database.identifiers.flatMap((identifier, index) => {
    const place = index === 0 ? "primary" : `replica ${index}`;
    const alarms = [...planHealth(args, index, place), ...planRoom(args, place), ...planSpeed(args, place)];
    return alarms.map(({ is, metric, statistic, ...alarm }) => ({
      ...alarm,
      role: `database-${is}-${place.replace(" ", "-")}`,
      row: "Database",
      place,
      series: {
        value: { namespace: "AWS/RDS", metric, statistic, dimensions: { DBInstanceIdentifier: identifier } },
      },
    }));
  });
}

/** The connections that ring: the stack file's figure, or less where the class would never reach it. */
export function connectionsThreshold({ database, databaseConnections }: ObservabilityArgs): number {
  const { memoryGiB } = readInstanceSize(database.instanceClass);
  if (memoryGiB === undefined) return databaseConnections;
  return Math.min(databaseConnections, Math.floor(estimateMostConnections(memoryGiB) * CONNECTIONS_SHARE));
}

function planHealth({ replicaLagSeconds }: ObservabilityArgs, index: number, place: string): InstanceAlarm[] {
  const gone: InstanceAlarm = {
    is: "gone",
    metric: "CPUUtilization",
    statistic: "Average",
    title: "Instance is there: its CPU, %",
    says: `the database's ${place} has said nothing for five minutes, longer than a failover takes. Look at the events of the instance in RDS.`,
    severity: "page",
    ...(index === 0 && { through: "down-for-readers" }),
    isEssential: true,
    // Never below zero: what rings is silence.
    when: "<",
    threshold: 0,
    periodSeconds: 60,
    periods: 5,
    missing: { as: "breaching", because: "a running instance publishes every minute, and a failover ends sooner" },
  };
  const lag: InstanceAlarm = {
    is: "lag",
    metric: "ReplicaLag",
    statistic: "Maximum",
    title: "Replica lag, seconds",
    says: `the database's ${place} is more than ${replicaLagSeconds} seconds behind: readers see old data. Look for long transactions, and for a replica smaller than its load.`,
    severity: "ticket",
    isEssential: true,
    when: ">",
    threshold: replicaLagSeconds,
    periodSeconds: 60,
    periods: 5,
    missing: { as: "breaching", because: "a replica that no longer replicates publishes no lag" },
  };
  return index === 0 ? [gone] : [gone, lag];
}

function planRoom(args: ObservabilityArgs, place: string): InstanceAlarm[] {
  const { storageGiB, instanceClass } = args.database;
  const { memoryGiB } = readInstanceSize(instanceClass);
  const connections = connectionsThreshold(args);
  const memory: InstanceAlarm = {
    is: "memory",
    metric: "FreeableMemory",
    statistic: "Average",
    title: "Free memory, bytes",
    says: `the database's ${place} has less than a twentieth of its memory free. Look for many connections or large sorts; a larger database.instanceClass helps.`,
    severity: "ticket",
    when: "<",
    threshold: Math.round((memoryGiB ?? 0) * GIB * FREE_MEMORY_SHARE),
    periodSeconds: 300,
    periods: 3,
    missing: { as: "notBreaching", because: SILENCE_IS_ELSEWHERE },
  };
  return [
    {
      is: "storage",
      metric: "FreeStorageSpace",
      statistic: "Minimum",
      title: "Free storage, bytes",
      says: `the database's ${place} is running out of storage, and autoscaling did not help: raise database.maxStorageGiB. A full database stops.`,
      severity: "page",
      isEssential: true,
      when: "<",
      threshold: Math.round(storageGiB * GIB * FREE_STORAGE_SHARE),
      periodSeconds: 300,
      periods: 2,
      missing: { as: "notBreaching", because: SILENCE_IS_ELSEWHERE },
    },
    {
      is: "connections",
      metric: "DatabaseConnections",
      statistic: "Maximum",
      title: "Connections",
      says: `the database's ${place} has more than ${connections} connections; ${instanceClass} refuses more soon. Look at the instances' pools.`,
      severity: "ticket",
      isEssential: true,
      when: ">",
      threshold: connections,
      periodSeconds: 60,
      periods: 5,
      missing: { as: "notBreaching", because: SILENCE_IS_ELSEWHERE },
    },
    ...(memoryGiB === undefined ? [] : [memory]),
  ];
}

function planSpeed({ database, cpuPercent }: ObservabilityArgs, place: string): InstanceAlarm[] {
  const shared = { severity: "ticket", periodSeconds: 300, periods: 3 } as const;
  const latency = (kind: "Read" | "Write"): InstanceAlarm => ({
    ...shared,
    is: `${kind.toLowerCase()}-latency`,
    metric: `${kind}Latency`,
    statistic: "Average",
    title: `${kind} latency, seconds`,
    says: `the database's ${place} waits for its disk, more than ${LATENCY_SECONDS} seconds for a ${kind.toLowerCase()}. Look at Performance Insights.`,
    when: ">",
    threshold: LATENCY_SECONDS,
    missing: { as: "notBreaching", because: SILENCE_IS_ELSEWHERE },
  });
  const balance = (is: string, metric: string, what: string): InstanceAlarm => ({
    ...shared,
    is,
    metric,
    statistic: "Minimum",
    title: `${what} left to burst with, %`,
    says: `the database's ${place} has used up ${what} it may burst with, and is about to slow down. Take a larger database.instanceClass.`,
    when: "<",
    threshold: BALANCE_PERCENT,
    missing: { as: "notBreaching", because: "a class that does not burst publishes none" },
  });
  return [
    {
      ...shared,
      is: "cpu",
      metric: "CPUUtilization",
      statistic: "Average",
      title: "CPU, %",
      says: `the database's ${place} is busy, above ${cpuPercent} %. Look at Performance Insights for the statements; a larger database.instanceClass helps.`,
      isEssential: true,
      when: ">",
      threshold: cpuPercent,
      missing: { as: "notBreaching", because: SILENCE_IS_ELSEWHERE },
    },
    latency("Read"),
    latency("Write"),
    ...(readInstanceSize(database.instanceClass).isBurstable
      ? [
          balance("disk-operations", "EBSIOBalance%", "disk operations"),
          balance("disk-throughput", "EBSByteBalance%", "disk throughput"),
        ]
      : []),
  ];
}
