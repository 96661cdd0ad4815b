import type { AlarmDefinition } from "./alarm";
import { readInstanceSize } from "./instance-size";
import type { ObservabilityArgs } from "./observability-args";

/** The engine takes 65,000; well before that, something does not close its connections. */
const CONNECTIONS = 52_000;
/** A quarter is kept for snapshots and replication. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-memory-management.html */
const MEMORY_PERCENT = 80;
/** From here on the engine's own thread is the bottleneck, below the node's CPUs. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html */
const VCPUS_OF_LARGE_NODES = 4;

const SILENCE_IS_ELSEWHERE = "a node that publishes nothing is told by its own alarm, once";

/** The cache, node by node: after a failover any of them may be the primary. */
export function planCacheAlarms(args: ObservabilityArgs): AlarmDefinition[] {
  return args.cache.nodeIds.flatMap((id, index) => planNode(args, id, index + 1));
}

type NodeId = ObservabilityArgs["cache"]["nodeIds"][number];
type Shared = "row" | "place" | "series" | "role";
type NodeAlarm = Omit<AlarmDefinition, Shared> & {
  readonly metric: string;
  readonly statistic: string;
  readonly is: string;
};

function planNode(args: ObservabilityArgs, id: NodeId, number: number): AlarmDefinition[] {
  const place = `node ${number}`;
  return [...planLoad(args, place), ...planHealth(args, place)].map(({ metric, statistic, is, ...alarm }) => ({
    ...alarm,
    role: `cache-${is}-${number}`,
    row: "Cache",
    place,
    series: {
      value: {
        namespace: "AWS/ElastiCache",
        metric,
        statistic,
        dimensions: { CacheClusterId: id, CacheNodeId: "0001" },
      },
    },
  }));
}

/** A cache throws something away and goes on; with sessions nobody signs in any more, so that somebody is woken before. */
const WHEN_FULL: Readonly<Record<"cache" | "sessions", (place: string) => Pick<NodeAlarm, "says" | "severity">>> = {
  cache: (place) => ({
    says: `the cache's ${place} is almost full, above ${MEMORY_PERCENT} %; soon it evicts sessions. Give it a larger cache.nodeType.`,
    severity: "ticket",
  }),
  sessions: (place) => ({
    says: `the sessions' ${place} is almost full, above ${MEMORY_PERCENT} %; once full it takes no new session, and nobody signs in. Give it a larger cache.nodeType.`,
    severity: "page",
  }),
};

function planLoad({ cache, cpuPercent }: ObservabilityArgs, place: string): NodeAlarm[] {
  const isLarge = readInstanceSize(cache.nodeType).vcpus >= VCPUS_OF_LARGE_NODES;
  return [
    {
      is: "cpu",
      metric: isLarge ? "EngineCPUUtilization" : "CPUUtilization",
      statistic: "Average",
      title: "CPU, %",
      says: `the cache's ${place} is busy, above ${cpuPercent} %. Look for slow commands in the slow log; a larger cache.nodeType helps.`,
      severity: "ticket",
      isEssential: true,
      when: ">",
      threshold: cpuPercent,
      periodSeconds: 300,
      periods: 3,
      missing: { as: "notBreaching", because: SILENCE_IS_ELSEWHERE },
    },
    {
      is: "memory",
      metric: "DatabaseMemoryUsagePercentage",
      statistic: "Maximum",
      title: "Memory, %",
      ...WHEN_FULL[cache.purpose](place),
      isEssential: true,
      when: ">",
      threshold: MEMORY_PERCENT,
      periodSeconds: 300,
      periods: 3,
      missing: { as: "notBreaching", because: SILENCE_IS_ELSEWHERE },
    },
    {
      is: "connections",
      metric: "CurrConnections",
      statistic: "Maximum",
      title: "Connections",
      says: `the cache's ${place} has more than ${CONNECTIONS} connections of the 65000 it takes; a client does not close them.`,
      severity: "ticket",
      when: ">",
      threshold: CONNECTIONS,
      periodSeconds: 300,
      periods: 1,
      missing: { as: "notBreaching", because: SILENCE_IS_ELSEWHERE },
    },
  ];
}

function planHealth({ cache, replicaLagSeconds }: ObservabilityArgs, place: string): NodeAlarm[] {
  const evictions: NodeAlarm = {
    is: "evictions",
    metric: "Evictions",
    statistic: "Sum",
    title: "Evictions",
    says: `the cache's ${place} throws entries away for lack of memory: readers are logged out. Give it a larger cache.nodeType.`,
    severity: "ticket",
    when: ">",
    threshold: 0,
    periodSeconds: 300,
    periods: 1,
    missing: { as: "notBreaching", because: SILENCE_IS_ELSEWHERE },
  };
  const lag: NodeAlarm = {
    is: "lag",
    metric: "ReplicationLag",
    statistic: "Maximum",
    title: "Replication lag, seconds",
    says: `the cache's ${place} is more than ${replicaLagSeconds} seconds behind; a failover now loses that much.`,
    severity: "ticket",
    when: ">",
    threshold: replicaLagSeconds,
    periodSeconds: 60,
    periods: 5,
    missing: { as: "notBreaching", because: "the primary publishes none, and which node is primary changes" },
  };
  return [
    {
      is: "gone",
      metric: "CPUUtilization",
      statistic: "Average",
      title: "Node is there: its CPU, %",
      says: `the cache's ${place} has said nothing for five minutes: it is being replaced, or gone. With another node, that one serves.`,
      severity: "page",
      isEssential: true,
      // Never below zero: what rings is silence.
      when: "<",
      threshold: 0,
      periodSeconds: 60,
      periods: 5,
      missing: { as: "breaching", because: "a living node publishes every minute" },
    },
    // Sessions are never evicted: the alarm could not ring.
    ...(cache.purpose === "sessions" ? [] : [evictions]),
    ...(cache.nodeIds.length > 1 ? [lag] : []),
  ];
}
