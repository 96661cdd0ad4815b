import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { analyseZoneLoss } from "../../../preview/analyses/zone-loss/zone-loss";
import { describeZoneLoss, type DrilledStack, renderZoneLoss } from "../../../preview/report/zone-loss";
import { makeGraph } from "../../support/graphs";
import { loadGraph, STACKS } from "../../support/program";
import { makeZonedStack } from "../../support/zoned-stack";

const plain = createColors(false);
const drill = async (stack: (typeof STACKS)[number]): Promise<DrilledStack> => ({
  ...{ stack, zoneLoss: analyseZoneLoss(await loadGraph(stack)) },
});

describe("the zone-loss drill at a terminal", () => {
  it("fits 80 columns for both stacks", async () => {
    const lines = renderZoneLoss(await Promise.all(STACKS.map(drill)), 80, plain);
    assert.deepEqual(
      lines.filter((line) => line.length > 80 || line !== line.trimEnd()),
      [],
    );
  });

  it("shows zones that fare alike in one row, with what is left, the mechanism and the data lost", async () => {
    const lines = renderZoneLoss([await drill("prod")], 80, plain);
    assert.deepEqual(lines.slice(0, 10), [
      "What prod survives",
      "  If lost           Serves   Requests fail for        Recovers in",
      "  zone a, b         degraded 1 min 30 s to 2 min      1 min 42 s to 6 min 59 s",
      "    left: load balancer 1 of 2 zones; instances 1 of 2 instances at minimum, up",
      "    to 10 after scaling; database the standby; cache 1 of 2 nodes",
      "    then: AWS takes the zone's address out of DNS; callers ask again when it",
      "    expires; the load balancer leaves out what is lost; the Auto Scaling group",
      "    launches as many anew; RDS fails over to the standby in another zone, under",
      "    the same address; ElastiCache promotes a replica, under the same address",
      "    data lost: cache: the last writes, which were not copied yet",
    ]);
  });

  it("gives a long name a line of its own, and says what names share once", () => {
    const zones = ["a", "b", "c"];
    const natGateways = zones.map((zone) => ({ zone, serves: [zone] }));
    const zoneLoss = analyseZoneLoss(makeZonedStack({ zones, natGateways }));
    const lines = renderZoneLoss([{ stack: "dev", zoneLoss }], 80, plain);
    assert.ok(lines.includes("  NAT gateway (a, b, c)"), lines.join("\n"));
    assert.ok(lines.some((line) => line.startsWith("  zone a, b, c      yes ")));
  });

  it("names single points of failure, and the mark of every link", async () => {
    const text = renderZoneLoss([await drill("dev")], 80, plain).join("\n");
    assert.match(text, /^ {2}Single points of failure\n {4}one NAT gateway/m);
    assert.match(text.replace(/\s+/g, " "), /Available 98.399%, down 140.2 h a year: .* 99.99% \(published\) x/);
  });

  it("says nothing of a stack without anything to lose", () => {
    assert.deepEqual(renderZoneLoss([{ stack: "dev", zoneLoss: analyseZoneLoss(makeGraph([])) }], 80, plain), []);
  });
});

describe("the verdict on zone loss", () => {
  it("is that dev stops, and prod goes on", async () => {
    const [dev, prod] = await Promise.all(STACKS.map(drill));
    assert.equal(dev && describeZoneLoss(dev.zoneLoss), "stops when zone a is lost, until a person acts");
    assert.equal(
      prod && describeZoneLoss(prod.zoneLoss),
      "survives the loss of any zone: requests fail for 1 min 30 s to 2 min",
    );
  });

  it("says how long, where the stack comes back by itself", () => {
    const zones = ["a", "b", "c"];
    const graph = makeZonedStack({ zones, group: { zones, minimum: 1, maximum: 3 } });
    assert.equal(describeZoneLoss(analyseZoneLoss(graph)), "stops when any zone is lost, for 1 min 12 s to 7 min 24 s");
  });

  it("does not claim to survive where no zone is known", () => {
    assert.equal(describeZoneLoss(analyseZoneLoss(makeGraph([]))), "zone loss: zones are not known before deployment");
  });
});
