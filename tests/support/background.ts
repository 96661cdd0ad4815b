/**
 * Work that waits for processes, started before the spec that needs it: it keeps the other cores busy, while specs of
 * other files run on this one.
 */
import { availableParallelism } from "node:os";
import { isInstalled } from "./executables";

type Task<T> = () => Promise<T>;

/**
 * Enough that none of the cores waits for the next one, which nobody can start while a spec computes. Programs take turns
 * by themselves.
 */
const MOST_AT_ONCE = 2 * availableParallelism();

const waiting: Task<unknown>[] = [];
const running = new Set<Promise<unknown>>();
let isHeld = true;

/** Runs `make` once, after the first spec of the run has begun or when somebody asks, whichever comes first. */
export function inBackground<T>(make: Task<T>): Task<T> {
  let made: Promise<T> | undefined;
  const ask = (): Promise<T> => (made ??= make());
  waiting.push(ask);
  return ask;
}

/**
 * A spec that shares nothing with others: it runs ahead of its turn, and how it ended is shown when that comes. Skipped
 * where a command that it needs is not installed.
 */
export function itInBackground(title: string, spec: () => Promise<void>, needed: readonly string[] = []): void {
  const ended = inBackground(spec);
  it(title, async function () {
    if (!needed.every(isInstalled)) this.skip();
    await ended();
  });
}

/** Runs what changes the whole process, its environment say, while nothing else runs. */
export async function alone<T>(run: Task<T>): Promise<T> {
  isHeld = true;
  await Promise.all(running);
  try {
    return await run();
  } finally {
    isHeld = false;
    goOn();
  }
}

function goOn(): void {
  while (!isHeld && running.size < MOST_AT_ONCE) {
    const next = waiting.shift();
    if (next === undefined) return;
    const ended = next().then(
      () => undefined,
      () => undefined, // whoever asks for it sees that it failed
    );
    running.add(ended);
    void ended.then(() => {
      running.delete(ended);
      goOn();
    });
  }
}

// Not `before`: there, every file's specs wait for what they all share, and would wait behind these.
beforeEach(() => {
  isHeld = false;
  goOn();
});

/**
 * Where only some specs are asked for, by `--grep` say, work is left that nobody wants: it is not begun any more, and what
 * has begun ends first, as it needs processes that end with the run.
 */
after(async function () {
  this.timeout(60_000);
  waiting.length = 0;
  await Promise.all(running);
});
