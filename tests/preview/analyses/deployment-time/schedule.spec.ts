import assert from "node:assert/strict";
import fc from "fast-check";
import {
  criticalPath,
  longestPathSeconds,
  schedule,
  scheduleWaves,
  type Task,
} from "../../../../preview/analyses/deployment-time/schedule";

/** Tasks that wait only for tasks before them in the list, so that there is no circle. */
const tasks = fc
  .array(fc.record({ seconds: fc.integer({ min: 0, max: 100 }), after: fc.array(fc.nat(30), { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((list) =>
    list.map(({ seconds, after }, index): Task => {
      const earlier = index === 0 ? [] : after.map((each) => `t${(each % index).toString()}`);
      return { id: `t${index.toString()}`, seconds, after: [...new Set(earlier)] };
    }),
  );
const workers = fc.integer({ min: 1, max: 8 });

/** The longest path by recursion, independent of the code under test. */
function longestPath(list: readonly Task[]): number {
  const ends = new Map<string, number>();
  for (const { id, seconds, after } of list) {
    ends.set(id, seconds + Math.max(0, ...after.map((each) => ends.get(each) ?? 0)));
  }
  return Math.max(...ends.values());
}

function total(list: readonly Task[]): number {
  return list.reduce((sum, { seconds }) => sum + seconds, 0);
}

describe("schedule", () => {
  it("takes at least the longest path, at least the work of each worker, and at most all work in a row", () => {
    fc.assert(
      fc.property(tasks, workers, (list, parallelism) => {
        const { seconds } = schedule(list, parallelism);
        assert.ok(seconds >= longestPath(list));
        assert.ok(seconds >= total(list) / parallelism);
        assert.ok(seconds <= total(list));
      }),
    );
  });

  it("takes exactly the longest path with unlimited parallelism", () => {
    fc.assert(
      fc.property(tasks, (list) => {
        assert.equal(longestPathSeconds(list), longestPath(list));
      }),
    );
  });

  it("runs every task once, after all it waits for, and never more at once than it may", () => {
    fc.assert(
      fc.property(tasks, workers, (list, parallelism) => {
        const { slots } = schedule(list, parallelism);
        const byId = new Map(slots.map((slot) => [slot.id, slot]));
        assert.equal(byId.size, list.length);
        assert.equal(slots.length, list.length);
        for (const { id, after } of list) {
          for (const each of after) {
            assert.ok((byId.get(each)?.endSeconds ?? Infinity) <= (byId.get(id)?.startSeconds ?? -1));
          }
        }
        for (const { startSeconds: now } of slots) {
          const busy = slots.filter(({ startSeconds, endSeconds }) => startSeconds <= now && now < endSeconds);
          assert.ok(busy.length <= parallelism);
        }
      }),
    );
  });

  it("has a critical path without a gap, from the start to the end", () => {
    fc.assert(
      fc.property(tasks, workers, (list, parallelism) => {
        const run = schedule(list, parallelism);
        const slots = criticalPath(run).map((id) => run.slots.find((slot) => slot.id === id));
        assert.equal(slots[0]?.startSeconds, 0);
        assert.equal(slots.at(-1)?.endSeconds, run.seconds);
        slots.slice(1).forEach((slot, index) => {
          assert.equal(slot?.startSeconds, slots[index]?.endSeconds);
        });
      }),
    );
  });

  it("has no shorter longest path when somebody waits for one thing more", () => {
    fc.assert(
      fc.property(tasks, fc.nat(), fc.nat(), (list, one, other) => {
        const [from, to] = [one % list.length, other % list.length].sort((a, b) => a - b) as [number, number];
        const more = list.map((task, index) =>
          index === to && from < to ? { ...task, after: [...task.after, `t${from.toString()}`] } : task,
        );
        assert.ok(longestPathSeconds(more) >= longestPathSeconds(list));
      }),
    );
  });

  it("does not depend on the order of the tasks", () => {
    const withShuffle = tasks.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(withShuffle, workers, ([list, shuffled], parallelism) => {
        assert.deepEqual(schedule(shuffled, parallelism), schedule(list, parallelism));
      }),
    );
  });

  it("ends, with every task run, where tasks wait for each other in circles", () => {
    const anything = fc.array(
      fc.record({ seconds: fc.nat(50), after: fc.array(fc.nat(12).map((each) => `t${each.toString()}`)) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anything, workers, (list, parallelism) => {
        const circular = list.map((each, index) => ({ ...each, id: `t${index.toString()}` }));
        assert.equal(schedule(circular, parallelism).slots.length, circular.length);
      }),
    );
  });

  it("takes no time for nothing", () => {
    assert.deepEqual(schedule([], 4), { seconds: 0, slots: [] });
    assert.deepEqual(criticalPath(schedule([], 4)), []);
  });
});

describe("scheduleWaves", () => {
  const task = (id: string, seconds: number): Task => ({ id, seconds, after: [] });

  it("starts a wave when the one before has ended as a whole", () => {
    const run = scheduleWaves([[task("a", 5), task("b", 9)], [], [task("c", 1)]], 4);
    assert.equal(run.seconds, 10);
    assert.deepEqual(criticalPath(run), ["b", "c"]);
  });

  it("never does more at once than it may", () => {
    assert.equal(scheduleWaves([[task("a", 5), task("b", 9), task("c", 4)]], 2).seconds, 9);
    assert.equal(scheduleWaves([[task("a", 5), task("b", 9), task("c", 4)]], 1).seconds, 18);
  });
});
