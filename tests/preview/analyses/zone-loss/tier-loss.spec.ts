import assert from "node:assert/strict";
import { combine, longest, untouched } from "../../../../preview/analyses/zone-loss/tier-loss";

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

  it("are none where there is none, and at once where nothing takes time", () => {
    assert.equal(combine([]), undefined);
    assert.deepEqual(longest([]), [0, 0]);
  });
});
