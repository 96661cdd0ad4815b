import assert from "node:assert/strict";
import fc from "fast-check";
import type { JsonObject, ResourceGraph } from "../../../../policy/resource-graph";
import { modelLoad } from "../../../../preview/analyses/load/load";
import type { Limit, Load } from "../../../../preview/analyses/load/result";
import { makeGraph, makeResource } from "../../../support/graphs";
import { loadGraph, STACKS } from "../../../support/program";
import { all, type Change, remove, write } from "../../../support/rules";

const TABLE = "aws:dynamodb/table:Table";
const GROUP = "aws:autoscaling/group:Group";
const DATABASE = "aws:rds/instance:Instance";
const STATE = "cloudmart-tables-viewing-state";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const anyViewers = fc.integer({ min: 1, max: 100_000_000 });

const limitOf = ({ limits }: Load, what: RegExp): Limit => {
  const found = limits.find((limit) => what.test(limit.what));
  assert.ok(found, what.source);
  return found;
};
const costOf = ({ cost }: Load, what: string): number => cost.find((line) => line.what === what)?.monthlyUsd ?? 0;
const demandOf = ({ demands }: Load, what: string): number | undefined =>
  demands.find((demand) => demand.what === what)?.quantity;

describe("a load of viewers", () => {
  let graph: ResourceGraph;
  before(async () => {
    graph = await loadGraph("streamcloud");
  });
  const changed = (viewers: number, ...changes: readonly Change[]): Load => modelLoad(all(...changes)(graph), viewers);

  it("costs no less when there are more", () => {
    fc.assert(
      fc.property(anyViewers, anyViewers, (one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)].map((viewers) => modelLoad(graph, viewers));
        assert.ok(few !== undefined && many !== undefined);
        assert.ok(few.monthlyUsd <= many.monthlyUsd && few.hourlyUsd <= many.hourlyUsd);
      }),
      { numRuns: 40 },
    );
  });

  it("breaks nothing up to what the first limit carries, and that one first with a viewer more", () => {
    fc.assert(
      fc.property(anyViewers, (viewers) => {
        const [first, ...others] = modelLoad(graph, viewers).limits;
        assert.ok(first !== undefined);
        assert.equal(
          modelLoad(graph, first.carriesViewers).limits.some(({ isExceeded }) => isExceeded),
          false,
        );
        assert.equal(modelLoad(graph, first.carriesViewers + 1).limits[0]?.isExceeded, true);
        for (const limit of [first, ...others]) {
          assert.ok(limit.carriesViewers >= first.carriesViewers);
          assert.equal(limit.isExceeded, limit.needed > limit.limit, limit.what);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("asks for what the profile says, by hand for a million", () => {
    const load = modelLoad(graph, 1_000_000);
    assert.equal(demandOf(load, "answers to viewers"), 15_000); // 15 Mbit/s each
    assert.equal(Math.round(demandOf(load, "requests at the edge") ?? 0), 366_667); // 22 a minute each
    assert.equal(demandOf(load, "instances that carry them"), 112); // 33,333 a second, 300 each
    assert.equal(Math.round(demandOf(load, "writes to tables") ?? 0), 16_667); // 1 a minute each
  });

  it("costs, by hand for ten thousand, each step of CloudFront's prices", () => {
    const load = modelLoad(graph, 10_000);
    const gigabytes = ((150e9 / 8) * (730 * 3600)) / 1024 ** 3; // 150 Gbit/s all month
    const [ten, forty, hundred, next, five, four] = [10, 40, 100, 350, 524, 4096].map((tb) => tb * 1024);
    const steps = [ten, forty, hundred, next, five, four].map(Number);
    const rest = gigabytes - steps.reduce((sum, step) => sum + step, 0);
    const usd = [0.12, 0.1, 0.095, 0.09, 0.08, 0.07].reduce(
      (sum, price, at) => sum + price * (steps[at] ?? 0),
      rest * 0.06,
    );
    assert.ok(Math.abs(costOf(load, "CDN, answers to viewers") - usd) < 0.01);
    const millions = ((10_000 / 60) * 730 * 3600) / 1e6;
    assert.ok(Math.abs(costOf(load, "tables, writes") - millions * 2 * 0.68) < 0.01, "with the index, twice");
    assert.ok(Math.abs(costOf(load, "tables, writes of replicas") - millions * 2 * 0.625) < 0.01);
    assert.ok(Math.abs(load.hourlyUsd * 730 - load.monthlyUsd) < 1e-6);
  });

  it("needs instances of the group at least as its minimum, whatever the load", () => {
    assert.ok(Math.abs(costOf(modelLoad(graph, 1), "instances on demand") - 12 * 730 * 0.0816) < 0.01);
    assert.equal(costOf(modelLoad(graph, 1), "spot instances, at most"), 0);
    // 20 needed: the first 12, and 2 of 8; 6 spot at the price of m7g.large.
    const load = modelLoad(graph, 20 * 300 * 30);
    assert.ok(Math.abs(costOf(load, "instances on demand") - 14 * 730 * 0.0816) < 0.01);
    assert.ok(Math.abs(costOf(load, "spot instances, at most") - 6 * 730 * 0.1003) < 0.01);
  });

  it("breaks at AWS's quotas, and at what the stack file says", () => {
    const load = modelLoad(graph, 1_000_000);
    assert.equal(limitOf(load, /data of one distribution/).carriesViewers, 10_000);
    assert.equal(limitOf(load, /requests of one distribution/).carriesViewers, 681_818);
    assert.equal(limitOf(load, /Auto Scaling group/).carriesViewers, 1_080_000);
    assert.equal(limitOf(load, /writes to one table/).carriesViewers, 2_400_000);
    assert.match(limitOf(load, /data of one distribution/).raisedBy, /^AWS, on request$/);
    assert.match(limitOf(load, /Auto Scaling group/).raisedBy, /compute\.maxInstances/);
    assert.equal(limitOf(changed(1, write(GROUP, "maxSize", 240)), /Auto Scaling group/).carriesViewers, 2_160_000);
  });

  it("breaks at a table's own maximum where that is lower than AWS's", () => {
    const throughput = (units: number): Change => write(TABLE, "onDemandThroughput.maxWriteRequestUnits", units, STATE);
    const own = limitOf(changed(1, throughput(1000)), /writes to one table/);
    assert.deepEqual([own.carriesViewers, own.limit], [60_000, 1000]);
    assert.match(own.raisedBy, /tables\.tables/);
    assert.equal(limitOf(changed(1, throughput(80_000)), /writes to one table/).limit, 40_000);
  });

  it("opens connections to the database by its class, as PostgreSQL counts them", () => {
    const primary = "cloudmart-database";
    const ofClass = (instanceClass: string): number =>
      limitOf(changed(1, write(DATABASE, "instanceClass", instanceClass, primary)), /PostgreSQL/).limit;
    assert.equal(ofClass("db.t3.micro"), 112);
    assert.equal(ofClass("db.m7g.large"), 901);
    assert.equal(ofClass("db.r6g.2xlarge"), 5000);
    const unknown = changed(1, write(DATABASE, "instanceClass", "db.x2g.large", primary));
    assert.ok(!unknown.limits.some(({ what }) => what.startsWith("PostgreSQL")));
  });

  it("asks the bucket for a tenth behind Origin Shield, which is paid by the request", () => {
    const withoutShield: Change = (each) => {
      const target = each.resources.find(({ type }) => type === DISTRIBUTION);
      const origins = (target?.inputs["origins"] as JsonObject[]).map((origin) => ({
        ...origin,
        originShield: null,
      }));
      return write(DISTRIBUTION, "origins", origins)(each);
    };
    const [shielded, bare] = [changed(60_000), changed(60_000, withoutShield)];
    assert.deepEqual(
      [shielded, bare].map((load) => demandOf(load, "reads of the media bucket")),
      [100, 1000],
    );
    assert.equal(demandOf(shielded, "requests at Origin Shield"), 3000, "1,000 segments, and the API's 2,000");
    assert.equal(demandOf(bare, "requests at Origin Shield"), undefined);
    const usd = ((3000 * 730 * 3600) / 1e4) * 0.009;
    assert.ok(Math.abs(costOf(shielded, "Origin Shield, requests") - usd) < 0.01);
  });

  it("says what is missing, and leaves it out", () => {
    const load = changed(1_000_000, remove(TABLE));
    assert.match(load.missing.join(), /no tables/);
    assert.equal(demandOf(load, "writes to tables"), undefined);
    assert.ok(!load.limits.some(({ what }) => what.startsWith("DynamoDB")));
    assert.match(changed(1, remove("aws:autoscaling/policy:Policy")).missing.join(), /no scaling by requests/);
  });

  it("names what has no price here", () => {
    const provider = "pulumi:providers:aws";
    const load = changed(1000, write(provider, "region", "eu-west-1", "aws"));
    assert.ok(load.unpriced.includes("CDN, answers to viewers"), load.unpriced.join());
  });
});

describe("a load on any stack", () => {
  for (const stack of STACKS) {
    it(`is worked out for ${stack}`, async () => {
      const { demands, limits, monthlyUsd } = modelLoad(await loadGraph(stack), 1000);
      assert.ok(demands.length >= 4 && limits.length >= 3 && monthlyUsd > 0);
    });
  }

  it("is not known without a CDN, and says so", () => {
    const load = modelLoad(makeGraph([makeResource("aws:s3/bucket:Bucket", "alone")]), 1000);
    assert.deepEqual([load.demands, load.limits, load.monthlyUsd], [[], [], 0]);
    assert.match(load.missing.join(), /^no CloudFront distribution: the block `edge` brings one$/);
  });
});
