import assert from "node:assert/strict";
import { UNKNOWN } from "../../../../policy/resource-graph";
import type { Failure, Tier, TierLoss } from "../../../../preview/analyses/zone-loss/result";
import { analyseZoneLoss } from "../../../../preview/analyses/zone-loss/zone-loss";
import { makeGraph, makeResource } from "../../../support/graphs";
import { loadGraph } from "../../../support/program";
import { makeZonedStack, type ZonedStack } from "../../../support/zoned-stack";

const MULTI_AZ_CACHE = { numCacheClusters: 2, automaticFailoverEnabled: true, multiAzEnabled: true };
const AB = ["a", "b"];
const SAFE: ZonedStack = {
  zones: AB,
  natGateways: AB.map((zone) => ({ zone, serves: [zone] })),
  balancer: AB,
  group: { zones: AB, minimum: 2, maximum: 4 },
  database: { isMultiAz: true },
  cache: MULTI_AZ_CACHE,
};

function lose(stack: ZonedStack, id: string): Failure {
  const failure = analyseZoneLoss(makeZonedStack(stack)).failures.find((each) => each.id === id);
  assert.ok(failure, `no failure ${id}`);
  return failure;
}

function tierOf(failure: Failure, tier: Tier): TierLoss {
  const loss = failure.tiers.find((each) => each.tier === tier);
  assert.ok(loss, `no tier ${tier}`);
  return loss;
}

const zone = (letter: string): string => `zone:ap-northeast-2${letter}`;
const points = (stack: ZonedStack): string[] =>
  analyseZoneLoss(makeZonedStack(stack)).singlePointsOfFailure.map(({ what }) => what);

describe("loss of a zone, of the real stacks", () => {
  it("stops dev when the zone that carries its work is lost, until a person acts", async () => {
    const { failures } = analyseZoneLoss(await loadGraph("dev"));
    const lost = failures.find(({ id }) => id === zone("a"));
    assert.ok(lost);
    assert.equal(lost.serves, "no");
    assert.equal(lost.recovery.seconds, null);
    assert.equal(lost.dataLoss, "database: up to 5 min of writes; cache: everything cached");
    assert.deepEqual(
      lost.tiers.map(({ tier, state }) => `${tier} ${state}`),
      ["egress down", "load balancer degraded", "instances down", "database down", "cache down"],
    );
  });

  it("leaves dev serving when the zone without work is lost", async () => {
    const { failures } = analyseZoneLoss(await loadGraph("dev"));
    assert.equal(failures.find(({ id }) => id === zone("b"))?.serves, "degraded");
  });

  it("keeps prod serving whichever zone is lost: requests fail until the slower of failover and health check", async () => {
    const { failures, zones } = analyseZoneLoss(await loadGraph("prod"));
    const lost = failures.filter(({ kind }) => kind === "zone");
    assert.equal(lost.length, zones.length);
    for (const failure of lost) {
      assert.equal(failure.serves, "degraded");
      // 3 checks of 30 s, and RDS's 60 to 120 s.
      assert.deepEqual(failure.interruptionSeconds, [90, 120]);
      assert.notEqual(failure.recovery.seconds, null);
      assert.equal(tierOf(failure, "egress").state, "works");
      assert.equal(failure.dataLoss, "cache: the last writes, which were not copied yet");
    }
  });

  it("names five single points of failure in dev and none in prod", async () => {
    const [dev, prod] = [analyseZoneLoss(await loadGraph("dev")), analyseZoneLoss(await loadGraph("prod"))];
    assert.deepEqual(
      dev.singlePointsOfFailure.map(({ what }) => what),
      [
        "one NAT gateway for 1 zone with work (a)",
        "all instances in one zone (a)",
        "minimum of 1 instance",
        "single-AZ database (a)",
        "cache of one node",
      ],
    );
    assert.deepEqual(prod.singlePointsOfFailure, []);
  });
});

describe("egress", () => {
  const oneForBoth: ZonedStack = { ...SAFE, natGateways: [{ zone: "a", serves: AB }] };

  it("is down in the other zone too where one NAT gateway serves both, and no instance can be replaced", () => {
    const lost = lose(oneForBoth, zone("a"));
    assert.equal(tierOf(lost, "egress").state, "down");
    assert.equal(tierOf(lost, "instances").recoverySeconds, null);
    assert.match(lost.recovery.mechanism, /restores the egress/);
    assert.equal(lost.serves, "degraded");
  });

  it("works when the zone without the only NAT gateway is lost", () => {
    assert.equal(tierOf(lose(oneForBoth, zone("b")), "egress").state, "works");
  });

  it("is cut in one zone of two when a NAT gateway is lost, while requests are answered", () => {
    const lost = lose(SAFE, "nat gateway:nat-0");
    assert.equal(tierOf(lost, "egress").left, "1 of 2 NAT gateways; private subnets without a way out (a)");
    assert.equal(tierOf(lost, "egress").state, "degraded");
    assert.deepEqual([lost.serves, lost.interruptionSeconds, lost.recovery.seconds], ["degraded", [0, 0], null]);
  });

  it("follows routes, not names: a gateway may stand in another zone than those it serves", () => {
    const crossed = {
      ...SAFE,
      natGateways: [
        { zone: "a", serves: ["b"] },
        { zone: "b", serves: ["a"] },
      ],
    };
    assert.equal(tierOf(lose(crossed, zone("a")), "egress").state, "down");
  });

  it("names a NAT gateway that serves several zones with work as a single point", () => {
    assert.deepEqual(points(oneForBoth), ["one NAT gateway for 2 zones with work (a, b)"]);
  });
});

describe("instances", () => {
  it("are spread evenly: of 3 zones and 4 instances, two remain at worst", () => {
    const zones = ["a", "b", "c"];
    const group = { zones, minimum: 4, maximum: 9 };
    const lost = tierOf(lose({ zones, balancer: zones, group }, zone("c")), "instances");
    assert.equal(lost.left, "2 of 4 instances at minimum, up to 9 after scaling (a, b)");
    assert.equal(lost.state, "degraded");
  });

  it("are down with a minimum of one, but come back by themselves in another zone", () => {
    const lost = lose({ ...SAFE, group: { zones: AB, minimum: 1, maximum: 4 } }, zone("b"));
    assert.equal(lost.serves, "no");
    // EC2's check 60 to 120 s, launch 12 to 24 s, boot up to the grace period of 300 s.
    assert.deepEqual(tierOf(lost, "instances").recoverySeconds, [72, 444]);
  });

  it("name a minimum of one as a single point", () => {
    assert.deepEqual(points({ ...SAFE, group: { zones: AB, minimum: 1, maximum: 4 } }), ["minimum of 1 instance"]);
  });
});

describe("the database", () => {
  it("fails over in 60 to 120 s without loss where it is Multi-AZ", () => {
    for (const id of [zone("a"), "database:db"]) {
      const { state, recoverySeconds, dataLoss } = tierOf(lose(SAFE, id), "database");
      assert.deepEqual([state, recoverySeconds, dataLoss], ["degraded", [60, 120], "none"]);
    }
  });

  it("waits for a person where a single zone is lost, and has lost everything without backups", () => {
    const stack = { ...SAFE, database: { isMultiAz: false, zone: "a", backupDays: 0 } };
    const lost = tierOf(lose(stack, zone("a")), "database");
    assert.deepEqual([lost.state, lost.recoverySeconds], ["down", null]);
    assert.match(lost.dataLoss, /^everything/);
    assert.equal(tierOf(lose(stack, zone("b")), "database").state, "works");
  });

  it("is promoted from a read replica in another zone by a person, with the last writes lost", () => {
    const stack = { ...SAFE, database: { isMultiAz: false, zone: "a", replicas: ["b"] } };
    const lost = tierOf(lose(stack, zone("a")), "database");
    assert.deepEqual([lost.state, lost.left], ["down", "reads only, from 1 replica (b)"]);
    assert.match(lost.mechanism, /promotes/);
    assert.match(lost.dataLoss, /last writes/);
  });

  it("goes on taking writes when only a replica's zone is lost", () => {
    const lost = lose({ ...SAFE, database: { isMultiAz: false, zone: "a", replicas: ["b"] } }, zone("b"));
    assert.equal(tierOf(lost, "database").left, "the primary and 0 of 1 read replica");
    assert.equal(lost.serves, "degraded");
  });

  it("is assumed to stand in the lost zone where AWS chooses, and the report says so", () => {
    for (const letter of AB) {
      const lost = lose({ ...SAFE, database: { isMultiAz: false } }, zone(letter));
      assert.equal(tierOf(lost, "database").state, "down");
      assert.match(lost.assumptions.join(), /AWS chooses the zone of db's primary/);
    }
  });
});

describe("the cache", () => {
  it("promotes a replica within seconds, and loses the last writes", () => {
    const lost = tierOf(lose(SAFE, "cache:cache"), "cache");
    assert.deepEqual([lost.state, lost.recoverySeconds], ["degraded", [1, 6]]);
    assert.match(lost.dataLoss, /last writes/);
  });

  it("waits for a person without automatic failover, when its zone is lost", () => {
    const cache = { numCacheClusters: 2, multiAzEnabled: true };
    assert.equal(tierOf(lose({ ...SAFE, cache }, zone("a")), "cache").recoverySeconds, null);
    assert.deepEqual(points({ ...SAFE, cache }), ["cache without automatic failover"]);
  });

  it("of one node comes back empty by itself, unless its zone is lost", () => {
    const cache = { numCacheClusters: 1, preferredCacheClusterAzs: ["ap-northeast-2a"] };
    assert.deepEqual(tierOf(lose({ ...SAFE, cache }, "cache:cache"), "cache").recoverySeconds, [287, 555]);
    assert.equal(tierOf(lose({ ...SAFE, cache }, zone("a")), "cache").recoverySeconds, null);
    assert.equal(tierOf(lose({ ...SAFE, cache }, zone("b")), "cache").state, "works");
  });

  it("without Multi-AZ may have every node in the lost zone", () => {
    const cache = { numCacheClusters: 2, automaticFailoverEnabled: true };
    assert.equal(tierOf(lose({ ...SAFE, cache }, zone("b")), "cache").left, "0 of 2 nodes");
  });

  it("loses a node of every shard with a zone", () => {
    const cache = { numNodeGroups: 3, replicasPerNodeGroup: 1, automaticFailoverEnabled: true, multiAzEnabled: true };
    assert.equal(tierOf(lose({ ...SAFE, cache }, zone("b")), "cache").left, "3 of 6 nodes");
  });
});

describe("any graph", () => {
  it("has an answer, also an empty one", () => {
    const result = analyseZoneLoss(makeGraph([]));
    assert.deepEqual([result.zones, result.failures, result.availability.percent], [[], [], null]);
  });

  it("says what it does not judge", () => {
    const cluster = makeResource("aws:rds/cluster:Cluster", "aurora");
    assert.deepEqual(
      analyseZoneLoss(makeGraph([cluster])).unjudged.map(({ name }) => name),
      ["aurora"],
    );
  });

  it("counts subnets whose zone only a deployment decides, and invents no zone for them", () => {
    const subnet = makeResource("aws:ec2/subnet:Subnet", "somewhere", { availabilityZone: UNKNOWN });
    const { zones, assumptions } = analyseZoneLoss(makeGraph([subnet]));
    assert.deepEqual(zones, []);
    assert.match(assumptions[0] ?? "", /^1 subnet in a zone that is not known/);
  });
});
