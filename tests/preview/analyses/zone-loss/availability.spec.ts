import assert from "node:assert/strict";
import { analyseZoneLoss } from "../../../../preview/analyses/zone-loss/zone-loss";
import type { Availability } from "../../../../preview/analyses/zone-loss/result";
import { makeGraph } from "../../../support/graphs";
import { loadCoreGraph } from "../../../support/core-stack";
import { loadGraph } from "../../../support/program";
import { makeZonedStack, type ZonedStack } from "../../../support/zoned-stack";

const AB = ["a", "b"];
const CACHE = { numCacheClusters: 2, automaticFailoverEnabled: true, multiAzEnabled: true, nodeType: "cache.t3.micro" };
const SAFE: ZonedStack = {
  zones: AB,
  balancer: AB,
  group: { zones: AB, minimum: 2, maximum: 4 },
  database: { isMultiAz: true },
  cache: CACHE,
};
const of = (stack: ZonedStack): Availability => analyseZoneLoss(makeZonedStack(stack)).availability;
const figures = ({ percent, hoursDownPerYear }: Availability): [string | undefined, string | undefined] => [
  percent?.toFixed(3),
  hoursDownPerYear?.toFixed(1),
];

describe("availability of the chain", () => {
  it("of two zones throughout is 99.920 %, 7.0 h a year", async () => {
    assert.deepEqual(figures(of(SAFE)), ["99.920", "7.0"]);
    assert.deepEqual(figures(analyseZoneLoss(await loadCoreGraph("prod")).availability), ["99.920", "7.0"]);
  });

  it("behind CloudFront is 99.820 %, 15.8 h a year: prod", async () => {
    assert.deepEqual(figures(of({ ...SAFE, hasCloudFront: true })), ["99.820", "15.8"]);
    assert.deepEqual(figures(analyseZoneLoss(await loadGraph("prod")).availability), ["99.820", "15.8"]);
  });

  it("of one instance of everything is 98.498 %, 131.6 h a year, and behind CloudFront 98.399 %: dev", async () => {
    assert.deepEqual(figures(analyseZoneLoss(await loadCoreGraph("dev")).availability), ["98.498", "131.6"]);
    assert.deepEqual(figures(analyseZoneLoss(await loadGraph("dev")).availability), ["98.399", "140.2"]);
  });

  it("counts T3 as current generation and M3 as previous, as AWS does", () => {
    const percentOf = (nodeType: string): number | undefined =>
      of({ ...SAFE, cache: { ...CACHE, nodeType } }).links.find(({ name }) => name.startsWith("cache"))?.percent;
    assert.deepEqual(["cache.t3.micro", "cache.m3.large"].map(percentOf), [99.99, 99.9]);
  });

  it("names a source and a date for every link, and calls a figure that stands in for another modelled", () => {
    const { links } = of({ ...SAFE, group: { zones: ["a"], minimum: 2, maximum: 2 } });
    for (const { source } of links) assert.match(source, /AWS .*, 20\d\d/);
    assert.deepEqual(
      links.filter(({ basis }) => basis === "modelled").map(({ name }) => name),
      ["instances, zone a (as one instance)"],
    );
  });

  it("leaves NAT gateways and read replicas out, and says why", () => {
    const { leftOut, percent } = of({
      ...SAFE,
      natGateways: [{ zone: "a", serves: AB }],
      database: { isMultiAz: true, replicas: ["b"] },
    });
    assert.deepEqual(
      leftOut.map(({ name }) => name),
      ["1 NAT gateway", "1 read replica"],
    );
    assert.equal(percent, of(SAFE).percent);
  });

  // 1 - 0.005 x 0.005 x 0.005 is 99.9999875 %: the document's own figure for three zones, 99.999875 %, lacks a nine.
  const DOCUMENT = [
    { zones: ["a"], percent: 99.5, downSeconds: 43.8 * 3600 },
    { zones: ["a", "b"], percent: 99.9975, downSeconds: 788.4 },
    { zones: ["a", "b", "c"], percent: 99.9999875, downSeconds: 3.942 },
  ];
  for (const { zones, percent, downSeconds } of DOCUMENT) {
    it(`of ${zones.length} zones alone is what the document's formula says, ${percent} %, whatever the chain`, () => {
      const minimum = zones.length;
      const { zonesAlone } = of({ ...SAFE, zones: ["a", "b", "c"], group: { zones, minimum, maximum: 6 } });
      assert.ok(zonesAlone !== null);
      assert.deepEqual([zonesAlone.zones, zonesAlone.oneZonePercent], [zones.length, 99.5]);
      assert.ok(Math.abs(zonesAlone.percent - percent) < 1e-9, zonesAlone.percent.toString());
      assert.ok(Math.abs(((100 - zonesAlone.percent) / 100) * 31_536_000 - downSeconds) < 0.01);
      assert.match(zonesAlone.source, /^Source document on high availability/);
    });
  }

  it("of zones alone is not claimed where no instance runs, or nobody knows where", () => {
    assert.equal(of({ zones: AB }).zonesAlone, null);
  });

  it("is unknown, not 100 %, where there is no chain", () => {
    assert.equal(analyseZoneLoss(makeGraph([])).availability.percent, null);
  });
});
