import type { Policy } from "./policy";
import type { StackFile } from "./schema";
import { toCron, toScheduleExpression, toUtcDailyWindow, toUtcPracticeWindow, toUtcWeeklyWindow } from "./windows";

/** Which stack of which project the environment is for; both end up in tags. */
interface StackIdentity {
  readonly project: string;
  readonly stack: string;
}

/** Facts and policy joined: one frozen slice for each tier, in the shape of the tier's arguments. */
export type Environment = Readonly<ReturnType<typeof composeEnvironment>>;

/** Joins a stack file that has passed every check with its environment's policy. */
export function composeEnvironment(facts: StackFile, policy: Policy, { project, stack }: StackIdentity) {
  const { environment: name, timeZone, aws, budget, network, edge } = facts;
  const { backupWindow, maintenanceWindow, ...database } = facts.database;
  const { snapshotWindow, maintenanceWindow: cacheMaintenanceWindow, ...cache } = facts.cache;
  const { sleep, ...compute } = facts.compute;
  const { isProtected } = policy;
  // Names of dashboards hold no dot.
  const label = `${project}-${stack}`.replaceAll(".", "-");
  const tags: Record<string, string> = {
    Project: project,
    Stack: stack,
    Environment: name,
    Owner: facts.tags.owner,
    CostCentre: facts.tags.costCentre,
  };
  return deepFreeze({
    name,
    aws,
    tags,
    budget,
    network: { ...network, ...policy.network, region: aws.region },
    database: {
      ...database,
      ...policy.database,
      backupWindowUtc: toUtcDailyWindow(backupWindow, timeZone),
      maintenanceWindowUtc: toUtcWeeklyWindow(maintenanceWindow, timeZone),
      backupTag: facts.recovery && label,
      isProtected,
    },
    cache: {
      ...cache,
      ...policy.cache,
      snapshotWindowUtc: toUtcDailyWindow(snapshotWindow, timeZone),
      maintenanceWindowUtc: toUtcWeeklyWindow(cacheMaintenanceWindow, timeZone),
      isProtected,
    },
    domain: edge?.domain && { ...edge.domain, region: aws.region },
    compute: {
      ...compute,
      ...policy.compute,
      ...aws,
      cdn: edge && { originSecretVersion: edge.originSecretVersion },
      tags,
      sleep: sleep && { fromCron: toCron(sleep.from), untilCron: toCron(sleep.until), timeZone },
      isProtected,
    },
    storage: facts.storage && { ...facts.storage, ...policy.storage, ...aws, isProtected },
    edge: edge && composeEdge(edge, { ...policy.edge, ...aws, isProtected }),
    observability: facts.observability && {
      ...{ ...facts.observability, ...policy.observability, ...aws, label, isProtected },
      budgetMonthlyUsd: budget.monthlyUsd,
    },
    recovery: composeRecovery(facts, policy, { ...aws, label, tags: { Project: project, Stack: stack }, isProtected }),
  });
}

/** Without what other tiers are told: the domain, and the load balancer's secret. */
function composeEdge<T>(facts: NonNullable<StackFile["edge"]>, more: T) {
  const { priceClass, contentSecurityPolicy, firewall, healthCheckPath } = facts;
  return { priceClass, contentSecurityPolicy, firewall, healthCheckPath, ...more };
}

/** With the other tiers' facts and policy that decide what can be copied and what can fail over. */
function composeRecovery<T extends { readonly isProtected: boolean }>(facts: StackFile, policy: Policy, more: T) {
  if (facts.recovery === undefined) return undefined;
  const { timeZone, cache } = facts;
  const { backupTime, restoreTestTime, practiceRunWindow, standby } = facts.recovery;
  return {
    timeZone,
    backupSchedule: toScheduleExpression(backupTime),
    restoreTestSchedule: restoreTestTime && toScheduleExpression(restoreTestTime),
    practiceRunWindowUtc: practiceRunWindow && toUtcPracticeWindow(practiceRunWindow, timeZone),
    standby,
    hasDatabaseStandby: policy.database.isMultiAz,
    hasCacheStandby: cache.nodeCount > 1,
    automatedBackupRetentionDays: policy.database.backupRetentionDays,
    vaultLockMode: more.isProtected ? ("Governance" as const) : ("None" as const),
    ...policy.recovery,
    ...more,
  };
}

/** Nothing downstream may turn one tier's setting into another's by accident. */
function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === "object" && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}
