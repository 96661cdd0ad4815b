import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { type ComputeArgs } from "../../../components/compute/compute";
import { COMPUTE_NAME, PLAIN_COMPUTE, runCompute } from "../../support/compute";

const GROUP = "aws:autoscaling/group:Group";
const POLICY = "aws:autoscaling/policy:Policy";
const SCHEDULE = "aws:autoscaling/schedule:Schedule";

async function groupOf(overrides: Partial<ComputeArgs> = {}): Promise<JsonObject> {
  return (await runCompute(overrides)).graph.one(GROUP).inputs;
}

describe("the Auto Scaling group", () => {
  it("runs between minimum and maximum in the zones that carry work", async () => {
    const group = await groupOf({ minInstances: 3, maxInstances: 7 });
    assert.deepEqual([group["minSize"], group["maxSize"]], [3, 7]);
    assert.deepEqual(group["vpcZoneIdentifiers"], ["subnet-private-1", "subnet-private-2"]);
    assert.equal(group["availabilityZones"], undefined);
  });

  it("leaves the desired capacity to scaling", async () => {
    assert.equal((await groupOf())["desiredCapacity"], undefined);
    assert.equal((await groupOf(PLAIN_COMPUTE))["desiredCapacity"], undefined);
  });

  it("follows the launch template by number", async () => {
    assert.deepEqual((await groupOf())["launchTemplate"], { id: "lt-cloudmart-compute-instance", version: "1" });
  });

  it("replaces what the load balancer finds unhealthy, after a time to boot", async () => {
    const group = await groupOf();
    assert.equal(group["healthCheckType"], "ELB");
    assert.equal(group["healthCheckGracePeriod"], 300);
    assert.equal(group["defaultInstanceWarmup"], 180);
    assert.deepEqual(group["targetGroupArns"], [
      "arn:aws:lb:ap-northeast-2:123456789012:targetgroup/cloudmart-compute-target",
    ]);
  });

  it("states every preference of an instance refresh, and starts new instances before it stops old ones", async () => {
    const group = await groupOf();
    assert.deepEqual(group["instanceRefresh"], {
      strategy: "Rolling",
      preferences: {
        minHealthyPercentage: 100,
        maxHealthyPercentage: 150,
        instanceWarmup: "180",
        autoRollback: false,
        skipMatching: true,
        scaleInProtectedInstances: "Refresh",
        standbyInstances: "Ignore",
      },
    });
    assert.deepEqual(group["instanceMaintenancePolicy"], { minHealthyPercentage: 100, maxHealthyPercentage: 150 });
  });

  it("asks for no rollback, which AWS refuses for an image that is a parameter", async () => {
    const { graph } = await runCompute();
    const imageId = String(graph.one("aws:ec2/launchTemplate:LaunchTemplate").inputs["imageId"]);
    const refresh = JSON.stringify(graph.one(GROUP).inputs["instanceRefresh"]);
    assert.equal(refresh.includes('"autoRollback":true'), !imageId.startsWith("resolve:ssm:"));
  });

  it("bounds an instance's life by policy, in seconds, or not at all", async () => {
    assert.equal((await groupOf({ maxInstanceLifetimeDays: 30 }))["maxInstanceLifetime"], 2_592_000);
    assert.equal((await groupOf({ maxInstanceLifetimeDays: 1 }))["maxInstanceLifetime"], 86_400);
    assert.equal((await groupOf({ maxInstanceLifetimeDays: 0 }))["maxInstanceLifetime"], undefined);
  });

  it("lets the oldest go first, waits a stated time for capacity and shows its size every minute", async () => {
    const group = await groupOf();
    assert.deepEqual(group["terminationPolicies"], ["OldestLaunchTemplate", "OldestInstance"]);
    assert.equal(group["waitForCapacityTimeout"], "10m");
    assert.equal(group["metricsGranularity"], "1Minute");
    assert.ok((group["enabledMetrics"] as string[]).includes("GroupInServiceInstances"));
  });

  it("tags its instances and names them", async () => {
    assert.deepEqual((await groupOf())["tags"], [
      { key: "Project", value: "cloudmart", propagateAtLaunch: true },
      { key: "Environment", value: "test", propagateAtLaunch: true },
      { key: "Name", value: COMPUTE_NAME, propagateAtLaunch: true },
    ]);
  });

  it("starts no instance before listeners, doors and rights exist", async () => {
    const { graph } = await runCompute();
    const needs = [
      "aws:lb/listener:Listener",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      "aws:iam/rolePolicy:RolePolicy",
    ].flatMap((type) => graph.all(type));
    const { dependencies } = graph.one(GROUP);
    assert.equal(needs.length, 2 + 5 + 4 + 1);
    for (const need of needs) assert.ok(dependencies.includes(need.urn), need.name);
  });
});

describe("scaling", () => {
  it("holds average CPU and requests per instance", async () => {
    const { graph } = await runCompute({ cpuTargetPercent: 55, requestsPerTargetPerMinute: 800 });
    const policy = { autoscalingGroupName: `${COMPUTE_NAME}-1a2b3c4`, policyType: "TargetTrackingScaling" };
    const policies = Object.fromEntries(graph.all(POLICY).map(({ name, inputs }) => [name, inputs]));
    assert.deepEqual(policies, {
      "cloudmart-compute-cpu": {
        ...policy,
        targetTrackingConfiguration: {
          targetValue: 55,
          predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        },
      },
      "cloudmart-compute-requests": {
        ...policy,
        targetTrackingConfiguration: {
          targetValue: 800,
          predefinedMetricSpecification: {
            predefinedMetricType: "ALBRequestCountPerTarget",
            resourceLabel:
              "app/cloudmart-compute-alb/0123456789abcdef/targetgroup/cloudmart-compute-target/0123456789abcdef",
          },
        },
      },
    });
  });

  it("does not sleep unless asked", async () => {
    assert.deepEqual((await runCompute()).graph.all(SCHEDULE), []);
  });

  it("goes to zero and comes back to where it starts, in local time", async () => {
    const { graph } = await runCompute({ ...PLAIN_COMPUTE, minInstances: 2, maxInstances: 4 });
    const schedules = Object.fromEntries(graph.all(SCHEDULE).map(({ name, inputs }) => [name, inputs]));
    const action = { autoscalingGroupName: `${COMPUTE_NAME}-1a2b3c4`, timeZone: "Asia/Seoul" };
    assert.deepEqual(schedules, {
      "cloudmart-compute-sleep": {
        ...action,
        scheduledActionName: "sleep",
        recurrence: "0 21 * * 1-5",
        minSize: 0,
        maxSize: 0,
        desiredCapacity: 0,
      },
      "cloudmart-compute-wake": {
        ...action,
        scheduledActionName: "wake",
        recurrence: "0 8 * * 1-5",
        minSize: 2,
        maxSize: 4,
        desiredCapacity: 2,
      },
    });
  });
});
