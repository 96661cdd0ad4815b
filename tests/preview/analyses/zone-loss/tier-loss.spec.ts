import assert from "node:assert/strict";
import { combine, longest, untouched, worstDataLoss } from "../../../../preview/analyses/zone-loss/tier-loss";
import { boundedLoss, DATA_LOSSES } from "../../../../preview/analyses/zone-loss/words";

describe("outcomes of a tier, added up", () => {
  it("take the worst state, the longest time and the worst loss, each from wherever it is", () => {
    const slow = {
      ...untouched("cache", "one"),
      state: "degraded",
      recoverySeconds: null,
      mechanism: "a person",
    } as const;
    const down = {
      ...untouched("cache", "none"),
      state: "down",
      recoverySeconds: [1, 9],
      dataLoss: "everything cached",
    } as const;
    const both = combine([slow, down]);
    assert.deepEqual(
      [both?.state, both?.recoverySeconds, both?.dataLoss, both?.mechanism, both?.left],
      ["down", null, "everything cached", "a person", "one; none"],
    );
  });

  it("count a loss of so many seconds as more than none and less than one without a bound", () => {
    const [few, more, unbounded] = [5, 10].map(boundedLoss).concat(DATA_LOSSES.lastWrites);
    assert.equal(worstDataLoss([few ?? "", DATA_LOSSES.none]), few);
    assert.equal(worstDataLoss([few ?? "", more ?? ""]), more);
    assert.equal(worstDataLoss([unbounded ?? "", more ?? ""]), unbounded);
  });

  it("are none where there is none, and at once where nothing takes time", () => {
    assert.equal(combine([]), undefined);
    assert.deepEqual(longest([]), [0, 0]);
  });
});
