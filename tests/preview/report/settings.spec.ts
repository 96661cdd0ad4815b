import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../policy/resource-graph";
import { readSettings } from "../../../preview/report/settings";
import { makeGraph, makeResource } from "../../support/graphs";

/** Rows as `tier / label` to value. */
function settingsOf(...resources: readonly GraphResource[]): Record<string, string> {
  const rows = readSettings(makeGraph(resources)).map(({ tier, label, value }) => [`${tier} / ${label}`, value]);
  return Object.fromEntries(rows) as Record<string, string>;
}

/** The rows of one tier, by label. */
function tierOf(tier: string, ...resources: readonly GraphResource[]): Record<string, string> {
  const rows = readSettings(makeGraph(resources)).filter((row) => row.tier === tier);
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]));
}

function database(inputs: JsonObject, name = "main"): GraphResource {
  return makeResource("aws:rds/instance:Instance", name, inputs);
}

const provider = makeResource("pulumi:providers:aws", "aws", {
  region: "ap-northeast-2",
  allowedAccountIds: '["111111111111"]',
});
const vpc = makeResource("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
const subnets = ["a", "b"].map((letter) =>
  makeResource("aws:ec2/subnet:Subnet", letter, { availabilityZone: `ap-northeast-2${letter}` }),
);
const nat = makeResource("aws:ec2/natGateway:NatGateway", "1", { subnetId: "<aws:ec2/subnet:Subnet::a.id>" });

describe("the settings of a stack", () => {
  it("have rows only for the tiers that it has", () => {
    assert.deepEqual(settingsOf(), { "Stack / Protected resources": "0" });
  });

  it("name Region and account from the provider", () => {
    assert.deepEqual(tierOf("Stack", provider), {
      Region: "ap-northeast-2",
      Account: "111111111111",
      "Protected resources": "0",
    });
    const loose = makeResource("pulumi:providers:aws", "aws", { region: "[unknown]" });
    assert.deepEqual(tierOf("Stack", loose), {
      Region: "unknown until deployed",
      Account: "any",
      "Protected resources": "0",
    });
    const unknown = makeResource("pulumi:providers:aws", "aws", { region: "eu", allowedAccountIds: "[unknown]" });
    assert.equal(tierOf("Stack", unknown)["Account"], "unknown until deployed");
  });
});

describe("the settings of the network", () => {
  it("tell zones with subnets from zones that carry work, by their letters", () => {
    const group = makeResource("aws:autoscaling/group:Group", "app", {
      vpcZoneIdentifiers: ["<aws:ec2/subnet:Subnet::b.id>"],
    });
    assert.deepEqual(tierOf("Network", provider, vpc, ...subnets, nat, group), {
      "CIDR block": "10.0.0.0/16",
      "Zones with subnets": "2 (a, b)",
      "Zones that carry work": "1 (b)",
      "NAT gateways": "1 (a)",
      "Flow logs": "off",
    });
  });

  it("name zones in full without their Region, and say what is not known", () => {
    assert.equal(tierOf("Network", vpc, ...subnets)["Zones with subnets"], "2 (ap-northeast-2a, ap-northeast-2b)");
    const lost = makeResource("aws:ec2/natGateway:NatGateway", "1", { subnetId: "[unknown]" });
    const group = makeResource("aws:autoscaling/group:Group", "app", { vpcZoneIdentifiers: "[unknown]" });
    const { "NAT gateways": gateways, "Zones that carry work": zones } = tierOf("Network", vpc, lost, group);
    assert.deepEqual([gateways, zones], ["1 (zones unknown)", "unknown until deployed"]);
  });

  it("name the network ACL where there is one", () => {
    const acl = makeResource("aws:ec2/networkAcl:NetworkAcl", "data");
    assert.equal(tierOf("Network", vpc, acl)["Network ACL"], "around the data subnets");
    assert.equal(tierOf("Network", vpc)["Network ACL"], undefined);
  });

  it("say how long flow logs are kept", () => {
    const logGroup = makeResource("aws:cloudwatch/logGroup:LogGroup", "flow", { retentionInDays: 90 });
    const log = makeResource("aws:ec2/flowLog:FlowLog", "flow", {
      logDestination: "<aws:cloudwatch/logGroup:LogGroup::flow.arn>",
    });
    assert.equal(tierOf("Network", vpc, logGroup, log)["Flow logs"], "90 days");
    assert.equal(tierOf("Network", vpc, log)["Flow logs"], "on");
  });
});

describe("the settings of the database", () => {
  it("are those of the primary, with the number of replicas", () => {
    const primary = database({
      engine: "postgres",
      engineVersion: "15",
      instanceClass: "db.t3.micro",
      allocatedStorage: 20,
      maxAllocatedStorage: 100,
      storageType: "gp3",
      multiAz: true,
      backupRetentionPeriod: 7,
      deletionProtection: true,
    });
    const replica = database({ replicateSourceDb: "x", instanceClass: "db.t3.large" }, "replica-1");
    assert.deepEqual(tierOf("Database", primary, replica), {
      Engine: "postgres 15",
      "Instance class": "db.t3.micro",
      Storage: "20 to 100 GiB gp3",
      "Multi-AZ": "yes",
      "Automated backups": "7 days",
      "Deletion protection": "yes",
      "Read replicas": "1",
    });
  });

  it("say what is off, not set, unknown or secret", () => {
    const { Storage, Engine, ...rest } = tierOf(
      "Database",
      database({ multiAz: false, backupRetentionPeriod: 0, instanceClass: "[unknown]", engine: "[secret]" }),
    );
    assert.deepEqual([Storage, Engine], ["not set", "secret"]);
    assert.deepEqual(rest, {
      "Instance class": "unknown until deployed",
      "Multi-AZ": "no",
      "Automated backups": "off",
      "Deletion protection": "not set",
      "Read replicas": "0",
    });
    assert.equal(tierOf("Database", database({ allocatedStorage: 20 }))["Storage"], "20 GiB");
  });

  it("name each value once when there are several databases", () => {
    const settings = tierOf(
      "Database",
      database({ engine: "postgres", instanceClass: "a" }, "one"),
      database({ engine: "postgres", instanceClass: "b" }, "two"),
    );
    assert.deepEqual([settings["Engine"], settings["Instance class"]], ["postgres", "a, b"]);
  });
});

describe("the settings of the cache", () => {
  it("are those of the replication group", () => {
    const group = makeResource("aws:elasticache/replicationGroup:ReplicationGroup", "main", {
      engine: "redis",
      engineVersion: "7.1",
      nodeType: "cache.t3.micro",
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      snapshotRetentionLimit: 1,
    });
    assert.deepEqual(tierOf("Cache", group), {
      Engine: "redis 7.1",
      "Node type": "cache.t3.micro",
      Nodes: "2",
      "Automatic failover": "yes",
      Snapshots: "1 day",
    });
  });
});

describe("the settings of compute", () => {
  const group = makeResource("aws:autoscaling/group:Group", "app", { minSize: 2, maxSize: 10 });

  it("name instance type, capacity and schedule", () => {
    const template = makeResource("aws:ec2/launchTemplate:LaunchTemplate", "app", { instanceType: "t3.small" });
    const asleep = { minSize: 0, recurrence: "0 21 * * 1-5", timeZone: "Asia/Seoul" };
    const awake = { minSize: 1, recurrence: "0 8 * * 1-5" };
    const schedules = [asleep, awake].map((inputs, index) =>
      makeResource("aws:autoscaling/schedule:Schedule", index.toString(), inputs),
    );
    assert.deepEqual(tierOf("Compute", template, group, ...schedules), {
      "Instance type": "t3.small",
      Instances: "2 to 10",
      "Scheduled sizes": "0 at 21:00 Mon-Fri Asia/Seoul, 1 at 08:00 Mon-Fri UTC",
    });
    assert.equal(tierOf("Compute", group)["Scheduled sizes"], "none");
  });

  it("say whether anything listens on HTTPS", () => {
    const listen = (protocol: string): GraphResource =>
      makeResource("aws:lb/listener:Listener", protocol, { protocol });
    assert.equal(tierOf("Compute", listen("HTTP"))["HTTPS"], "no");
    assert.equal(tierOf("Compute", listen("HTTP"), listen("HTTPS"))["HTTPS"], "yes");
  });
});

describe("the settings of observability", () => {
  const alarm = makeResource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm");

  it("count the alarms and name who is told, each once", () => {
    const subscribe = (name: string): GraphResource =>
      makeResource("aws:sns/topicSubscription:TopicSubscription", name, { endpoint: "team@shop.example" });
    const composite = makeResource("aws:cloudwatch/compositeAlarm:CompositeAlarm", "down");
    const dashboard = makeResource("aws:cloudwatch/dashboard:Dashboard", "board");
    const rows = tierOf("Observability", alarm, composite, dashboard, subscribe("page"), subscribe("ticket"));
    assert.deepEqual(rows, { Alarms: "1, and 1 over several", "Told to": "team@shop.example", Dashboard: "yes" });
  });

  it("say that nobody is told", () => {
    assert.equal(tierOf("Observability", alarm)["Told to"], "nobody");
  });
});

describe("the settings of an edge", () => {
  const distribution = (inputs: JsonObject): GraphResource =>
    makeResource("aws:cloudfront/distribution:Distribution", "edge", inputs);

  it("name what readers type, the price class, and what stands before", () => {
    const webAcl = makeResource("aws:wafv2/webAcl:WebAcl", "firewall", { rules: [{ overrideAction: { none: {} } }] });
    const rows = tierOf(
      "Edge",
      distribution({ aliases: ["shop.example", "www.shop.example"], priceClass: "PriceClass_200" }),
      webAcl,
      makeResource("aws:cloudwatch/logDelivery:LogDelivery", "logs"),
      makeResource("aws:route53/healthCheck:HealthCheck", "way"),
    );
    assert.deepEqual(rows, {
      Names: "shop.example, www.shop.example",
      "Price class": "PriceClass_200",
      Firewall: "1 rule, blocking",
      "Access logs": "on",
      "Health check": "yes",
    });
  });

  it("tell a firewall that only counts, and one that is not there", () => {
    const counting = { rules: [{ overrideAction: { count: {} } }, { action: { block: {} } }] };
    const webAcl = makeResource("aws:wafv2/webAcl:WebAcl", "firewall", counting);
    assert.equal(tierOf("Edge", distribution({}), webAcl)["Firewall"], "2 rules, counting");
    const bare = tierOf("Edge", distribution({ priceClass: "PriceClass_100" }));
    assert.deepEqual([bare["Firewall"], bare["Names"], bare["Access logs"]], ["none", "CloudFront's own", "off"]);
  });
});
