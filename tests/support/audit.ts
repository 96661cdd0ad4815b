/** The audit tier with arguments like prod's, and prod's whole program with an audit, for their specs. */
import { Audit, type AuditArgs } from "../../components/audit/audit";
import type { ResourceGraph } from "../../policy/resource-graph";
import { type Edit, previewEdited } from "./copies";
import { type MockedGraph, runMocked } from "./mocks";

export const AUDIT_NAME = "cloudmart-audit";

export const AUDIT_ARGS: AuditArgs = {
  archive: { bucketArn: "arn:aws:s3:::archive" },
  alarms: {
    pageTopicArn: "arn:aws:sns:ap-northeast-2:123456789012:page",
    ticketTopicArn: "arn:aws:sns:ap-northeast-2:123456789012:ticket",
  },
  region: "ap-northeast-2",
  accountId: "123456789012",
  label: "cloudmart-prod",
  retentionDays: 730,
  infrequentAccessAfterDays: 90,
  deepArchiveAfterDays: 365,
  logRetentionDays: 365,
  areObjectsLogged: true,
  areRequestsLogged: true,
  isConfigurationRecorded: true,
  isThreatDetectionOn: true,
  isRuntimeMonitored: false,
  lockMode: "Governance",
  isProtected: true,
};

export const TRAIL_ARN = "arn:aws:cloudtrail:ap-northeast-2:123456789012:trail/cloudmart-prod";

/** Like dev: the trail alone, disposable, and nobody is told. */
export const PLAIN_AUDIT: Partial<AuditArgs> = {
  archive: undefined,
  alarms: undefined,
  retentionDays: 90,
  infrequentAccessAfterDays: undefined,
  deepArchiveAfterDays: undefined,
  logRetentionDays: 7,
  areObjectsLogged: false,
  areRequestsLogged: false,
  isConfigurationRecorded: false,
  isThreatDetectionOn: false,
  lockMode: "None",
  isProtected: false,
};

export interface AuditRun {
  readonly audit: Audit;
  readonly graph: MockedGraph;
}

const runs = new Map<string, Promise<AuditRun>>();

/** One run for equal arguments. */
export function runAudit(overrides: Partial<AuditArgs> = {}): Promise<AuditRun> {
  const args = { ...AUDIT_ARGS, ...overrides };
  const key = JSON.stringify(args);
  const run = runs.get(key) ?? buildAudit(args);
  runs.set(key, run);
  return run;
}

async function buildAudit(args: AuditArgs): Promise<AuditRun> {
  const { result, graph } = await runMocked(() => new Audit(AUDIT_NAME, args));
  return { audit: result, graph };
}

/** A stack file with an audit, last in the file. */
const LAST_LINE = "      availabilityZones: [us-east-1a, us-east-1b]";
const WITH_AUDIT: readonly Edit[] = [
  [
    "Pulumi.prod.yaml",
    LAST_LINE,
    `${LAST_LINE}\n  cloudmart:audit:\n    retentionDays: 730\n    infrequentAccessAfterDays: 90`,
  ],
];

/** Prod, were there an audit in its stack file. */
export function loadAuditedProd(): Promise<ResourceGraph> {
  return previewEdited("prod", WITH_AUDIT);
}
