/** The database tier with arguments like prod's, for its specs. */
import { Database, type DatabaseArgs } from "../../components/database/database";
import { type MockedGraph, type MockOptions, runMocked } from "./mocks";

export const DATABASE_NAME = "cloudmart-database";

export const DATABASE_ARGS: DatabaseArgs = {
  network: {
    vpcId: "vpc-1",
    dataSubnetIds: ["subnet-isolated-1", "subnet-isolated-2", "subnet-isolated-3"],
    workloadZones: ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"],
  },
  engineVersion: "15",
  instanceClass: "db.t3.micro",
  storageGiB: 20,
  maxStorageGiB: 100,
  iops: undefined,
  throughputMiBps: undefined,
  databaseName: "cloudmart",
  username: "cloudmart_user",
  backupWindowUtc: "18:00-19:00",
  maintenanceWindowUtc: "sat:19:00-sat:20:00",
  readReplicaCount: 0,
  restoreFromSnapshot: undefined,
  isMultiAz: true,
  backupRetentionDays: 7,
  appliesImmediately: false,
  logRetentionDays: 90,
  isProtected: true,
};

/** One zone, disposable, changes applied at once. */
export const DISPOSABLE_DATABASE: Partial<DatabaseArgs> = {
  isMultiAz: false,
  isProtected: false,
  appliesImmediately: true,
  logRetentionDays: 7,
};

export interface DatabaseRun {
  readonly database: Database;
  readonly graph: MockedGraph;
}

const runs = new Map<string, Promise<DatabaseRun>>();

/** One run for equal arguments: graphs are read-only, and a run takes a good part of a second. */
export function runDatabase(overrides: Partial<DatabaseArgs> = {}, options: MockOptions = {}): Promise<DatabaseRun> {
  const args = { ...DATABASE_ARGS, ...overrides };
  const key = JSON.stringify([args, options]);
  const run = runs.get(key) ?? buildDatabase(args, options);
  runs.set(key, run);
  return run;
}

async function buildDatabase(args: DatabaseArgs, options: MockOptions): Promise<DatabaseRun> {
  const { result, graph } = await runMocked(() => new Database(DATABASE_NAME, args), options);
  return { database: result, graph };
}
