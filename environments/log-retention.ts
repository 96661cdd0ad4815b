/** Where a system must keep its logs longer than its environment does. */
import type { Policy } from "./policy";

/** For how many days a policy keeps each log that it keeps at all. */
export function listLogRetentions(policy: Policy): number[] {
  return Object.values(policy)
    .flatMap((block: unknown) => Object.entries(block ?? {}))
    .filter(([key]) => /[lL]ogRetentionDays$/.test(key))
    .map(([, days]) => Number(days))
    .filter((days) => days > 0);
}

/** The policy with no log kept for fewer days. Nothing is shortened, and what is off stays off. */
export function lengthenLogs(policy: Policy, days = 0): Policy {
  const keep = (kept: number): number => (kept === 0 ? 0 : Math.max(kept, days));
  const { network, database, cache, compute, storage, edge, accelerator, recovery, audit } = policy;
  return {
    ...policy,
    network: { ...network, flowLogRetentionDays: keep(network.flowLogRetentionDays) },
    database: { ...database, logRetentionDays: keep(database.logRetentionDays) },
    cache: { ...cache, logRetentionDays: keep(cache.logRetentionDays) },
    compute: {
      ...compute,
      accessLogRetentionDays: keep(compute.accessLogRetentionDays),
      logRetentionDays: keep(compute.logRetentionDays),
    },
    storage: { ...storage, requestLogRetentionDays: keep(storage.requestLogRetentionDays) },
    edge: {
      ...edge,
      accessLogRetentionDays: keep(edge.accessLogRetentionDays),
      firewallLogRetentionDays: keep(edge.firewallLogRetentionDays),
    },
    accelerator: { ...accelerator, flowLogRetentionDays: keep(accelerator.flowLogRetentionDays) },
    recovery: { ...recovery, logRetentionDays: keep(recovery.logRetentionDays) },
    audit: { ...audit, logRetentionDays: keep(audit.logRetentionDays) },
  };
}
