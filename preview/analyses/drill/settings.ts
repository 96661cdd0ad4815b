/** The settings that decide how a failure ends, as they are called in a stack file and in `environments/`. */
import type { Setting } from "./result";

const policy = (key: string, why: string): Setting => ({ key, kind: "policy", why });
const fact = (key: string, why: string): Setting => ({ key, kind: "fact", why });

export const SETTINGS = {
  multiAz: policy("database.isMultiAz", "the database has no standby in a second zone"),
  backups: policy("database.backupRetentionDays", "the database has no backups"),
  natStrategy: policy("network.natGatewayStrategy", "a NAT gateway is the only way out of a zone"),
  workloadZones: fact("network.workloadZoneCount", "all instances stand in one zone"),
  zones: fact("network.availabilityZones", "the load balancer stands in one zone"),
  minimum: fact("compute.minInstances", "no other instance answers while one is replaced"),
  cacheNodes: fact("cache.nodeCount", "the cache has no second node that takes over"),
  replicas: fact("database.readReplicaCount", "nobody hears of a replica that falls behind"),
  lagAlarm: fact("observability.replicaLagSeconds", "the alarm on a replica's lag rings later than is promised"),
  isCopied: policy("recovery.isCopied", "no backup of the database is copied to a second Region"),
  isReplicated: policy("storage.isReplicated", "no object of the archive is copied to a second Region"),
  isReplicationTimed: policy("storage.isReplicationTimed", "copies of the archive's objects have no time limit"),
  sessionLag: {
    key: "components/cache/parameter-group.ts",
    kind: "program",
    why: "sessions are copied within `min-replicas-max-lag` seconds, not before they are acknowledged",
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** Where nothing but a smaller promise helps, for it is AWS's own speed. */
export function promiseItself(key: string): Setting {
  return fact(key, "AWS itself takes longer than is promised");
}

export function noWayTo(tier: string): Setting {
  return { key: "components/compute/security-groups.ts", kind: "program", why: `no rule opens the way to the ${tier}` };
}
