import assert from "node:assert/strict";
import { stackFileSchema } from "../../environments/schema";
import { valueAt } from "../../environments/validate/given";
import { type Config, load, toConfig } from "../support/loading";
import { readConfig, readFacts, withValues } from "../support/stack-files";

describe("loading the environment", () => {
  it("gives dev's and prod's stack file its own policy", async () => {
    const dev = await load("dev", readConfig("dev"));
    const prod = await load("prod", readConfig("prod"));
    assert.deepEqual([dev.name, dev.database.isMultiAz, dev.aws.accountId], ["dev", false, "111111111111"]);
    assert.deepEqual([prod.name, prod.database.isMultiAz, prod.aws.accountId], ["prod", true, "222222222222"]);
  });

  it("takes the policy from the file, whatever an environment's stack is called", async () => {
    const { name, tags } = await load("fintech", readConfig("prod"));
    assert.deepEqual([name, tags["Stack"]], ["prod", "fintech"]);
  });

  // Each key with another value than the file's, and with what must change so that the file stays consistent in itself.
  const zones = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];
  const certificate = "arn:aws:acm:ap-northeast-2:222222222222:certificate/other";
  const passedOn: [key: string, value: unknown, companions?: Readonly<Record<string, unknown>>][] = [
    ["aws.accountId", "333333333333"],
    ["budget.monthlyUsd", 500],
    ["network.cidrBlock", "10.1.0.0/16"],
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
    ["compute.minInstances", 3],
    ["compute.maxInstances", 11],
    ["compute.cpuTargetPercent", 60],
    ["compute.requestsPerTargetPerMinute", 2000],
    ["compute.image", "app:2"],
    ["compute.containerPort", 80],
    ["compute.healthCheckPath", "/"],
    ["compute.deregistrationDelaySeconds", 61],
    ["storage.replicaRegion", "eu-west-1"],
    ["storage.archive.prefix", "invoices"],
    ["storage.archive.infrequentAccessAfterDays", 31],
    ["storage.archive.glacierInstantAfterDays", 91],
    ["storage.archive.deepArchiveAfterDays", 366],
    ["storage.archive.expireAfterDays", 1831],
    ["storage.media.isAccelerated", true],
    ["compute.certificateArn", certificate, { edge: undefined }],
    ["edge.priceClass", "PriceClass_All"],
    ["edge.contentSecurityPolicy", "default-src 'none'"],
    ["edge.firewall.mode", "count"],
    ["edge.firewall.requestsPer5Minutes", 500],
    ["edge.healthCheckPath", "/"],
    ["observability.ticket.emails", ["others@cloudmart.example"]],
    ["observability.page.webhooks", ["https://others.example"]],
    ["observability.availabilityPercent", 99.9],
    ["observability.anomalyMonitorArn", "arn:aws:ce::222222222222:anomalymonitor/1a2b"],
    ...["cpuPercent", "databaseConnections", "replicaLagSeconds", "errorPercent", "latencySeconds"].map(
      (key): [string, number] => [`observability.${key}`, 7],
    ),
    ["observability.requestsPerMinuteFloor", 50],
  ];
  const converted: [key: string, value: unknown, target: string, result: unknown, companions?: Config][] = [
    ["environment", "dev", "name", "dev"],
    ["timeZone", "Asia/Kolkata", "database.backupWindowUtc", "21:30-22:30"],
    ["tags.owner", "other", "tags.Owner", "other"],
    ["tags.costCentre", "other", "tags.CostCentre", "other"],
    ["database.backupWindow", "02:00-03:00", "database.backupWindowUtc", "17:00-18:00"],
    ["database.maintenanceWindow", "Mon 04:00-05:00", "database.maintenanceWindowUtc", "sun:19:00-sun:20:00"],
    ["cache.snapshotWindow", "02:00-03:00", "cache.snapshotWindowUtc", "17:00-18:00"],
    ["cache.maintenanceWindow", "Mon 04:00-05:00", "cache.maintenanceWindowUtc", "sun:19:00-sun:20:00"],
    ["edge.originSecretVersion", 2, "compute.cdn.originSecretVersion", 2],
    ["edge.domain.name", "other.example", "domain.name", "other.example"],
    ["edge.domain.hostedZoneId", "Z9", "domain.hostedZoneId", "Z9"],
    ["compute.sleep.from", "21:00", "compute.sleep.fromCron", "0 21 * * *", { "compute.sleep.until": "08:00" }],
    ["compute.sleep.until", "08:00", "compute.sleep.untilCron", "0 8 * * *", { "compute.sleep.from": "21:00" }],
  ];
  for (const [key, value, target, result, companions] of [
    ...passedOn.map(([key, value, companions]) => [key, value, key, value, companions] as const),
    ...converted,
  ]) {
    it(`reads ${key} into ${target}`, async () => {
      const stack = key.startsWith("compute.sleep.") ? "dev" : "prod"; // prod never sleeps
      const before = await load("ha", readConfig(stack));
      const after = await load("ha", toConfig(withValues(readFacts(stack), { ...companions, [key]: value })));
      assert.deepEqual(valueAt(after, target.split(".")), result);
      assert.notDeepEqual(valueAt(before, target.split(".")), result);
    });
  }

  it("reads aws.region into everything that depends on it", async () => {
    const moved = JSON.stringify(readConfig("prod")).replaceAll("ap-northeast-2", "us-west-2");
    const { aws, network, compute, storage, domain, edge } = await load("ha", JSON.parse(moved) as Config);
    const regions = [aws, network, compute, storage, domain, edge].map((each) => each?.region);
    assert.deepEqual([...new Set(regions)], ["us-west-2"]);
  });

  it("reads every key there is", () => {
    const read = new Set([...passedOn, ...converted].map(([key]) => key).concat("aws.region"));
    const keys = Object.entries(stackFileSchema.shape).flatMap(([block, part]) =>
      "shape" in part ? Object.keys(part.shape).map((key) => `${block}.${key}`) : [block],
    );
    for (const key of keys)
      assert.ok(
        [...read].some((each) => each === key || each.startsWith(`${key}.`)),
        key,
      );
  });

  it("leaves the engine's own keys alone", async () => {
    const environment = await load("dev", { ...readConfig("dev"), "pulumi:tags": '{"a":"b"}' });
    assert.equal(environment.name, "dev");
  });
});
