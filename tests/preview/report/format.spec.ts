import assert from "node:assert/strict";
import fc from "fast-check";
import * as format from "../../../preview/report/format";

describe("figures of the report", () => {
  it("shows money to the cent, a range once where both ends read the same", () => {
    assert.equal(format.formatUsd(1234.5), "$1,234.50");
    assert.equal(format.formatUsd(-0.001), "$0.00");
    assert.equal(format.formatUsdRange({ minimum: 10, maximum: 10.001 }), "$10.00");
    assert.equal(format.formatUsdRange({ minimum: 10, maximum: 14 }), "$10.00 to $14.00");
  });

  it("says which way a cost moves", () => {
    assert.deepEqual([3, -3, 0.001].map(format.formatUsdChange), ["+$3.00", "-$3.00", "no change"]);
  });

  it("shows a unit price with all the digits it has", () => {
    assert.deepEqual([0.0045, 0.059, 18, 0.0000002].map(format.formatUnitPrice), [
      "$0.0045",
      "$0.059",
      "$18.00",
      "$0.0000002",
    ]);
  });

  it("shows quantities without noise", () => {
    assert.deepEqual([730, 1024.5, 1 / 3].map(format.formatQuantity), ["730", "1,024.5", "0.333"]);
  });

  it("shows the two largest units of a duration", () => {
    assert.deepEqual([0, 45, 59.7, 200, 3600, 3900].map(format.formatDuration), [
      "0 s",
      "45 s",
      "1 min",
      "3 min 20 s",
      "1 h",
      "1 h 5 min",
    ]);
    assert.equal(format.formatDurationRange([60, 120]), "1 min to 2 min");
  });

  it("says unknown where a duration is not known", () => {
    assert.equal(format.formatDurationRange(null), "unknown");
  });

  it("never rounds an availability up", () => {
    assert.deepEqual([99.95, 99.9999, 99.5, 100].map(format.formatPercent), ["99.95%", "99.999%", "99.5%", "100%"]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 99.9999, noNaN: true }), (percent) => {
        assert.ok(Number.parseFloat(format.formatPercent(percent)) <= percent + 1e-8);
      }),
    );
  });

  it("shows time lost a year in minutes below an hour", () => {
    assert.deepEqual([0.5, 4.38, 1234].map(format.formatHoursPerYear), [
      "30 min a year",
      "4.4 h a year",
      "1,234.0 h a year",
    ]);
    assert.equal(format.formatRatio(1.1), "1.10");
  });
});
