import assert from "node:assert/strict";
import { validateWindowPair } from "../../../environments/validate/window-rules";

function problemsOf(daily: string | undefined, weekly: string | undefined) {
  return validateWindowPair({
    dailyKey: "a.daily",
    daily,
    weeklyKey: "a.weekly",
    weekly,
    leastMinutes: 60,
    overlapReason: "AWS says so",
  });
}

describe("a service's two windows", () => {
  it("may touch", () => {
    assert.deepEqual(problemsOf("03:00-04:00", "Sun 04:00-05:00"), []);
    assert.deepEqual(problemsOf("05:00-06:00", "Sun 04:00-05:00"), []);
  });

  it("are refused where they overlap, with the service's reason", () => {
    assert.deepEqual(problemsOf("03:30-04:30", "Sun 04:00-05:00"), [
      {
        key: "a.weekly",
        received: "Sun 04:00-05:00",
        allowed: "a time outside a.daily, 03:30-04:30; touching it is accepted",
        reason: "AWS says so",
      },
    ]);
  });

  it("are refused where one is too short, or has no length", () => {
    assert.deepEqual(problemsOf("03:00-03:59", "Sun 06:00-07:00"), [
      { key: "a.daily", received: "03:00-03:59", allowed: "at least 60 minutes" },
    ]);
    assert.deepEqual(problemsOf("03:00-04:00", "Sun 06:00-06:00"), [
      { key: "a.weekly", received: "Sun 06:00-06:00", allowed: "at least 60 minutes" },
    ]);
  });

  it("are checked each for itself where the other is missing or malformed", () => {
    assert.deepEqual(
      problemsOf(undefined, "Sun 04:00-04:30").map(({ key }) => key),
      ["a.weekly"],
    );
    assert.deepEqual(
      problemsOf("03:00-03:30", "sometime").map(({ key }) => key),
      ["a.daily"],
    );
    assert.deepEqual(problemsOf(undefined, undefined), []);
  });
});
