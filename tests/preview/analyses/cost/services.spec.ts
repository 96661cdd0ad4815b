import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../../policy/resource-graph";
import { UNKNOWN } from "../../../../policy/resource-graph";
import { estimateCost } from "../../../../preview/analyses/cost/cost";
import type { Cost } from "../../../../preview/analyses/cost/result";
import { cpusOf } from "../../../../preview/analyses/cost/services/databases";
import { readUsage } from "../../../../preview/analyses/cost/usage";
import { makeGraph, makeResource } from "../../../support/graphs";

const provider = makeResource("pulumi:providers:aws", "aws", { region: "ap-northeast-2" });

function price(resources: readonly GraphResource[], amounts: JsonObject = {}): Cost {
  const placed = resources.map((resource) => ({ ...resource, provider: provider.urn }));
  return estimateCost(makeGraph([provider, ...placed]), { usage: readUsage(amounts, "spec").profile });
}

const cents = (usd: number): number => Math.round(usd * 100) / 100;

/** What is charged anyway, by what it is for; the maximum beside it where it differs. */
function alwaysOn(...resources: readonly GraphResource[]): Record<string, number | readonly number[]> {
  const lines = price(resources).lines.filter(({ kind }) => kind === "always on");
  return Object.fromEntries(
    lines.map(({ what, monthlyUsd, maximumMonthlyUsd }) => {
      const [least, most] = [cents(monthlyUsd), cents(maximumMonthlyUsd)];
      return [what, least === most ? least : [least, most]];
    }),
  );
}

function unpriced(...resources: readonly GraphResource[]): string[] {
  return price(resources).unpriced.map(({ what, reason }) => `${what}: ${reason}`);
}

function database(inputs: JsonObject): GraphResource {
  return makeResource("aws:rds/instance:Instance", "orders", {
    engine: "postgres",
    engineVersion: "16",
    instanceClass: "db.t3.micro",
    storageType: "gp3",
    allocatedStorage: 20,
    ...inputs,
  });
}

describe("the cost of a database", () => {
  it("doubles instance and storage with a standby", () => {
    assert.deepEqual(alwaysOn(database({})), { "db.t3.micro database, hours": 20.44, "gp3 storage": 2.62 });
    assert.deepEqual(alwaysOn(database({ multiAz: true })), {
      "db.t3.micro database, Multi-AZ, hours": 40.88,
      "gp3 storage": 5.24,
    });
  });

  it("ranges to the size that storage may grow to by itself", () => {
    assert.deepEqual(alwaysOn(database({ maxAllocatedStorage: 100 }))["gp3 storage"], [2.62, 13.1]);
  });

  it("counts IOPS above what striped storage has, and cannot price its throughput", () => {
    const large = database({ allocatedStorage: 400, iops: 13_000, storageThroughput: 600 });
    assert.equal(alwaysOn(large)["IOPS above 12,000"], 23);
    assert.deepEqual(unpriced(large), ["throughput above 500 MiB/s: no price found for it"]);
  });

  it("takes a replica's engine and storage from its primary", () => {
    const replica = makeResource("aws:rds/instance:Instance", "copy", {
      replicateSourceDb: "<aws:rds/instance:Instance::orders.identifier>",
      instanceClass: "db.t3.micro",
      storageType: "gp3",
    });
    assert.equal(alwaysOn(database({}), replica)["db.t3.micro replica, hours"], 20.44);
  });

  it("counts extended support for each vCPU of instance and standby", () => {
    const what = "extended support of PostgreSQL 13";
    assert.equal(alwaysOn(database({ engineVersion: "13.4" }))[what], 175.2); // 2 x 730 x 0.12
    assert.equal(alwaysOn(database({ engineVersion: "13.4", multiAz: true }))[what], 350.4);
    const refusing = { engineVersion: "13.4", engineLifecycleSupport: "open-source-rds-extended-support-disabled" };
    assert.equal(alwaysOn(database(refusing))[what], undefined);
    assert.deepEqual(unpriced(database({ engineVersion: "11" })), [
      "extended support of PostgreSQL 11: no price for its third year",
    ]);
    assert.deepEqual(["db.t4g.micro", "db.m7g.large", "db.r6g.xlarge", "db.r6g.4xlarge", "db.m6gd.metal"].map(cpusOf), [
      2,
      2,
      4,
      16,
      undefined,
    ]);
  });

  it("counts the secret that RDS makes, a public address, and what has no price", () => {
    const open = alwaysOn(database({ manageMasterUserPassword: true, publiclyAccessible: true }));
    assert.deepEqual([open["secret of the master password"], open["public IPv4 address"]], [0.4, 3.65]);
    const watched = database({ performanceInsightsRetentionPeriod: 31, monitoringInterval: 60 });
    assert.deepEqual(unpriced(watched).length, 2);
  });

  it("never borrows a class's price from another engine", () => {
    assert.deepEqual(unpriced(database({ engine: "mysql" })), ["mysql instance: only PostgreSQL has prices here"]);
  });

  it("says what it cannot tell, and keeps what it can", () => {
    const cost = price([database({ allocatedStorage: UNKNOWN })]);
    assert.ok(cost.lines.some(({ what }) => what === "db.t3.micro database, hours"));
    assert.deepEqual(
      cost.unpriced.map(({ reason }) => reason),
      ["allocatedStorage is not known before deployment"],
    );
  });
});

describe("the cost of a group of instances", () => {
  const group = (inputs: JsonObject = {}): GraphResource =>
    makeResource("aws:autoscaling/group:Group", "web", {
      minSize: 2,
      maxSize: 4,
      launchTemplate: { id: "<aws:ec2/launchTemplate:LaunchTemplate::web.id>" },
      ...inputs,
    });
  const template = (inputs: JsonObject = {}): GraphResource =>
    makeResource("aws:ec2/launchTemplate:LaunchTemplate", "web", {
      instanceType: "m7g.large",
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 10, volumeType: "gp3" } }],
      ...inputs,
    });

  it("is that of its minimum, and of its maximum: hours, volumes, metrics, addresses", () => {
    const open = template({ monitoring: { enabled: true }, networkInterfaces: [{ associatePublicIpAddress: "true" }] });
    assert.deepEqual(alwaysOn(group(), open), {
      "m7g.large instances, hours": [146.44, 292.88],
      "volumes of instances, gp3 storage": [1.82, 3.65],
      "detailed monitoring, metrics": [4.2, 8.4],
      "public IPv4 addresses of instances": [7.3, 14.6],
    });
  });

  it("counts what a volume has above the free IOPS and throughput", () => {
    const ebs = { volumeSize: 10, volumeType: "gp3", iops: 4000, throughput: 225 };
    const fast = alwaysOn(group({ maxSize: 2 }), template({ blockDeviceMappings: [{ ebs }] }));
    assert.equal(fast["volumes of instances, IOPS above 3,000"], 11.4);
    assert.equal(fast["volumes of instances, throughput above 125 MiB/s"], 9.12);
  });

  it("is not known for spot, dedicated and mixed instances, nor without a launch template of the stack", () => {
    assert.deepEqual(unpriced(group(), template({ instanceMarketOptions: { marketType: "spot" } })), [
      "m7g.large instances, hours: spot prices move all the time",
    ]);
    assert.equal(unpriced(group(), template({ placement: { tenancy: "dedicated" } })).length, 1);
    assert.equal(unpriced(group({ mixedInstancesPolicy: {} }), template()).length, 1);
    assert.equal(unpriced(makeResource("aws:autoscaling/group:Group", "web", { minSize: 1 })).length, 1);
  });

  it("does not fall with a schedule, and says so", () => {
    const sleep = makeResource("aws:autoscaling/schedule:Schedule", "sleep", {
      autoscalingGroupName: "<aws:autoscaling/group:Group::web.name>",
      minSize: 0,
    });
    const [line] = price([group(), template(), sleep]).lines;
    assert.equal(cents(line?.monthlyUsd ?? 0), 146.44);
    assert.match(line?.assumption ?? "", /scheduled sizes are not counted/);
  });
});

describe("the cost of a cache", () => {
  const cache = (inputs: JsonObject): GraphResource =>
    makeResource("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", {
      nodeType: "cache.t4g.micro",
      ...inputs,
    });

  it("is its nodes at the price of its engine", () => {
    assert.deepEqual(alwaysOn(cache({ engine: "redis", numCacheClusters: 2 })), {
      "cache.t4g.micro redis nodes, hours": 35.04,
    });
    assert.deepEqual(alwaysOn(cache({ engine: "valkey", numNodeGroups: 2, replicasPerNodeGroup: 1 })), {
      "cache.t4g.micro valkey nodes, hours": 56.06,
    });
  });

  it("is unpriced where Seoul has no price: snapshots, old engines, memcached", () => {
    assert.equal(unpriced(cache({ snapshotRetentionLimit: 1 })).length, 1);
    assert.equal(unpriced(cache({ engineVersion: "5.0.6" })).length, 1);
    assert.equal(
      unpriced(makeResource("aws:elasticache/cluster:Cluster", "c", { nodeType: "cache.t4g.micro" })).length,
      1,
    );
  });
});

describe("the cost of the rest", () => {
  it("counts interface endpoints in each zone, and gateway endpoints not at all", () => {
    const endpoint = (inputs: JsonObject): GraphResource =>
      makeResource("aws:ec2/vpcEndpoint:VpcEndpoint", "e", inputs);
    assert.deepEqual(alwaysOn(endpoint({ vpcEndpointType: "Interface", subnetIds: ["a", "b"] })), {
      "interface endpoint, hours in each zone": 18.98,
    });
    assert.equal(price([endpoint({ vpcEndpointType: "Gateway" })]).freeResources, 1);
  });

  it("keeps logs as long as their group says, and counts a year of those kept for ever", () => {
    const group = (inputs: JsonObject): Cost =>
      price([makeResource("aws:cloudwatch/logGroup:LogGroup", "app", inputs)], { logGb: 10 });
    assert.equal(cents(group({ retentionInDays: 365 }).usageMonthlyUsd), 11.37); // 10 x 0.76 + 120 x 0.0314
    assert.equal(cents(group({}).usageMonthlyUsd), 11.37);
  });

  it("bills a web ACL of CloudFront in us-east-1, with each of its rules", () => {
    const acl = makeResource("aws:wafv2/webAcl:WebAcl", "acl", { scope: "CLOUDFRONT", rules: [{}, {}] });
    assert.deepEqual(alwaysOn(acl), { "web ACL": 5, "web ACL, rules": 2 });
    for (const { price: source } of price([acl]).lines) assert.match(source.key, /^us-east-1\/waf\//);
  });

  it("sends readers' answers from the CDN where there is one, and counts each gigabyte once", () => {
    const balancer = makeResource("aws:lb/loadBalancer:LoadBalancer", "web", { subnets: ["a", "b"] });
    const cdn = makeResource("aws:cloudfront/distribution:Distribution", "cdn");
    const answers = (...resources: GraphResource[]): number[] =>
      price(resources, { readerGb: 20_000 })
        .lines.filter(({ what }) => what.includes("answers"))
        .map(({ quantity }) => quantity);
    assert.deepEqual(answers(balancer), [10_240, 9760]);
    assert.deepEqual(answers(balancer, cdn), [10_240, 9760]);
  });

  it("counts alarms by their metrics, dashboards, health checks with options, secrets with copies", () => {
    const alarm = (inputs: JsonObject): GraphResource =>
      makeResource("aws:cloudwatch/metricAlarm:MetricAlarm", "a", inputs);
    assert.equal(alwaysOn(alarm({ period: 60 }))["alarm, metrics"], 0.1);
    assert.equal(alwaysOn(alarm({ period: 10 }))["alarm, metrics"], 0.3);
    const queries = [{ metric: { period: 60 } }, { metric: { period: 60 } }, { expression: "m1+m2" }];
    assert.equal(alwaysOn(alarm({ metricQueries: queries }))["alarm, metrics"], 0.2);
    assert.equal(alwaysOn(makeResource("aws:cloudwatch/dashboard:Dashboard", "d"))["dashboard"], 3);
    const check = makeResource("aws:route53/healthCheck:HealthCheck", "h", { type: "HTTPS", requestInterval: 10 });
    assert.deepEqual(alwaysOn(check), { "health check, options": 4, "health check": 0.75 });
    const secret = makeResource("aws:secretsmanager/secret:Secret", "s", { replicas: [{ region: "us-east-1" }] });
    assert.equal(alwaysOn(secret)["secret and its copies"], 0.8);
  });
});
