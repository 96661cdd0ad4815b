import type { Policy } from "./policy";
import type { StackFile } from "./schema";
import { toCron, toUtcDailyWindow, toUtcWeeklyWindow } from "./windows";

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
  const { isProtected } = policy;
  const { observability, events, tracing } = composeObservability(facts, policy, `${project}-${stack}`);
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
    logging: composeLogging(facts, policy),
    objectives,
    network: { ...network, ...policy.network, region: aws.region },
    database: {
      ...database,
      ...policy.database,
      backupWindowUtc: toUtcDailyWindow(backupWindow, timeZone),
      maintenanceWindowUtc: toUtcWeeklyWindow(maintenanceWindow, timeZone),
      isProtected,
    },
    cache: {
      ...cache,
      ...policy.cache,
      snapshotWindowUtc: toUtcDailyWindow(snapshotWindow, timeZone),
      maintenanceWindowUtc: toUtcWeeklyWindow(cacheMaintenanceWindow, timeZone),
      events,
      isProtected,
    },
    domain: edge?.domain && { ...edge.domain, region: aws.region },
    compute: {
      ...compute,
      ...policy.compute,
      ...aws,
      cdn: edge && { originSecretVersion: edge.originSecretVersion },
      tags,
      tracing,
      sleep: sleep && { fromCron: toCron(sleep.from), untilCron: toCron(sleep.until), timeZone },
      isProtected,
    },
    storage: facts.storage && { ...facts.storage, ...policy.storage, ...aws, isProtected },
    edge: edge && composeEdge(edge, { ...policy.edge, ...aws, isProtected }),
    observability,
  });
}

/** The firewall is all that logs in us-east-1. */
function composeLogging({ aws, edge }: StackFile, { logging, edge: { hasFirewall }, isProtected }: Policy) {
  return logging.isEncrypted ? { ...aws, hasEdgeLogs: edge !== undefined && hasFirewall, isProtected } : undefined;
}

/** And what other tiers do for it: the cache tells its events, instances send traces. */
function composeObservability({ observability, aws, budget }: StackFile, policy: Policy, stackName: string) {
  if (observability === undefined) return {};
  // Names of dashboards hold no dot.
  const label = stackName.replaceAll(".", "-");
  const percent = policy.observability.tracedPercent;
  const tracing = percent > 0 ? { serviceName: label, percent } : undefined;
  const { isProtected } = policy;
  const figures = { label, budgetMonthlyUsd: budget.monthlyUsd, tracing, isProtected };
  return {
    events: { accountId: aws.accountId },
    tracing,
    observability: { ...observability, ...policy.observability, ...aws, ...figures },
  };
}

/** Without what other tiers are told: the domain, and the load balancer's secret. */
function composeEdge<T>(facts: NonNullable<StackFile["edge"]>, more: T) {
  const { priceClass, contentSecurityPolicy, firewall, healthCheckPath } = facts;
  return { priceClass, contentSecurityPolicy, firewall, healthCheckPath, ...more };
}

/** Nothing downstream may turn one tier's setting into another's by accident. */
function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === "object" && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}
