/** The observability tier with arguments like prod's, for its specs. */
import type { AlarmDefinition } from "../../components/observability/alarm";
import { Observability, type ObservabilityArgs, planAlarms } from "../../components/observability/observability";
import { type MockedGraph, runMocked } from "./mocks";

export const OBSERVABILITY_NAME = "cloudmart-observability";

export const OBSERVABILITY_ARGS: ObservabilityArgs = {
  network: {
    natGateways: [
      { zone: "ap-northeast-2a", id: "nat-1" },
      { zone: "ap-northeast-2b", id: "nat-2" },
    ],
    workloadZones: ["ap-northeast-2a", "ap-northeast-2b"],
    flowLogGroupName: "flow-logs",
  },
  database: {
    identifiers: ["db", "db-replica-1"],
    instanceClass: "db.t3.micro",
    storageGiB: 20,
    logGroupName: "/aws/rds/instance/db/postgresql",
  },
  cache: {
    nodeIds: ["cache-001", "cache-002"],
    nodeType: "cache.t3.micro",
    purpose: "cache",
    eventTopicArn: "arn:cache-events",
  },
  tables: {
    tables: { "viewing-state": { name: "viewing-state-1", indexNames: ["newest-first"] } },
    replicaRegions: ["eu-west-1"],
  },
  storage: {
    replications: {
      archive: {
        sourceBucket: "archive",
        destinationBucket: "archive-replica",
        ruleId: "everything",
        destinationRegion: "eu-west-1",
      },
    },
  },
  compute: {
    loadBalancerArnSuffix: "app/alb/1",
    targetGroupArnSuffix: "targetgroup/target/1",
    autoScalingGroupName: "group",
    logGroupName: "application",
  },
  edge: {
    distributionId: "E1",
    firewall: { metricName: "firewall", logGroupName: "aws-waf-logs-1" },
    healthCheckId: "check",
  },
  domain: {
    certificateArn: "arn:aws:acm:ap-northeast-2:123456789012:certificate/1",
    viewerCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/2",
  },
  region: "ap-northeast-2",
  accountId: "123456789012",
  label: "cloudmart-prod",
  budgetMonthlyUsd: 400,
  tracing: { serviceName: "cloudmart-prod", percent: 5 },
  page: { emails: ["on-call@example.com"] },
  ticket: { emails: ["team@example.com"], webhooks: ["https://chat.example.com/sns"] },
  availabilityPercent: 99.99,
  cpuPercent: 80,
  databaseConnections: 100,
  replicaLagSeconds: 5,
  errorPercent: 1,
  latencySeconds: 1,
  requestsPerMinuteFloor: 20,
  isPaging: true,
  hasEveryAlarm: true,
  isErrorBudgetWatched: true,
  isProtected: true,
};

/** The definition of one alarm, by its role. */
export function planOne(role: string, overrides: Partial<ObservabilityArgs> = {}): AlarmDefinition {
  const found = planAlarms({ ...OBSERVABILITY_ARGS, ...overrides }).find((definition) => definition.role === role);
  if (found === undefined) throw new Error(`no alarm ${role}`);
  return found;
}

export function rolesOf(overrides: Partial<ObservabilityArgs> = {}): string[] {
  return planAlarms({ ...OBSERVABILITY_ARGS, ...overrides }).map(({ role }) => role);
}

/** A definition in one line: what it looks at, when it rings, and what silence means. */
export function describeAlarm(definition: AlarmDefinition): string {
  const { series, expression, when, threshold, periods, periodSeconds, missing, severity, through, region } =
    definition;
  const metrics = Object.entries(series).map(([id, { namespace, metric, statistic, dimensions }]) => {
    const where = Object.entries(dimensions).map(([key, value]) => `${key}=${value as string}`);
    return `${expression === undefined ? "" : `${id}: `}${statistic} of ${namespace} ${metric} at ${where.join(" ")}`;
  });
  return [
    metrics.join("; "),
    ...(expression === undefined ? [] : [expression]),
    `${when} ${threshold} for ${periods} x ${periodSeconds} s`,
    `silence ${missing.as}`,
    through ?? severity,
    ...(region === undefined ? [] : [region]),
  ].join(" | ");
}

export async function runObservability(
  overrides: Partial<ObservabilityArgs> = {},
): Promise<{ observability: Observability; graph: MockedGraph }> {
  const args = { ...OBSERVABILITY_ARGS, ...overrides };
  const { result, graph } = await runMocked(() => new Observability(OBSERVABILITY_NAME, args));
  return { observability: result, graph };
}
