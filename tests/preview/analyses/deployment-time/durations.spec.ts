import assert from "node:assert/strict";
import { StackView } from "../../../../policy/views";
import { type GraphResource, type JsonObject, UNKNOWN } from "../../../../policy/resource-graph";
import {
  DurationReader,
  type Operation,
  UNMEASURED_SECONDS,
} from "../../../../preview/analyses/deployment-time/durations";
import data from "../../../../preview/data/durations.json";
import { makeGraph, makeResource } from "../../../support/graphs";

function read(resource: GraphResource, operation: Operation = "create", others: readonly GraphResource[] = []) {
  return new DurationReader(new StackView(makeGraph([resource, ...others]), "dev")).read(resource, operation);
}

const DATABASE = "aws:rds/instance:Instance";
const GROUP = "aws:autoscaling/group:Group";
const TARGETS = "aws:lb/targetGroup:TargetGroup";
const targetGroupArns = [`<${TARGETS}::targets.arn>`];

/** Type, inputs, and the figure that must be chosen. */
const VARIANTS: readonly (readonly [string, JsonObject, string | null])[] = [
  ["aws:ec2/vpc:Vpc", { enableDnsHostnames: true }, "vpc, DNS host names"],
  ["aws:ec2/vpc:Vpc", {}, "vpc"],
  ["aws:ec2/subnet:Subnet", { mapPublicIpOnLaunch: true }, "subnet, public IP on launch"],
  ["aws:ec2/subnet:Subnet", { mapPublicIpOnLaunch: UNKNOWN }, null],
  ["aws:ec2/subnet:Subnet", {}, "subnet"],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", {}, "gateway endpoint"],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", { vpcEndpointType: "Interface" }, "interface endpoint"],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", { vpcEndpointType: "GatewayLoadBalancer" }, null],
  [DATABASE, { backupRetentionPeriod: 0 }, "RDS single-AZ, backups off"],
  [DATABASE, {}, "RDS single-AZ, backups on"],
  [DATABASE, { multiAz: true, backupRetentionPeriod: 7 }, "RDS Multi-AZ, backups on"],
  [DATABASE, { multiAz: true, backupRetentionPeriod: 0 }, "RDS Multi-AZ, backups off"],
  [DATABASE, { replicateSourceDb: "x", multiAz: true }, "RDS read replica"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", { numCacheClusters: 1 }, "ElastiCache, 1 node"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", { numCacheClusters: 2 }, "ElastiCache, more nodes"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", { replicasPerNodeGroup: 1 }, "ElastiCache, more nodes"],
  ["aws:lb/loadBalancer:LoadBalancer", {}, "application load balancer"],
  ["aws:lb/loadBalancer:LoadBalancer", { loadBalancerType: "network" }, null],
  [GROUP, { minSize: 2 }, "Auto Scaling group, capacity"],
  [GROUP, { minSize: 2, healthCheckType: "ELB" }, "Auto Scaling group, capacity"],
  [GROUP, { minSize: 2, minElbCapacity: 1 }, "Auto Scaling group, target health"],
  [GROUP, { minSize: 2, waitForElbCapacity: 1 }, "Auto Scaling group, target health"],
  [GROUP, { minSize: 2, desiredCapacity: 0 }, "Auto Scaling group, no capacity"],
  [GROUP, { minSize: 0 }, "Auto Scaling group, no capacity"],
  [GROUP, { minSize: 2, waitForCapacityTimeout: "0" }, "Auto Scaling group, no capacity"],
  ["aws:cloudfront/distribution:Distribution", {}, "CloudFront distribution"],
  ["aws:cloudfront/distribution:Distribution", { waitForDeployment: false }, "CloudFront distribution, no wait"],
];

describe("durations", () => {
  for (const [type, inputs, figure] of VARIANTS) {
    it(`takes ${figure ?? "no figure"} for ${type} ${JSON.stringify(inputs)}`, () => {
      assert.equal(read(makeResource(type, "it", inputs)).figure, figure);
    });
  }

  it("counts a type without a figure as unmeasured and never as 0", () => {
    const duration = read(makeResource("aws:nothing/known:Thing", "it"));
    assert.deepEqual(duration, { seconds: UNMEASURED_SECONDS, basis: "unmeasured", figure: null });
    assert.ok(UNMEASURED_SECONDS.low > 0);
  });

  it("adds boot and health checks to a group that waits for its targets, up to what the provider waits", () => {
    const group = makeResource(GROUP, "it", { minSize: 1, minElbCapacity: 1, targetGroupArns });
    const targets = makeResource(TARGETS, "targets", { healthCheck: { interval: 10, healthyThreshold: 3 } });
    assert.deepEqual(read(group, "create", [targets]).seconds, { low: 105, typical: 238, high: 385 });
    assert.deepEqual(read(group).seconds, { low: 225, typical: 358, high: 505 });
    const slow = makeResource(TARGETS, "targets", { healthCheck: { interval: 300, healthyThreshold: 10 } });
    assert.deepEqual(read(group, "create", [slow]).seconds, { low: 600, typical: 600, high: 600 });
  });

  it("adds the target group's deregistration delay to a group's deletion", () => {
    const group = makeResource(GROUP, "it", { minSize: 1, targetGroupArns });
    const targets = makeResource(TARGETS, "targets", { deregistrationDelay: 60 });
    assert.deepEqual(read(group, "delete", [targets]).seconds, { low: 98, typical: 100.5, high: 103 });
    assert.deepEqual(read(group, "delete").seconds, { low: 338, typical: 340.5, high: 343 });
    assert.equal(read(makeResource(GROUP, "it", { minSize: 1 }), "delete").seconds.low, 38);
  });

  it("adds a final snapshot to a database's deletion, unless it is skipped or the database is a replica", () => {
    assert.equal(read(makeResource(DATABASE, "it"), "delete").seconds.typical, 337);
    assert.equal(read(makeResource(DATABASE, "it", { skipFinalSnapshot: true }), "delete").seconds.typical, 112);
    assert.equal(read(makeResource(DATABASE, "it", { replicateSourceDb: "x" }), "delete").seconds.typical, 112);
  });
});

describe("durations.json", () => {
  const figures = Object.entries(data.durations).flatMap(([key, operations]) =>
    Object.entries(operations).map(([operation, figure]) => ({ key: `${key}, ${operation}`, ...figure })),
  );

  it("orders every figure from low to high", () => {
    for (const { key, low, typical, high } of figures) assert.ok(0 <= low && low <= typical && typical <= high, key);
  });

  it("names a source that exists for every figure, unless nobody is asked", () => {
    for (const { key, sources } of figures) {
      if (!key.startsWith("local")) assert.ok(sources.length > 0, key);
      for (const source of sources) assert.ok(source in data.sources, `${key}: ${source}`);
    }
  });

  it("calls a figure without a log inferred, and says how", () => {
    for (const { key, n, basis, ...figure } of figures) {
      if (n === 0) assert.equal(basis, "inferred", key);
      if (basis === "inferred") assert.ok("note" in figure, key);
    }
  });

  it("has a figure for every type that names one", () => {
    for (const [type, key] of Object.entries(data.types)) assert.ok(key in data.durations, type);
  });
});
