/** The storage tier with arguments like prod's, for its specs. */
import { Storage, type StorageArgs } from "../../components/storage/storage";
import { type MockedGraph, runMocked } from "./mocks";

export const STORAGE_NAME = "cloudmart-storage";

export const STORAGE_ARGS: StorageArgs = {
  region: "ap-northeast-2",
  accountId: "123456789012",
  replicaRegion: "us-east-1",
  archive: {
    prefix: "orders",
    infrequentAccessAfterDays: 30,
    glacierInstantAfterDays: 90,
    deepArchiveAfterDays: 365,
    expireAfterDays: 1830,
  },
  media: { isAccelerated: false },
  versionRetentionDays: 90,
  requestLogRetentionDays: 90,
  isReplicated: true,
  isReplicationTimed: true,
  lockMode: "Governance",
  archiveRetentionDays: 365,
  isProtected: true,
};

/** Like dev: disposable, one Region, no versions, no logs. */
export const PLAIN_STORAGE: Partial<StorageArgs> = {
  replicaRegion: undefined,
  versionRetentionDays: 0,
  requestLogRetentionDays: 0,
  isReplicated: false,
  isReplicationTimed: false,
  lockMode: "None",
  archiveRetentionDays: 0,
  isProtected: false,
};

export interface StorageRun {
  readonly storage: Storage;
  readonly graph: MockedGraph;
}

const runs = new Map<string, Promise<StorageRun>>();

/** One run for equal arguments. */
export function runStorage(overrides: Partial<StorageArgs> = {}): Promise<StorageRun> {
  const args = { ...STORAGE_ARGS, ...overrides };
  const key = JSON.stringify(args);
  const run = runs.get(key) ?? buildStorage(args);
  runs.set(key, run);
  return run;
}

async function buildStorage(args: StorageArgs): Promise<StorageRun> {
  const { result, graph } = await runMocked(() => new Storage(STORAGE_NAME, args));
  return { storage: result, graph };
}
