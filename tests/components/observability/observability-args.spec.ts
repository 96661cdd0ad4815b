import assert from "node:assert/strict";
import { planAlarms } from "../../../components/observability/observability";
import { connectionsThreshold } from "../../../components/observability/database-alarms";
import { estimateMostConnections } from "../../../components/observability/instance-size";
import { OBSERVABILITY_ARGS, planOne, rolesOf } from "../../support/observability";

const { database, cache } = OBSERVABILITY_ARGS;

describe("the alarms of every tier", () => {
  it("have CloudMart's figures: CPU above 80 %, replicas more than 5 seconds behind", () => {
    for (const role of ["database-cpu-primary", "cache-cpu-1", "instances-cpu"]) {
      const { when, threshold } = planOne(role);
      assert.deepEqual([when, threshold], [">", 80], role);
    }
    const { when, threshold } = planOne("database-lag-replica-1");
    assert.deepEqual([when, threshold], [">", 5]);
    assert.ok(!rolesOf().includes("database-lag-primary"));
  });

  it("ring at 100 connections only where the class takes more: on a micro the figure would be deaf", () => {
    const at = (instanceClass: string): number =>
      connectionsThreshold({ ...OBSERVABILITY_ARGS, database: { ...database, instanceClass } });
    assert.ok(estimateMostConnections(1) < 100);
    assert.equal(at("db.t3.micro"), 63);
    assert.equal(at("db.r7g.large"), 100);
    assert.equal(at("db.unheard.of"), 100);
  });

  it("follow the size: free memory, free storage, and the engine's CPU from four vCPUs on", () => {
    const sized = { ...database, instanceClass: "db.m7g.large", storageGiB: 100 };
    assert.equal(planOne("database-memory-primary", { database: sized }).threshold, Math.round(0.05 * 8 * 1024 ** 3));
    assert.equal(planOne("database-storage-primary", { database: sized }).threshold, 5 * 1024 ** 3);
    const metric = (nodeType: string): string | undefined =>
      planOne("cache-cpu-1", { cache: { ...cache, nodeType } }).series["value"]?.metric;
    assert.deepEqual(
      [metric("cache.t3.micro"), metric("cache.r7g.xlarge")],
      ["CPUUtilization", "EngineCPUUtilization"],
    );
    assert.ok(!rolesOf({ database: sized }).includes("database-disk-operations-primary"));
    assert.ok(rolesOf().includes("database-disk-operations-primary"));
  });

  it("say why silence means what it means, and what to do", () => {
    for (const { role, missing, says } of planAlarms(OBSERVABILITY_ARGS)) {
      assert.ok(missing.because.length > 15, role);
      assert.ok(says.length > 40 && says.length < 900, role);
    }
  });

  it("ring on silence where a living part is never silent", () => {
    for (const role of [
      "database-gone-primary",
      "cache-gone-1",
      "no-healthy-instance",
      "too-few-instances",
      "readers-way",
    ]) {
      assert.equal(planOne(role).missing.as, "breaching", role);
    }
    // A certificate that has ended publishes nothing: the alarm must stay.
    assert.equal(planOne("viewer-certificate").missing.as, "ignore");
  });

  it("do not ring for a group that sleeps: it wants no instance, and its minimum is none", () => {
    assert.match(planOne("no-healthy-instance").expression ?? "", /wanted > 0 AND/);
    assert.equal(planOne("too-few-instances").expression, "minimum - serving");
    assert.match(planOne("no-more-instances").expression ?? "", /maximum > 0 AND/);
  });

  it("measure shares only where there is traffic", () => {
    assert.match(planOne("requests-fail").expression ?? "", /^IF\(MAX\(\[.*requests.*\]\) > 20, 100 \* .*, 0\)$/);
    assert.match(planOne("answers-are-slow").expression ?? "", /^IF\(requests > 100, latency, 0\)$/);
    assert.match(planOne("edge-errors").expression ?? "", /^IF\(requests > 20, rate, 0\)$/);
  });

  it("stand in us-east-1 where the metric does, with the dimensions it has there", () => {
    for (const role of ["edge-errors", "readers-way", "firewall-blocks", "viewer-certificate"]) {
      assert.equal(planOne(role).region, "us-east-1", role);
    }
    assert.equal(planOne("edge-errors").series["rate"]?.dimensions["Region"], "Global");
    assert.deepEqual(planOne("firewall-blocks").series["blocked"]?.dimensions, { WebACL: "firewall", Rule: "ALL" });
    assert.equal(planOne("balancer-certificate").region, undefined);
    assert.ok(!rolesOf({ region: "us-east-1" }).includes("balancer-certificate"));
  });

  it("watch a second door by its own name and by its own web ACL, whose metrics are in the stack's Region", () => {
    const { compute } = OBSERVABILITY_ARGS;
    const doors = {
      accelerator: { healthCheckId: "second-check" },
      compute: { ...compute, firewall: { metricName: "balancer-firewall" } },
    };
    const way = planOne("clients-way", doors);
    assert.deepEqual(way.series["value"]?.dimensions, { HealthCheckId: "second-check" });
    assert.deepEqual([way.region, way.through, way.missing.as], ["us-east-1", "down-for-readers", "breaching"]);
    const blocks = planOne("balancer-firewall-blocks", doors);
    assert.equal(blocks.region, undefined);
    const dimensions = { WebACL: "balancer-firewall", Rule: "ALL", Region: "ap-northeast-2" };
    assert.deepEqual(blocks.series["blocked"]?.dimensions, dimensions);
    assert.deepEqual(blocks.series["allowed"]?.dimensions, dimensions);
    assert.ok(!rolesOf().some((role) => /clients-way|balancer-firewall/.test(role)));
  });

  it("are there for what is there: each zone, each node, each replica, and no edge without one", () => {
    const roles = rolesOf({ edge: undefined, domain: undefined });
    assert.deepEqual(
      roles.filter((role) => /edge|firewall|certificate|readers-way/.test(role)),
      [],
    );
    for (const role of ["nat-ports-ap-northeast-2b", "unhealthy-instances-ap-northeast-2b", "cache-gone-2"]) {
      assert.ok(roles.includes(role), role);
    }
    assert.equal(new Set(roles).size, roles.length);
    assert.ok(!rolesOf({ cache: { ...cache, nodeIds: ["cache-001"] } }).includes("cache-lag-1"));
  });

  it("wake somebody before a cache is full of sessions, which it never evicts", () => {
    const sessions = { cache: { ...cache, purpose: "sessions" as const } };
    assert.equal(planOne("cache-memory-1").severity, "ticket");
    assert.equal(planOne("cache-memory-1", sessions).severity, "page");
    assert.match(planOne("cache-memory-1", sessions).says, /takes no new session/);
    assert.ok(rolesOf().includes("cache-evictions-1"));
    assert.ok(!rolesOf(sessions).some((role) => role.startsWith("cache-evictions")));
  });

  it("are few where policy wants few, and still tell that something is gone", () => {
    const few = rolesOf({ hasEveryAlarm: false, isErrorBudgetWatched: false });
    assert.ok(few.length < rolesOf().length / 2 + 5);
    for (const role of ["database-gone-primary", "cache-gone-1", "no-healthy-instance", "nat-ports-ap-northeast-2a"]) {
      assert.ok(few.includes(role), role);
    }
  });
});
