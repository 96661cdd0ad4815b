import assert from "node:assert/strict";
import { inParallel } from "../../../tools/publish-site/in-parallel";

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

describe("doing the same with many items", () => {
  it("does some at a time, and keeps the order", async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([3, 1, 2, 5, 4], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await pause();
      running -= 1;
      return item * 10;
    });
    assert.deepEqual(results, [30, 10, 20, 50, 40]);
    assert.equal(most, 2);
  });

  it("ends with the first error", async () => {
    await assert.rejects(
      inParallel([1, 2], 2, () => Promise.reject(new Error("no"))),
      /no/,
    );
  });
});
