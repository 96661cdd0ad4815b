import assert from "node:assert/strict";
import type { GraphResource, JsonObject } from "../../../../policy/resource-graph";
import type { Tier, TierLoss, ZoneLoss } from "../../../../preview/analyses/zone-loss/result";
import { analyseZoneLoss } from "../../../../preview/analyses/zone-loss/zone-loss";
import { makeResource } from "../../../support/graphs";
import { makeZonedStack, type ZonedStack } from "../../../support/zoned-stack";

const ABC = ["a", "b", "c"];
const AB = ["a", "b"];
const REPLICA = "aws:rds/instance:Instance";

function analyse(stack: ZonedStack, more: readonly GraphResource[] = []): ZoneLoss {
  const graph = makeZonedStack(stack);
  return analyseZoneLoss({ ...graph, resources: [...graph.resources, ...more] });
}

function tierOf({ failures }: ZoneLoss, id: string, tier: Tier): TierLoss {
  const found = failures.find((each) => each.id === id)?.tiers.find((each) => each.tier === tier);
  assert.ok(found, `${id}, ${tier}`);
  return found;
}

const zone = (letter: string): string => `zone:ap-northeast-2${letter}`;
const pointsOf = ({ singlePointsOfFailure }: ZoneLoss): string[] => singlePointsOfFailure.map(({ what }) => what);

describe("placements at the edge", () => {
  it("a regional NAT gateway stands in no single zone, and is no single point", () => {
    const result = analyseZoneLoss({
      ...makeZonedStack({ zones: AB, natGateways: [{ zone: "a", serves: AB }] }),
      resources: makeZonedStack({ zones: AB, natGateways: [{ zone: "a", serves: AB }] }).resources.map((each) =>
        each.type === "aws:ec2/natGateway:NatGateway"
          ? { ...each, inputs: { ...each.inputs, availabilityMode: "regional" } }
          : each,
      ),
    });
    assert.equal(tierOf(result, zone("a"), "egress").state, "works");
    assert.deepEqual(result.singlePointsOfFailure, []);
  });

  it("a load balancer in one zone is down with it until a person acts, and is named", () => {
    const result = analyse({ zones: AB, balancer: ["a"] });
    assert.deepEqual(
      [tierOf(result, zone("a"), "load balancer").state, tierOf(result, zone("b"), "load balancer").state],
      ["down", "works"],
    );
    assert.deepEqual(pointsOf(result), ["load balancer in one zone (a)"]);
    assert.equal(result.availability.percent, 99.9);
  });

  it("of three zones, one that is cut off is enough to doubt that instances are replaced", () => {
    const natGateways = [
      { zone: "a", serves: ["a", "c"] },
      { zone: "b", serves: ["b"] },
    ];
    const result = analyse({ zones: ABC, natGateways, group: { zones: ABC, minimum: 3, maximum: 6 } });
    assert.equal(tierOf(result, zone("a"), "egress").state, "degraded");
    assert.equal(tierOf(result, zone("a"), "instances").recoverySeconds, null);
    assert.notEqual(tierOf(result, zone("b"), "instances").recoverySeconds, null);
  });

  it("a Multi-AZ database with subnets in one zone has nowhere for its standby", () => {
    assert.equal(tierOf(analyse({ zones: ["a"], database: { isMultiAz: true } }), zone("a"), "database").state, "down");
  });

  it("a replica without a subnet group or a zone of its own may stand wherever its source may", () => {
    const replica = makeResource(REPLICA, "replica", { replicateSourceDb: `<${REPLICA}::db.identifier>` });
    const database = { isMultiAz: false, zone: "a" };
    const result = analyse({ zones: AB, database }, [replica]);
    assert.equal(tierOf(result, zone("a"), "database").left, "nothing and 0 of 1 read replica");
    const outside = makeResource("aws:ec2/subnet:Subnet", "public-only", { availabilityZone: "ap-northeast-2c" });
    assert.equal(tierOf(analyse({ zones: AB, database }, [replica, outside]), zone("c"), "database").state, "works");
  });

  it("a cache pinned elsewhere keeps its primary; one in unknown zones keeps a node at worst", () => {
    const failover = { automaticFailoverEnabled: true, multiAzEnabled: true };
    const pinned = ["ap-northeast-2a", "ap-northeast-2b"];
    const cache: JsonObject = { ...failover, numCacheClusters: 2, preferredCacheClusterAzs: pinned };
    assert.equal(tierOf(analyse({ zones: AB, cache }), zone("b"), "cache").dataLoss, "none");
    const unknown = { ...failover, numCacheClusters: 3, subnetGroupName: "made-by-hand" };
    assert.equal(tierOf(analyse({ zones: AB, cache: unknown }), zone("a"), "cache").left, "1 of 3 nodes");
    const spread = { ...failover, numCacheClusters: 4 };
    assert.equal(tierOf(analyse({ zones: AB, cache: spread }), zone("a"), "cache").left, "2 of 4 nodes");
    const odd: JsonObject = { ...failover, numCacheClusters: 3 };
    assert.equal(tierOf(analyse({ zones: AB, cache: odd }), zone("a"), "cache").left, "1 of 3 nodes");
  });

  it("sessions lose seconds at a failover, and are refused where no replica is left to follow", () => {
    const PARAMETERS = "aws:elasticache/parameterGroup:ParameterGroup";
    const group = makeResource(PARAMETERS, "sessions", {
      parameters: [
        { name: "min-replicas-max-lag", value: "5" },
        { name: "min-replicas-to-write", value: "1" },
      ],
    });
    const lost = (nodes: number) => {
      const cache = { automaticFailoverEnabled: true, multiAzEnabled: true, numCacheClusters: nodes };
      const named = { ...cache, parameterGroupName: `<${PARAMETERS}::sessions.name>` };
      return tierOf(analyse({ zones: AB, cache: named }, [group]), zone("a"), "cache");
    };
    const [few, enough] = [lost(2), lost(4)];
    assert.deepEqual([few.state, few.recoverySeconds], ["down", null]);
    assert.match(few.mechanism, /until a replica follows, no write is taken/);
    assert.deepEqual([enough.state, enough.dataLoss], ["degraded", "the last 5 s of writes at most"]);
  });

  it("a cache of several nodes in one zone, and one that AWS may put there, are single points", () => {
    const cache = { numCacheClusters: 2, automaticFailoverEnabled: true };
    assert.deepEqual(pointsOf(analyse({ zones: ["a"], cache })), ["cache in one zone (a)"]);
    const result = analyse({ zones: AB, cache });
    assert.deepEqual(pointsOf(result), ["cache without Multi-AZ"]);
    assert.equal(result.availability.percent, 99.5);
  });

  it("one instance in two zones is promised what one instance is", () => {
    const group = { zones: AB, minimum: 1, maximum: 4 };
    assert.equal(analyse({ zones: AB, group }).availability.percent, 99.5);
  });

  it("of two groups, the one that is down decides, and each has a failure of its own", () => {
    const other = makeResource("aws:autoscaling/group:Group", "other", {
      ...{ minSize: 2, maxSize: 4 },
      vpcZoneIdentifiers: AB.map((letter) => `<aws:ec2/subnet:Subnet::private-${letter}.id>`),
    });
    const result = analyse({ zones: AB, group: { zones: AB, minimum: 1, maximum: 4 } }, [other]);
    assert.equal(tierOf(result, zone("a"), "instances").state, "down");
    assert.deepEqual(
      result.failures.slice(2).map(({ id }) => id),
      ["instance:group", "instance:other"],
    );
  });

  it("two parts of one name are told apart by their URN", () => {
    const twin = makeResource("aws:autoscaling/group:Group", "group", { minSize: 1 }, { urn: "urn:other" });
    const { failures } = analyse({ zones: ["a"], group: { zones: ["a"], minimum: 1, maximum: 1 } }, [twin]);
    assert.equal(new Set(failures.map(({ id }) => id)).size, failures.length);
  });
});
