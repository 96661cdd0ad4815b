import assert from "node:assert/strict";
import fc from "fast-check";
import { doWindowsOverlap, readDailyWindow, readWeeklyWindow } from "../../policy/time-windows";

const MINUTES_PER_DAY = 1440;

describe("windows as AWS takes them", () => {
  it("reads a daily window, also one over midnight", () => {
    assert.deepEqual(readDailyWindow("18:00-19:30"), { start: 1080, minutes: 90 });
    assert.deepEqual(readDailyWindow("23:45-00:15"), { start: 1425, minutes: 30 });
  });

  it("reads a weekly window, also one over Sunday's midnight, in either case", () => {
    assert.deepEqual(readWeeklyWindow("sat:19:00-sat:20:00"), { start: 1140, minutes: 60 });
    assert.deepEqual(readWeeklyWindow("Sun:23:30-Mon:00:30"), { start: 1410, minutes: 60 });
    assert.deepEqual(readWeeklyWindow("sat:12:00-sun:13:00"), { start: 720, minutes: 1500 });
  });

  it("reads nothing that is no window", () => {
    for (const text of ["", "24:00-01:00", "18:00", "sat:18:00-sat:19:00", " 18:00-19:00"]) {
      assert.equal(readDailyWindow(text), undefined, text);
    }
    for (const text of ["", "18:00-19:00", "sat:18:00-19:00", "day:18:00-day:19:00"]) {
      assert.equal(readWeeklyWindow(text), undefined, text);
    }
    assert.equal(readDailyWindow(undefined), undefined);
  });

  it("lets windows touch, but share no minute", () => {
    const evening = { start: 1080, minutes: 60 };
    assert.equal(doWindowsOverlap(evening, { start: 1140, minutes: 60 }), false);
    assert.equal(doWindowsOverlap(evening, { start: 1020, minutes: 60 }), false);
    assert.equal(doWindowsOverlap(evening, { start: 1139, minutes: 60 }), true);
    assert.equal(doWindowsOverlap({ start: 1430, minutes: 30 }, { start: 10, minutes: 30 }), true);
  });

  it("agrees with counting the minutes of a day", () => {
    const window = fc.record({
      start: fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 }),
      minutes: fc.integer({ min: 1, max: MINUTES_PER_DAY - 1 }),
    });
    fc.assert(
      fc.property(window, window, (one, other) => {
        const minutesOf = ({ start, minutes }: typeof one) =>
          Array.from({ length: minutes }, (_, minute) => (start + minute) % MINUTES_PER_DAY);
        const taken = new Set(minutesOf(one));
        assert.equal(
          doWindowsOverlap(one, other),
          minutesOf(other).some((minute) => taken.has(minute)),
        );
      }),
    );
  });
});
