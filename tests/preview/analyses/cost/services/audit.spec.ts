import assert from "node:assert/strict";
import { cents, price, unpriced } from "../../../../support/cost";
import { makeResource } from "../../../../support/graphs";

const management = { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] };
const objects = { fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] };
const AMOUNTS = { bucketWritesThousand: 100, bucketReadsThousand: 900, configurationItems: 2000 };

const usd = (what: string, ...resources: Parameters<typeof price>[0][number][]): number[] =>
  price(resources, AMOUNTS)
    .lines.filter((line) => line.what === what)
    .map(({ monthlyUsd }) => cents(monthlyUsd));

describe("the cost of an audit", () => {
  it("counts single objects that a trail follows, and the calls that every trail records as free", () => {
    const trail = (name: string, advancedEventSelectors: object[]) =>
      makeResource("aws:cloudtrail/trail:Trail", name, { advancedEventSelectors: advancedEventSelectors as never });
    // A million requests at 0.10 USD for 100,000.
    assert.deepEqual(usd("trail, data events", trail("one", [management, objects])), [1]);
    const free = price([trail("one", [management])], AMOUNTS);
    assert.deepEqual([free.lines, free.unpriced], [[], []]);
  });

  it("counts what AWS Config records, and that one rule judges each change", () => {
    const recorder = makeResource("aws:cfg/recorder:Recorder", "recorder");
    const rules = ["one", "other"].map((name) => makeResource("aws:cfg/rule:Rule", name));
    assert.deepEqual(usd("AWS Config, recorded changes", recorder), [6]);
    assert.deepEqual(usd("AWS Config rule, evaluations", ...rules), [1, 1]);
  });

  it("says that it has no price of GuardDuty, and does not count it as free", () => {
    const detector = makeResource("aws:guardduty/detector:Detector", "detector");
    assert.match(unpriced(detector).join(), /GuardDuty is charged by events and GB/);
  });

  it("counts the rest as free", () => {
    for (const type of [
      "aws:cfg/deliveryChannel:DeliveryChannel",
      "aws:cfg/recorderStatus:RecorderStatus",
      "aws:ec2/networkAcl:NetworkAcl",
      "aws:guardduty/detectorFeature:DetectorFeature",
      "aws:iam/serviceLinkedRole:ServiceLinkedRole",
    ]) {
      const cost = price([makeResource(type, "free")], AMOUNTS);
      assert.deepEqual([cost.lines.length, cost.unpriced.length], [0, 0], type);
    }
  });
});
