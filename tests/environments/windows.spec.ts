import assert from "node:assert/strict";
import fc from "fast-check";
import {
  doWindowsOverlap,
  isTimeZone,
  parseDailyWindow,
  parseWeeklyWindow,
  toCron,
  toScheduleExpression,
  toUtcDailyWindow,
  toUtcPracticeWindow,
  toUtcWeeklyWindow,
  utcOffsetMinutes,
  type Window,
  windowFrom,
} from "../../environments/windows";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

const minutesOfDay = fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 });
const zone = fc.constantFrom(
  "Asia/Seoul",
  "UTC",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Pacific/Honolulu",
  "Pacific/Kiritimati",
);

function clock(minute: number): string {
  const wrapped = minute % MINUTES_PER_DAY;
  return [Math.floor(wrapped / 60), wrapped % 60].map((part) => part.toString().padStart(2, "0")).join(":");
}

function mustParse(window: Window | undefined): Window {
  assert.ok(window !== undefined);
  return window;
}

function minuteOf(time: string): number {
  const [hours = "", minutes = ""] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

describe("a daily window", () => {
  const table: [local: string, timeZone: string, utc: string][] = [
    ["03:00-04:00", "Asia/Seoul", "18:00-19:00"], // CloudMart's backups
    ["08:30-09:30", "Asia/Seoul", "23:30-00:30"],
    ["23:30-00:30", "Asia/Seoul", "14:30-15:30"],
    ["03:00-04:00", "UTC", "03:00-04:00"],
    ["03:00-04:00", "Asia/Kolkata", "21:30-22:30"],
    ["03:00-04:00", "Asia/Kathmandu", "21:15-22:15"],
    ["20:00-21:00", "Pacific/Honolulu", "06:00-07:00"],
  ];
  for (const [local, timeZone, utc] of table) {
    it(`of ${local} in ${timeZone} is ${utc} in UTC`, () => {
      assert.equal(toUtcDailyWindow(local, timeZone), utc);
    });
  }

  it("keeps its length and is moved by the zone's offset, in every zone", () => {
    fc.assert(
      fc.property(minutesOfDay, minutesOfDay, zone, (start, minutes, timeZone) => {
        const utc = toUtcDailyWindow(`${clock(start)}-${clock(start + minutes)}`, timeZone);
        const window = mustParse(parseDailyWindow(utc));
        assert.equal(window.minutes, minutes);
        const offset = utcOffsetMinutes(timeZone) ?? NaN;
        assert.equal(Math.abs(window.start + offset - start) % MINUTES_PER_DAY, 0);
      }),
    );
  });

  for (const text of [
    "3:00-4:00",
    "03:00",
    "24:00-01:00",
    "03:00-04:60",
    " 03:00-04:00",
    "03:00-04:00\n",
    "Sun 03:00-04:00",
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.equal(parseDailyWindow(text), undefined);
      assert.throws(() => toUtcDailyWindow(text, "UTC"), /should have been refused/);
    });
  }
});

describe("a weekly window", () => {
  const table: [local: string, timeZone: string, utc: string][] = [
    ["Sun 04:00-05:00", "Asia/Seoul", "sat:19:00-sat:20:00"], // CloudMart's maintenance
    ["Mon 04:00-05:00", "Asia/Seoul", "sun:19:00-sun:20:00"], // over the week's end, backwards
    ["Sun 20:00-21:00", "Pacific/Honolulu", "mon:06:00-mon:07:00"], // and forwards
    ["Sun 08:30-09:30", "Asia/Seoul", "sat:23:30-sun:00:30"], // over UTC's midnight
    ["Sun 23:30-00:30", "UTC", "sun:23:30-mon:00:30"], // over its own midnight
    ["Wed 05:00-06:00", "Asia/Kolkata", "tue:23:30-wed:00:30"],
  ];
  for (const [local, timeZone, utc] of table) {
    it(`of ${local} in ${timeZone} is ${utc} in UTC`, () => {
      assert.equal(toUtcWeeklyWindow(local, timeZone), utc);
    });
  }

  it("stays in the week, keeps its length and comes back by the zone's offset", () => {
    fc.assert(
      fc.property(fc.constantFrom(...DAYS), minutesOfDay, minutesOfDay, zone, (day, start, minutes, timeZone) => {
        const local = `${day} ${clock(start)}-${clock(start + minutes)}`;
        const utc = toUtcWeeklyWindow(local, timeZone);
        const [from = "", to = ""] = utc.split("-").map((end) => {
          assert.match(end, /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/);
          return (
            DAYS.findIndex((each) => each.toLowerCase() === end.slice(0, 3)) * MINUTES_PER_DAY + minuteOf(end.slice(4))
          );
        });
        assert.equal((Number(to) - Number(from) + MINUTES_PER_WEEK) % MINUTES_PER_WEEK, minutes);
        const { start: localStart } = mustParse(parseWeeklyWindow(local));
        const offset = utcOffsetMinutes(timeZone) ?? NaN;
        assert.equal(Math.abs(Number(from) + offset - localStart) % MINUTES_PER_WEEK, 0);
      }),
    );
  });

  it("needs a day", () => {
    assert.equal(parseWeeklyWindow("04:00-05:00"), undefined);
    assert.equal(parseWeeklyWindow("sun 04:00-05:00"), undefined);
    assert.throws(() => toUtcWeeklyWindow("04:00-05:00", "UTC"), /should have been refused/);
  });
});

describe("a daily and a weekly window", () => {
  const table: [daily: string, weekly: string, overlap: boolean][] = [
    ["03:00-04:00", "Sun 04:00-05:00", false], // they touch, as CloudMart's do
    ["03:00-04:00", "Sun 02:00-03:00", false],
    ["03:00-04:01", "Sun 04:00-05:00", true],
    ["03:00-04:00", "Wed 03:30-03:40", true], // one inside the other
    ["03:30-03:40", "Wed 03:00-04:00", true],
    ["23:30-00:30", "Sun 00:00-01:00", true], // Saturday's runs into Sunday
    ["23:30-00:30", "Sun 23:00-00:00", true],
    ["00:00-01:00", "Sun 23:30-00:30", true], // Monday's, after the week's end
    ["00:30-01:00", "Sun 23:30-00:30", false],
  ];
  for (const [daily, weekly, overlap] of table) {
    it(`${overlap ? "overlap" : "stay apart"} at ${daily} and ${weekly}`, () => {
      assert.equal(doWindowsOverlap(mustParse(parseDailyWindow(daily)), mustParse(parseWeeklyWindow(weekly))), overlap);
    });
  }

  it("overlap exactly when they share a minute of some day", () => {
    const window = fc.record({ start: minutesOfDay, minutes: fc.integer({ min: 1, max: 600 }) });
    const minutesIn = ({ start, minutes }: Window): number[] =>
      Array.from({ length: minutes }, (_, step) => (start + step) % MINUTES_PER_DAY);
    fc.assert(
      fc.property(window, window, (one, other) => {
        const shared = new Set(minutesIn(one));
        assert.equal(
          doWindowsOverlap(one, other),
          minutesIn(other).some((minute) => shared.has(minute)),
        );
        assert.equal(doWindowsOverlap(one, other), doWindowsOverlap(other, one));
      }),
    );
  });
});

describe("a time zone", () => {
  it("has one offset where it keeps its clock all year", () => {
    const offsets = ["Asia/Seoul", "UTC", "Asia/Kolkata", "America/Phoenix"].map(utcOffsetMinutes);
    assert.deepEqual(offsets, [540, 0, 330, -420]);
  });

  it("has none where clocks change, in either hemisphere and around Ramadan", () => {
    for (const name of ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Africa/Casablanca"]) {
      assert.equal(utcOffsetMinutes(name), undefined, name);
      assert.ok(isTimeZone(name), name);
    }
  });

  it("has none where nobody knows it", () => {
    for (const name of ["Asia/Soul", "", "Mars/Olympus"]) {
      assert.equal(utcOffsetMinutes(name), undefined, name);
      assert.ok(!isTimeZone(name), name);
    }
    assert.throws(() => toUtcDailyWindow("03:00-04:00", "Asia/Soul"), /should have been refused/);
  });
});

describe("a sleep schedule", () => {
  const table: [text: string, cron: string][] = [
    ["Mon-Fri 21:00", "0 21 * * 1,2,3,4,5"],
    ["Sat 08:05", "5 8 * * 6"],
    ["00:30", "30 0 * * *"],
    ["Sun-Thu 23:59", "59 23 * * 0,1,2,3,4"],
    ["Fri-Mon 07:00", "0 7 * * 5,6,0,1"],
    ["Mon-Sun 07:00", "0 7 * * 1,2,3,4,5,6,0"],
  ];
  for (const [text, cron] of table) {
    it(`of ${text} is ${cron} in cron`, () => {
      assert.equal(toCron(text), cron);
    });
  }

  it("is refused in any other form", () => {
    for (const text of ["Monday 21:00", "21", "Mon-Fri", "0 21 * * 1"]) assert.throws(() => toCron(text), text);
  });
});

describe("a time", () => {
  it("is a schedule expression, every day or on one", () => {
    assert.equal(toScheduleExpression("06:05"), "cron(5 6 * * ? *)");
    assert.equal(toScheduleExpression("Sun 10:00"), "cron(0 10 ? * SUN *)");
  });

  it("begins a window of so many minutes", () => {
    assert.deepEqual(windowFrom("06:30", 120), { start: 390, minutes: 120 });
    assert.equal(windowFrom("6:30", 120), undefined);
  });
});

describe("a window for practice", () => {
  it("is in UTC, with days as Application Recovery Controller writes them", () => {
    assert.equal(toUtcPracticeWindow("Tue 10:00-12:00", "Asia/Seoul"), "Tue:01:00-Tue:03:00");
    assert.equal(toUtcPracticeWindow("Mon 08:00-10:00", "Asia/Seoul"), "Sun:23:00-Mon:01:00");
  });
});
