import assert from "node:assert/strict";
import { describeCron } from "../../../preview/report/cron";

describe("describeCron", () => {
  const cases = [
    ["0 21 * * 1,2,3,4,5", "21:00 Mon-Fri"],
    ["0 21 * * 1-5", "21:00 Mon-Fri"],
    ["5 8 * * *", "08:05 daily"],
    ["0 8 * * 0", "08:00 Sun"],
    ["0 8 * * 6,7", "08:00 Sat-Sun"],
    ["0 8 * * 1,2,3,5", "08:00 Mon-Wed, Fri"],
    ["0 8 * * 1,3,5", "08:00 Mon, Wed, Fri"],
  ] as const;
  for (const [expression, words] of cases) {
    it(`reads ${expression} as ${words}`, () => {
      assert.equal(describeCron(expression), words);
    });
  }

  it("leaves any other expression as it is", () => {
    for (const expression of ["*/5 * * * *", "0 8 1 * *", "0 8 * * MON", "2026-01-01T00:00:00Z", "[unknown]"]) {
      assert.equal(describeCron(expression), expression);
    }
  });
});
