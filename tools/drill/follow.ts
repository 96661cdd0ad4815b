/** Follows an experiment to its end, and stops it where it must not go on. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Alarm, State } from "./aws";

/** FIS and CloudWatch, as far as following needs them. */
export interface Services {
  look(id: string): Promise<State>;
  stop(id: string): Promise<void>;
  listRingingAlarms(): Promise<readonly Alarm[]>;
}

export interface Watcher {
  readonly print: (text: string) => void;
  readonly signal: AbortSignal;
  readonly secondsBetweenLooks: number;
  /** Of a call that AWS throttles. */
  readonly mostAttempts: number;
}

const ENDINGS = ["completed", "stopped", "failed", "cancelled"] as const;
export type Ending = (typeof ENDINGS)[number];

/**
 * Looks until FIS says that it is over, and prints what changed. Stops it when a stop alarm rings, should FIS not have
 * done so yet, and when the signal comes. Where it cannot look any more, it stops the experiment rather than leave it
 * alone, and rejects.
 */
export async function follow(
  services: Services,
  id: string,
  stopAlarmArns: readonly string[],
  watcher: Watcher,
): Promise<Ending> {
  const started = Date.now();
  const say = (text: string): void => {
    watcher.print(
      `${Math.round((Date.now() - started) / 1000)
        .toString()
        .padStart(5)} s  ${text}\n`,
    );
  };
  const seen = new Map<string, string>();
  let isStopped = false;
  const stop = async (why: string): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    say(`stops it: ${why}`);
    await services.stop(id);
  };
  try {
    for (;;) {
      const state = await services.look(id);
      sayChanges(seen, readState(state), say);
      const ending = ENDINGS.find((each) => each === state.status);
      if (ending !== undefined) return ending;
      const ringing = await services.listRingingAlarms();
      sayChanges(seen, readAlarms(seen, ringing), say);
      const alarm = ringing.find(({ arn }) => stopAlarmArns.includes(arn));
      if (watcher.signal.aborted) await stop("asked to");
      else if (alarm !== undefined && state.status !== "stopping") await stop(`${alarm.name} rings`);
      await pause(watcher, isStopped);
    }
  } catch (error) {
    await stop("it cannot be followed any more");
    throw error;
  }
}

/** A signal ends the pause, but not the ones after it. */
async function pause({ signal, secondsBetweenLooks }: Watcher, isStopped: boolean): Promise<void> {
  const options = isStopped ? {} : { signal };
  await sleep(secondsBetweenLooks * 1000, undefined, options).catch(() => undefined);
}

type Words = Readonly<Record<string, string>>;

function readState({ status, reason, actions }: State): Words {
  const named = Object.entries(actions).map(([name, action]) => [`action ${name}`, action] as const);
  const words: Words = Object.fromEntries(named);
  return { experiment: `${status}${reason === "" ? "" : `: ${reason}`}`, ...words };
}

/** Those that ring, and those that did and no longer do. */
function readAlarms(seen: ReadonlyMap<string, string>, ringing: readonly Alarm[]): Words {
  const now = Object.fromEntries(ringing.map(({ name }) => [`alarm ${name}`, "rings"]));
  const quiet = [...seen.keys()].filter((key) => key.startsWith("alarm ") && !(key in now));
  return { ...Object.fromEntries(quiet.map((key) => [key, "rings no longer"])), ...now };
}

function sayChanges(seen: Map<string, string>, words: Words, say: (text: string) => void): void {
  for (const [what, state] of Object.entries(words)) {
    if (seen.get(what) !== state) say(`${what} ${state}`);
    seen.set(what, state);
  }
}
