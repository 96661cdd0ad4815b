const SECOND_REGION = {
  region: "us-east-1",
  routing: "failover",
  dnsName: "balancer.example.com",
  hostedZoneId: "Z0123456789ABCDEFGHIJ",
};

/** Keys of a stack file that reach the environment as they are, each with another value than prod's. */
import { makeEcKey } from "./pem";

const zones = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];
const standby = { cidrBlock: "10.3.0.0/16", availabilityZones: ["us-east-1a", "us-east-1c"] };
const certificate = "arn:aws:acm:ap-northeast-2:222222222222:certificate/other";
/** Key, value, and what must change with it so that the file stays consistent in itself. */
export const passedOn: [key: string, value: unknown, companions?: Readonly<Record<string, unknown>>][] = [
  ["aws.accountId", "333333333333"],
  ["budget.monthlyUsd", 500],
  ["objectives.availabilityPercent", 99.99],
  ["objectives.zonePowerLoss.recoveryTimeSeconds", 90],
  ["network.cidrBlock", "10.2.0.0/16"],
  ["network.availabilityZones", zones],
  ["network.workloadZoneCount", 3, { "network.availabilityZones": zones, "compute.minInstances": 3 }],
  ["database.engineVersion", "16"],
  ["database.instanceClass", "db.m7g.large"],
  ["database.storageGiB", 25],
  ["database.maxStorageGiB", 200],
  ["database.iops", 13_000, { "database.storageGiB": 400, "database.maxStorageGiB": 500 }],
  ["database.throughputMiBps", 600, { "database.storageGiB": 400, "database.maxStorageGiB": 500 }],
  ["database.databaseName", "shop"],
  ["database.username", "shop"],
  ["database.readReplicaCount", 1],
  ["database.restoreFromSnapshot", "before"],
  ["cache.engine", "valkey", { "cache.engineVersion": "8.0" }],
  ["cache.engineVersion", "7.0"],
  ["cache.nodeType", "cache.m7g.large"],
  ["cache.nodeCount", 3],
  ["compute.instanceType", "m7i.large"],
  ["compute.rootVolumeGiB", 20],
  ["compute.instancesNeeded", 1],
  ["compute.minInstances", 3],
  ["compute.maxInstances", 11],
  ["compute.cpuTargetPercent", 60],
  ["compute.requestsPerTargetPerMinute", 2000],
  ["compute.image", "app:2"],
  ["compute.containerPort", 80],
  ["compute.healthCheckPath", "/"],
  ["compute.deregistrationDelaySeconds", 61],
  [
    "storage.replicaRegion",
    "eu-west-1",
    { "recovery.standby": { ...standby, region: "eu-west-1", availabilityZones: ["eu-west-1a", "eu-west-1b"] } },
  ],
  ["storage.archive.prefix", "invoices"],
  ...Object.entries({ infrequentAccess: 31, glacierInstant: 91, deepArchive: 366, expire: 1831 }).map(
    ([step, days]): [string, number] => [`storage.archive.${step}AfterDays`, days],
  ),
  ["storage.media.isAccelerated", true],
  ["storage.media.archiveTiers", { prefix: "masters", archiveAccessAfterDays: 90 }],
  ["edge.originShieldRegion", "us-east-1"],
  ["edge.hasMediaFailover", true],
  ["edge.signedMedia", { publicKeys: [{ name: "first", pem: makeEcKey() }] }],
  ["compute.certificateArn", certificate, { edge: undefined }],
  ["edge.priceClass", "PriceClass_All"],
  ["edge.contentSecurityPolicy", "default-src 'none'"],
  ["edge.firewall.mode", "count"],
  ["edge.firewall.requestsPer5Minutes", 500],
  ["edge.healthCheckPath", "/"],
  ["accelerator.label", "api", { "edge.originSecretVersion": 1 }],
  ["accelerator.secondRegion", SECOND_REGION, { "edge.originSecretVersion": 1, "accelerator.label": "api" }],
  ["observability.ticket.emails", ["others@cloudmart.example"]],
  ["observability.page.webhooks", ["https://others.example"]],
  ["observability.availabilityPercent", 99.9],
  ["observability.anomalyMonitorArn", "arn:aws:ce::222222222222:anomalymonitor/1a2b"],
  ...["cpuPercent", "databaseConnections", "replicaLagSeconds", "errorPercent", "latencySeconds"].map(
    (key): [string, number] => [`observability.${key}`, 7],
  ),
  ["observability.requestsPerMinuteFloor", 50],
  ["recovery.standby", { ...standby, region: "us-east-1" }],
];
