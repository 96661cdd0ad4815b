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
  const { environment: name, timeZone, aws, budget, objectives, network, edge } = facts;
  const { backupWindow, maintenanceWindow, ...database } = facts.database;
  const { snapshotWindow, maintenanceWindow: cacheMaintenanceWindow, ...cache } = facts.cache;
  const { sleep, ...compute } = facts.compute;
  const protection = planProtection(policy);
  const label = toLabel(`${project}-${stack}`);
  const { observability, events, tracing } = composeObservability(facts, policy, label);
  const tags = composeTags(facts, { project, stack });
  return deepFreeze({
    name,
    aws,
    tags,
    budget,
    logging: composeLogging(facts, policy),
    objectives,
    network: { ...network, ...policy.network, region: aws.region },
    database: {
      ...database,
      ...policy.database,
      backupWindowUtc: toUtcDailyWindow(backupWindow, timeZone),
      maintenanceWindowUtc: toUtcWeeklyWindow(maintenanceWindow, timeZone),
      backupTag: facts.recovery && label,
      ...protection,
    },
    cache: {
      ...cache,
      ...policy.cache,
      snapshotWindowUtc: toUtcDailyWindow(snapshotWindow, timeZone),
      maintenanceWindowUtc: toUtcWeeklyWindow(cacheMaintenanceWindow, timeZone),
      events,
      ...protection,
    },
    domain: edge?.domain && { ...edge.domain, region: aws.region },
    compute: {
      ...compute,
      ...policy.compute,
      ...aws,
      cdn: edge && { originSecretVersion: edge.originSecretVersion },
      tags,
      tracing,
      accelerator: composeSecondDoor(facts, policy),
      sleep: sleep && { fromCron: toCron(sleep.from), untilCron: toCron(sleep.until), timeZone },
      ...protection,
    },
    ...composeStores(facts, policy),
    edge: edge && composeEdge(edge, { ...policy.edge, ...aws, ...protection }),
    accelerator: composeAccelerator(facts, policy),
    observability,
    recovery: composeRecovery(facts, policy, {
      ...{ ...policy.recovery, ...aws, ...protection },
      label,
      tags: { Project: project, Stack: stack },
    }),
    audit: join(facts.audit, { ...policy.audit, ...aws, ...protection, label }),
  });
}

/** On every resource. */
function composeTags({ environment, tags }: StackFile, { project, stack }: StackIdentity): Record<string, string> {
  return {
    Project: project,
    Stack: stack,
    Environment: environment,
    Owner: tags.owner,
    CostCentre: tags.costCentre,
  };
}

/** Names of dashboards hold no dot. */
function toLabel(stackName: string): string {
  return stackName.replaceAll(".", "-");
}

/** The one setting as tiers take it: may anything go, and how are backups and archives locked. */
function planProtection({ protection }: Policy) {
  return { isProtected: protection !== "None", lockMode: protection };
}

/** A tier's facts with what else it is told; none without the facts. */
function join<A, B>(facts: A | undefined, more: B) {
  return facts && { ...facts, ...more };
}

/** What keeps items and objects, where the stack has it. */
function composeStores({ aws, tables, storage }: StackFile, policy: Policy) {
  const protection = planProtection(policy);
  return {
    tables: join(tables, { region: aws.region, ...protection }),
    storage: join(storage, { ...policy.storage, ...aws, ...protection }),
  };
}

/** The firewall is all that logs in us-east-1. */
function composeLogging({ aws, edge }: StackFile, policy: Policy) {
  const { logging, edge: edgePolicy } = policy;
  const hasEdgeLogs = edge !== undefined && edgePolicy.hasFirewall;
  return logging.isEncrypted ? { ...aws, hasEdgeLogs, ...planProtection(policy) } : undefined;
}

/** And what other tiers do for it: the cache tells its events, instances send traces. */
function composeObservability({ observability, aws, budget }: StackFile, policy: Policy, label: string) {
  if (observability === undefined) return {};
  const percent = policy.observability.tracedPercent;
  const tracing = percent > 0 ? { serviceName: label, percent } : undefined;
  const figures = { label, budgetMonthlyUsd: budget.monthlyUsd, tracing, ...planProtection(policy) };
  return {
    events: { accountId: aws.accountId },
    tracing,
    observability: { ...observability, ...policy.observability, ...aws, ...figures },
  };
}

/** Without what other tiers are told: the domain, and the load balancer's secret. */
function composeEdge<T>(facts: NonNullable<StackFile["edge"]>, more: T) {
  const { priceClass, contentSecurityPolicy, firewall, healthCheckPath } = facts;
  const { originShieldRegion, signedMedia, hasMediaFailover } = facts;
  const media = { originShieldRegion, signedMedia, hasMediaFailover };
  return { priceClass, contentSecurityPolicy, firewall, healthCheckPath, ...media, ...more };
}

/** With the paths by which the application says that it is well, inside and by the API's name. */
function composeAccelerator({ accelerator, compute, edge, aws }: StackFile, policy: Policy) {
  return join(accelerator, {
    healthCheckPath: compute.healthCheckPath,
    readersPath: edge?.healthCheckPath,
    isHealthChecked: policy.edge.isHealthChecked,
    ...{ ...policy.accelerator, ...aws, ...planProtection(policy) },
  });
}

/** What guards the load balancer where an accelerator leads to it: the CDN's firewall once more. */
function composeSecondDoor({ accelerator, edge }: StackFile, { edge: { firewallLogRetentionDays } }: Policy) {
  if (accelerator === undefined || edge?.firewall === undefined) return undefined;
  return { firewall: edge.firewall, firewallLogRetentionDays };
}

/** With the other tiers' facts and policy that decide what can be copied and what can fail over. */
function composeRecovery<T>(facts: StackFile, policy: Policy, more: T) {
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
