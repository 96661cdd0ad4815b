import assert from "node:assert/strict";
import { ConfigurationError } from "../../../components/shared/errors";
import type { ComputeArgs } from "../../../components/compute/compute";
import { runCompute } from "../../support/compute";

const GROUP = "aws:autoscaling/group:Group";
const POLICY = "aws:autoscaling/policy:Policy";
const PLACEMENT = "aws:ec2/placementGroup:PlacementGroup";

const MIXED: Partial<ComputeArgs> = {
  instanceType: "c7g.large",
  maxInstances: 60,
  spot: { instanceTypes: ["m7g.large"], onDemandInstances: 6, onDemandPercentAbove: 25 },
};

describe("a group with spot instances", () => {
  it("launches a mix in place of one template, by the template's number", async () => {
    const { inputs } = (await runCompute(MIXED)).graph.one(GROUP);
    assert.equal(inputs["launchTemplate"], undefined);
    assert.deepEqual(inputs["mixedInstancesPolicy"], {
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: "lt-cloudmart-compute-instance", version: "1" },
        overrides: [{ instanceType: "c7g.large" }, { instanceType: "m7g.large" }],
      },
      instancesDistribution: {
        onDemandAllocationStrategy: "prioritized",
        onDemandBaseCapacity: 6,
        onDemandPercentageAboveBaseCapacity: 25,
        spotAllocationStrategy: "price-capacity-optimized",
      },
    });
  });

  it("replaces an instance at risk before AWS takes it", async () => {
    assert.equal((await runCompute(MIXED)).graph.one(GROUP).inputs["capacityRebalance"], true);
    assert.equal((await runCompute()).graph.one(GROUP).inputs["capacityRebalance"], undefined);
  });

  it("scales in what fits the mix least, once the version is the newest", async () => {
    assert.deepEqual((await runCompute(MIXED)).graph.one(GROUP).inputs["terminationPolicies"], [
      "OldestLaunchTemplate",
      "AllocationStrategy",
      "OldestInstance",
    ]);
  });

  it("boots the image of the types' architecture", async () => {
    const template = (await runCompute(MIXED)).graph.one("aws:ec2/launchTemplate:LaunchTemplate").inputs;
    assert.match(String(template["imageId"]), /-arm64$/);
    assert.equal(template["instanceMarketOptions"], undefined);
  });

  it("is refused where the types run another image than the template's", async () => {
    const spot = { instanceTypes: ["m7i.large"], onDemandInstances: 6, onDemandPercentAbove: 25 };
    await assert.rejects(runCompute({ ...MIXED, spot }), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.match(error.message, /compute\.spot\.instanceTypes is "m7i\.large"/);
      return true;
    });
  });

  it("is held to what is needed without any one of the network's zones", async () => {
    const needing = (instancesNeeded: number) => runCompute({ ...MIXED, instancesNeeded });
    await assert.rejects(needing(4), /compute\.spot\.onDemandInstances is 6; allowed: 8 or more/);
    await needing(3);
  });
});

describe("placement", () => {
  it("has seven partitions, and the group stands in them", async () => {
    const { graph } = await runCompute({ placementStrategy: "partition" });
    const placement = graph.one(PLACEMENT);
    assert.deepEqual(placement.inputs, { strategy: "partition", partitionCount: 7 });
    assert.equal(placement.name, "cloudmart-compute-partition");
    assert.equal(graph.one(GROUP).inputs["placementGroup"], "cloudmart-compute-partition-1a2b3c4");
  });

  it("counts no partitions where instances are spread", async () => {
    const { graph } = await runCompute({ placementStrategy: "spread", maxInstances: 9 });
    assert.deepEqual(graph.one(PLACEMENT).inputs, { strategy: "spread" });
  });

  it("is left to AWS where nothing is said", async () => {
    const { graph } = await runCompute();
    assert.deepEqual(graph.all(PLACEMENT), []);
    assert.equal(graph.one(GROUP).inputs["placementGroup"], undefined);
  });
});

describe("the forecast", () => {
  const modes = { forecastOnly: "ForecastOnly", forecastAndScale: "ForecastAndScale" } as const;
  for (const [predictiveScaling, mode] of Object.entries(modes)) {
    it(`${predictiveScaling} counts the balancer's requests, against the same target as tracking does`, async () => {
      const args = { predictiveScaling: predictiveScaling as keyof typeof modes, requestsPerTargetPerMinute: 800 };
      const { graph } = await runCompute(args);
      const policies = graph.all(POLICY);
      assert.equal(policies.length, 3);
      assert.deepEqual(policies.find(({ name }) => name === "cloudmart-compute-forecast")?.inputs, {
        autoscalingGroupName: "cloudmart-compute-1a2b3c4",
        policyType: "PredictiveScaling",
        predictiveScalingConfiguration: {
          mode,
          schedulingBufferTime: "300",
          maxCapacityBreachBehavior: "HonorMaxCapacity",
          metricSpecification: {
            targetValue: 800,
            predefinedMetricPairSpecification: {
              predefinedMetricType: "ALBRequestCount",
              resourceLabel:
                "app/cloudmart-compute-alb/0123456789abcdef/targetgroup/cloudmart-compute-target/0123456789abcdef",
            },
          },
        },
      });
    });
  }

  it("is made by nobody who does not ask for it", async () => {
    assert.equal((await runCompute()).graph.all(POLICY).length, 2);
  });
});
