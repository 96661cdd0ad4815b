import assert from "node:assert/strict";
import fc from "fast-check";
import { describeProblem } from "../../../components/shared/errors";
import {
  countOnDemand,
  findInstanceOptionProblems,
  type InstanceOptions,
  type InstanceSetting,
  instancesToLoseAZone,
} from "../../../components/shared/instance-mix";

const SPOT = { instanceTypes: ["m7g.large", "m6g.large"], onDemandInstances: 12, onDemandPercentAbove: 25 };
const MIXED: InstanceOptions = {
  instanceType: "c7g.large",
  instancesNeeded: 8,
  maxInstances: 120,
  deregistrationDelaySeconds: 60,
  spot: SPOT,
};
const THREE: InstanceSetting = { zoneCount: 3, isInstancePerZoneRequired: true };

function messagesFor(options: InstanceOptions, setting: InstanceSetting = THREE): string[] {
  return findInstanceOptionProblems(options, setting).map(describeProblem);
}

const withSpot = (spot: InstanceOptions["spot"]): InstanceOptions => ({ ...MIXED, spot: { ...SPOT, ...spot } });

describe("instances of several types", () => {
  it("are fine where they are alike and what stays is enough by itself", () => {
    assert.deepEqual(messagesFor(MIXED), []);
    assert.deepEqual(messagesFor({ instanceType: "c7g.large", maxInstances: 500 }), []);
  });

  it("run one image: a type of another architecture is refused", () => {
    assert.match(
      messagesFor(withSpot({ instanceTypes: ["m7g.large", "m7i.large"] })).join(),
      /compute\.spot\.instanceTypes is "m7i\.large"; allowed: types of the size and architecture of compute\.instanceType, c7g\.large\. One image/,
    );
  });

  it("take the same share of requests: another size is refused", () => {
    assert.match(
      messagesFor(withSpot({ instanceTypes: ["c7g.xlarge"] })).join(),
      /is "c7g\.xlarge"; allowed: types of/,
    );
  });

  it("are each named once", () => {
    assert.match(
      messagesFor(withSpot({ instanceTypes: ["c7g.large"] })).join(),
      /allowed: each type once, and none that/,
    );
    assert.match(messagesFor(withSpot({ instanceTypes: ["m7g.large", "m7g.large"] })).join(), /each type once/);
  });

  it("are forty at most", () => {
    const many = Array.from({ length: 40 }, (_, index) => `m${index}g.large`);
    assert.match(messagesFor(withSpot({ instanceTypes: many })).join(), /is "40 types"; allowed: at most 39/);
    assert.deepEqual(messagesFor(withSpot({ instanceTypes: many.slice(1) })), []);
  });

  it("carry the load on demand alone when a zone is lost", () => {
    assert.match(
      messagesFor(withSpot({ onDemandInstances: 11 })).join(),
      /compute\.spot\.onDemandInstances is 11; allowed: 12 or more\. A zone may be lost while AWS has no spot/,
    );
  });

  it("leave one in each zone where the environment wants it, and none where it does not", () => {
    const free = { ...withSpot({ onDemandInstances: 2 }), instancesNeeded: undefined };
    assert.match(messagesFor(free).join(), /onDemandInstances is 2; allowed: 3 or more\. The environment's policy/);
    assert.deepEqual(messagesFor(free, { zoneCount: 3 }), []);
  });

  it("keep no more on demand than there may be instances", () => {
    assert.match(messagesFor({ ...MIXED, maxInstances: 11 }).join(), /allowed: at most compute\.maxInstances, 11/);
  });

  it("finish what they do within AWS's notice", () => {
    assert.match(
      messagesFor({ ...MIXED, deregistrationDelaySeconds: 121 }).join(),
      /compute\.deregistrationDelaySeconds is 121; allowed: 0 to 120 together with compute\.spot/,
    );
    assert.deepEqual(messagesFor({ ...MIXED, deregistrationDelaySeconds: 120 }), []);
    assert.deepEqual(messagesFor({ deregistrationDelaySeconds: 3600 }), []);
  });
});

describe("how far apart instances stand", () => {
  const placed = (options: InstanceOptions, zoneCount: number): string =>
    messagesFor({ instanceType: "c7g.large", ...options }, { zoneCount }).join();

  it("spread holds seven in a zone, with those that replace others", () => {
    assert.match(
      placed({ placementStrategy: "spread", maxInstances: 15 }, 3),
      /compute\.placementStrategy is "spread"; allowed: spread with compute\.maxInstances up to 14, or partition\. AWS runs 7/,
    );
    assert.equal(placed({ placementStrategy: "spread", maxInstances: 14 }, 3), "");
  });

  it("a cluster stands in one zone", () => {
    assert.match(
      placed({ placementStrategy: "cluster" }, 2),
      /allowed: spread or partition where network\.workloadZoneCount/,
    );
    assert.equal(placed({ placementStrategy: "cluster" }, 1), "");
  });

  it("a cluster takes no burstable type, the mix's included", () => {
    assert.match(
      placed({ placementStrategy: "cluster", instanceType: "t3.large" }, 1),
      /allowed: spread or partition with t3\.large\. AWS refuses burstable/,
    );
    const spot = { instanceTypes: ["t4g.large"], onDemandInstances: 1, onDemandPercentAbove: 0 };
    assert.match(placed({ placementStrategy: "cluster", maxInstances: 2, spot }, 1), /with t4g\.large/);
  });

  it("partitions hold any number", () => {
    assert.equal(placed({ placementStrategy: "partition", maxInstances: 200 }, 3), "");
  });
});

describe("what is on demand", () => {
  it("is the base, and above it the share rounded up", () => {
    assert.equal(countOnDemand(12, SPOT), 12);
    assert.equal(countOnDemand(4, SPOT), 4);
    assert.equal(countOnDemand(13, SPOT), 13);
    assert.equal(countOnDemand(20, SPOT), 14);
  });

  it("never is more than there are, nor shrinks as the group grows", () => {
    const amounts = fc.record({
      onDemandInstances: fc.nat({ max: 50 }),
      onDemandPercentAbove: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.nat({ max: 300 }), amounts, (instances, spot) => {
        const count = countOnDemand(instances, spot);
        assert.ok(count <= instances && countOnDemand(instances + 1, spot) >= count);
      }),
    );
  });

  it("is enough without any one zone where it is as many in each", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 2, max: 6 }), (needed, zones) => {
        const all = instancesToLoseAZone(needed, zones);
        assert.equal(all % zones, 0);
        assert.ok(all - all / zones >= needed);
        assert.ok(all - zones - (all / zones - 1) < needed, "no fewer would do");
      }),
    );
  });
});
