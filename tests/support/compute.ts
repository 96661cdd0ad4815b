/** The compute tier with arguments like prod's, for its specs. */
import { Compute, type ComputeArgs } from "../../components/compute/compute";
import { type MockedGraph, type MockOptions, runMocked } from "./mocks";

export const COMPUTE_NAME = "cloudmart-compute";

const CERTIFICATE = "arn:aws:acm:ap-northeast-2:123456789012:certificate/00000000-0000-4000-8000-000000000000";

export const COMPUTE_ARGS: ComputeArgs = {
  network: {
    vpcId: "vpc-1",
    publicSubnetIds: ["subnet-public-1", "subnet-public-2"],
    privateSubnetIds: ["subnet-private-1", "subnet-private-2"],
    workloadSubnetIds: ["subnet-private-1", "subnet-private-2"],
    workloadZones: ["ap-northeast-2a", "ap-northeast-2b"],
    s3EndpointId: "vpce-s3",
    dynamodbEndpointId: "vpce-dynamodb",
  },
  database: {
    address: "db.example.internal",
    readAddresses: ["db-read-1.example.internal", "db-read-2.example.internal"],
    port: 5432,
    databaseName: "cloudmart",
    secretArn: "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:database",
    keyArn: "arn:aws:kms:ap-northeast-2:123456789012:key/database",
    securityGroupId: "sg-database",
  },
  cache: {
    port: 6379,
    secretArn: "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:cache",
    keyArn: "arn:aws:kms:ap-northeast-2:123456789012:key/cache",
    securityGroupId: "sg-cache",
  },
  region: "ap-northeast-2",
  accountId: "123456789012",
  tags: { Project: "cloudmart", Environment: "test" },
  instanceType: "t3.small",
  rootVolumeGiB: 10,
  minInstances: 2,
  maxInstances: 10,
  cpuTargetPercent: 70,
  requestsPerTargetPerMinute: 1000,
  image: "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/cloudmart-backend:1.0.0",
  containerPort: 8080,
  healthCheckPath: "/health",
  deregistrationDelaySeconds: 60,
  certificateArn: CERTIFICATE,
  sleep: undefined,
  isHttpsRequired: true,
  isInternalBehindCdn: false,
  accessLogRetentionDays: 90,
  logRetentionDays: 90,
  maxInstanceLifetimeDays: 30,
  isProtected: true,
};

/** No certificate, no protection, one instance that sleeps, a public image. */
export const PLAIN_COMPUTE: Partial<ComputeArgs> = {
  certificateArn: undefined,
  isHttpsRequired: false,
  isProtected: false,
  minInstances: 1,
  image: "nginx:1.29",
  maxInstanceLifetimeDays: 0,
  sleep: { fromCron: "0 21 * * 1-5", untilCron: "0 8 * * 1-5", timeZone: "Asia/Seoul" },
};

export interface ComputeRun {
  readonly compute: Compute;
  readonly graph: MockedGraph;
}

const runs = new Map<string, Promise<ComputeRun>>();

/** One run for equal arguments: graphs are read-only, and a run takes a third of a second. */
export function runCompute(overrides: Partial<ComputeArgs> = {}, options: MockOptions = {}): Promise<ComputeRun> {
  const args = { ...COMPUTE_ARGS, ...overrides };
  const key = JSON.stringify([args, options]);
  const run = runs.get(key) ?? buildCompute(args, options);
  runs.set(key, run);
  return run;
}

async function buildCompute(args: ComputeArgs, options: MockOptions): Promise<ComputeRun> {
  const { result, graph } = await runMocked(() => new Compute(COMPUTE_NAME, args), options);
  return { compute: result, graph };
}
