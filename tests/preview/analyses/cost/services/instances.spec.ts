import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../../../policy/resource-graph";
import { alwaysOn, cents, price, unpriced } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

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

  const mix = (types: readonly string[], base: number, percent: number): GraphResource =>
    makeResource("aws:autoscaling/group:Group", "web", {
      minSize: 4,
      maxSize: 10,
      mixedInstancesPolicy: {
        launchTemplate: {
          launchTemplateSpecification: { launchTemplateId: "<aws:ec2/launchTemplate:LaunchTemplate::web.id>" },
          overrides: types.map((instanceType) => ({ instanceType })),
        },
        instancesDistribution: { onDemandBaseCapacity: base, onDemandPercentageAboveBaseCapacity: percent },
      },
    });

  it("is, of a mix, the first type on demand, and spot at no more than the dearest type on demand", () => {
    const costs = alwaysOn(mix(["c7g.large", "m6g.large", "m7g.large"], 4, 25), template());
    assert.deepEqual(costs["c7g.large instances, hours"], [238.27, 357.41], "4, and 6 of 10: 0.0816 x 730");
    assert.deepEqual(costs["spot m7g.large instances, hours"], [0, 292.88], "none, and 4 of 10: 0.1003 x 730");
    const [line] = price([mix(["m7g.large", "c7g.large"], 0, 0), template()]).lines;
    assert.equal(line?.what, "spot m7g.large instances, hours");
    assert.match(line.assumption ?? "", /^at the price on demand of the dearest type/);
  });

  it("has no spot part where all of a mix is on demand", () => {
    const costs = alwaysOn(mix(["c7g.large", "m7g.large"], 0, 100), template());
    assert.deepEqual(
      Object.keys(costs).filter((what) => what.includes("hours")),
      ["c7g.large instances, hours"],
    );
  });

  it("is not known for a mix with a type that has no price here", () => {
    assert.deepEqual(unpriced(mix(["c7g.large", "x8g.large"], 4, 0), template()), [
      "spot x8g.large instances, hours: no price for ec2/x8g.large in ap-northeast-2",
    ]);
  });

  it("is not known for spot and dedicated templates, nor without a launch template of the stack", () => {
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
