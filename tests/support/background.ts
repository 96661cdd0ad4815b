/**
 * Work that waits for processes, started before the spec that needs it: it keeps the other cores busy, while specs of
 * other files run on this one.
 */
import { availableParallelism } from "node:os";
import pLimit from "p-limit";

type Task<T> = () => Promise<T>;

/** More of them would take turns, and the specs between them with them. */
const inTurn = pLimit(availableParallelism());
const waiting: Task<unknown>[] = [];

/** Runs `make` once, after the first spec of the run has begun or when somebody asks, whichever comes first. */
export function inBackground<T>(make: Task<T>): Task<T> {
  let made: Promise<T> | undefined;
  const ask = (): Promise<T> => (made ??= make());
  waiting.push(ask);
  return ask;
}

/** A spec that shares nothing with others: it runs ahead of its turn, and how it ended is shown when that comes. */
export function itInBackground(title: string, spec: () => Promise<void>): void {
  it(title, inBackground(spec));
}

// Not `before`: there, every file's specs wait for what they all share, and would wait behind these.
beforeEach(() => {
  for (const start of waiting.splice(0)) inTurn(start).catch(() => undefined); // whoever asks for it sees that it failed
});
