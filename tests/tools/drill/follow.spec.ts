import assert from "node:assert/strict";
import type { Alarm, State } from "../../../tools/drill/aws";
import { type Ending, follow, type Services } from "../../../tools/drill/follow";

const STOP: Alarm = { arn: "arn:stop", name: "down-for-readers" };
const OTHER: Alarm = { arn: "arn:other", name: "cpu" };

/** Looks in their order, the last one for ever; an error is thrown instead. */
interface Script {
  readonly states: readonly (string | Error)[];
  readonly ringing?: readonly (readonly Alarm[])[];
  readonly stopFails?: true;
}

async function run({ states, ringing = [], stopFails }: Script, signal = new AbortController().signal) {
  let [looks, listings] = [0, 0];
  const [printed, stopped]: [string[], string[]] = [[], []];
  const services: Services = {
    look: (): Promise<State> => {
      const status = states[Math.min(looks++, states.length - 1)] ?? "running";
      if (status instanceof Error) return Promise.reject(status);
      return Promise.resolve({ status, reason: "", actions: { reboot: status } });
    },
    stop: (id) => {
      stopped.push(id);
      return stopFails === true ? Promise.reject(new Error("stop it by hand")) : Promise.resolve();
    },
    listRingingAlarms: () => Promise.resolve(ringing[Math.min(listings++, ringing.length - 1)] ?? []),
  };
  const watcher = {
    print: (text: string) => printed.push(text.slice(9).trimEnd()),
    signal,
    secondsBetweenLooks: 0,
    mostAttempts: 1,
  };
  let ending: Ending | Error;
  try {
    ending = await follow(services, "EXP1", [STOP.arn], watcher);
  } catch (error) {
    ending = error as Error;
  }
  return { ending, printed, stopped };
}

describe("following an experiment", () => {
  it("goes on to each of FIS's endings, and says what changed, once", async () => {
    for (const ending of ["completed", "stopped", "failed", "cancelled"]) {
      const { printed, stopped, ...rest } = await run({ states: ["running", "running", ending] });
      assert.deepEqual([rest.ending, stopped], [ending, []]);
      assert.deepEqual(printed, [
        ...["experiment running", "action reboot running"],
        ...[`experiment ${ending}`, `action reboot ${ending}`],
      ]);
    }
  });

  it("tells of every alarm that begins to ring and that stops, and goes on with one that is no stop condition", async () => {
    const states = ["running", "running", "running", "completed"];
    const { printed, stopped } = await run({ states, ringing: [[], [OTHER], []] });
    assert.deepEqual(stopped, []);
    assert.deepEqual(
      printed.filter((line) => line.startsWith("alarm")),
      ["alarm cpu rings", "alarm cpu rings no longer"],
    );
  });

  it("stops it once when a stop condition's alarm rings, and waits for the end", async () => {
    const { ending, printed, stopped } = await run({
      states: ["running", "running", "running", "stopped"],
      ringing: [[STOP]],
    });
    assert.deepEqual([ending, stopped], ["stopped", ["EXP1"]]);
    assert.ok(printed.includes("stops it: down-for-readers rings"));
  });

  it("leaves it to FIS where FIS is stopping it already", async () => {
    const { stopped } = await run({ states: ["stopping", "stopped"], ringing: [[STOP]] });
    assert.deepEqual(stopped, []);
  });

  it("stops it once when asked to", async () => {
    const { ending, stopped } = await run({ states: ["running", "running", "stopped"] }, AbortSignal.abort());
    assert.deepEqual([ending, stopped], ["stopped", ["EXP1"]]);
  });

  it("stops it when it cannot look any more, and says why it could not", async () => {
    const { ending, stopped } = await run({ states: ["running", new Error("throttled")] });
    assert.deepEqual([(ending as Error).message, stopped], ["throttled", ["EXP1"]]);
  });

  it("says how to stop it by hand where that fails too", async () => {
    const { ending } = await run({ states: [new Error("no network")], stopFails: true });
    assert.equal((ending as Error).message, "stop it by hand");
  });
});
