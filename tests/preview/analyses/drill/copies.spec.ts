import assert from "node:assert/strict";
import { secondsBetween } from "../../../../preview/analyses/drill/copies";

describe("the age of a copy", () => {
  it("is at worst the time between two runs of its schedule", () => {
    for (const [schedule, seconds] of [
      ["cron(0 6 * * ? *)", 86_400],
      ["cron(30 * * * ? *)", 3_600],
      ["cron(0 6 ? * SUN *)", 604_800],
      ["rate(1 hour)", 3_600],
      ["rate(12 hours)", 43_200],
      ["rate(2 days)", 172_800],
    ] as const) {
      assert.equal(secondsBetween(schedule), seconds, schedule);
    }
  });

  it("has no limit where the schedule does not tell", () => {
    for (const schedule of ["", "cron(0 6 1 * ? *)", "cron(0/15 * * * ? *)", "rate(1 week)", "daily"]) {
      assert.equal(secondsBetween(schedule), null, schedule);
    }
  });
});
