/**
 * Previews started before the spec that needs them: each is a process that keeps another core busy, while specs of other
 * files run on this one.
 */
type Task<T> = () => Promise<T>;

const waiting: Task<unknown>[] = [];

/** Runs `make` once, with the first spec of the run or when somebody asks, whichever comes first. */
export function inBackground<T>(make: Task<T>): Task<T> {
  let made: Promise<T> | undefined;
  const ask = (): Promise<T> => (made ??= make());
  waiting.push(ask);
  return ask;
}

// Not `before`: there, every file's specs wait for what they all share, and would wait behind these.
beforeEach(() => {
  for (const start of waiting.splice(0)) start().catch(() => undefined); // whoever asks for it sees that it failed
});
