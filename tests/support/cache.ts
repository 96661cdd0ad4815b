/** The cache tier with arguments like dev's and like prod's, for its specs. */
import * as aws from "@pulumi/aws";
import { Cache, type CacheArgs } from "../../components/cache/cache";
import { type MockedGraph, runMocked } from "./mocks";

export const DEV: CacheArgs = {
  network: { vpcId: "vpc-1", dataSubnetIds: ["subnet-1", "subnet-2"], workloadZones: ["ap-northeast-2a"] },
  engine: "redis",
  engineVersion: "7.1",
  nodeType: "cache.t4g.micro",
  nodeCount: 1,
  snapshotWindowUtc: "18:00-19:00",
  maintenanceWindowUtc: "sat:19:00-sat:20:00",
  snapshotRetentionDays: 0,
  appliesImmediately: true,
  logRetentionDays: 7,
  isProtected: false,
};
export const PROD: CacheArgs = {
  ...DEV,
  network: { ...DEV.network, workloadZones: ["ap-northeast-2a", "ap-northeast-2b"] },
  nodeType: "cache.t3.micro",
  nodeCount: 2,
  snapshotRetentionDays: 7,
  appliesImmediately: false,
  logRetentionDays: 90,
  isProtected: true,
};

export function build(args: CacheArgs, preview = false): Promise<{ result: Cache; graph: MockedGraph }> {
  return runMocked(
    () => new Cache("cache", args, { providers: [new aws.Provider("provider", { region: "ap-northeast-2" })] }),
    { preview },
  );
}
