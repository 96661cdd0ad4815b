/** When tasks start and end that wait for each other, as the engine runs them. Knows nothing of resources. */

export interface Task {
  readonly id: string;
  readonly seconds: number;
  /** Tasks that must have ended before; those that do not exist are ignored. */
  readonly after: readonly string[];
}

export interface Slot {
  readonly id: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** The task whose end let this one start; undefined where it starts at once. */
  readonly cause: string | undefined;
}

export interface Schedule {
  readonly seconds: number;
  /** In the order of starting. */
  readonly slots: readonly Slot[];
}

/**
 * Starts each task as soon as all it waits for has ended and a worker is free; among those, whichever has been ready
 * longest, then by id, so that the order of `tasks` decides nothing. Tasks that wait for each other in a circle, which
 * an engine refuses, are let go by id once nothing else can run.
 */
export function schedule(tasks: readonly Task[], parallelism: number): Schedule {
  const run = new Run(tasks);
  let now = 0;
  for (;;) {
    run.start(now, parallelism);
    const end = run.nextEnd();
    if (end !== undefined) {
      now = end;
      run.finish(now);
    } else if (!run.releaseCircle(now)) break;
  }
  return { seconds: Math.max(0, ...run.slots.map(({ endSeconds }) => endSeconds)), slots: run.slots };
}

/** The longest chain of tasks that wait for each other: no number of workers is faster. */
export function longestPathSeconds(tasks: readonly Task[]): number {
  return schedule(tasks, Infinity).seconds;
}

/** Wave after wave; a wave starts when the one before it has ended as a whole. */
export function scheduleWaves(waves: readonly (readonly Task[])[], parallelism: number): Schedule {
  const slots: Slot[] = [];
  let start = 0;
  let last: string | undefined;
  for (const wave of waves) {
    const part = schedule(
      wave.map((task) => ({ ...task, after: [] })),
      parallelism,
    );
    for (const slot of part.slots) {
      const { id, startSeconds, endSeconds, cause } = slot;
      slots.push({ id, startSeconds: start + startSeconds, endSeconds: start + endSeconds, cause: cause ?? last });
    }
    last = lastToEnd(part.slots)?.id ?? last;
    start += part.seconds;
  }
  return { seconds: start, slots };
}

/** The tasks that the end waited for, in order. */
export function criticalPath({ slots }: Schedule): string[] {
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const path: string[] = [];
  for (let slot = lastToEnd(slots); slot !== undefined; slot = byId.get(slot.cause ?? "")) path.unshift(slot.id);
  return path;
}

function lastToEnd(slots: readonly Slot[]): Slot | undefined {
  return [...slots].sort((a, b) => b.endSeconds - a.endSeconds || compare(a.id, b.id))[0];
}

interface Ready {
  readonly task: Task;
  readonly sinceSeconds: number;
  readonly cause: string | undefined;
}

class Run {
  readonly slots: Slot[] = [];
  private readonly waiting = new Map<string, { task: Task; left: Set<string> }>();
  private readonly waitedForBy = new Map<string, string[]>();
  private ready: Ready[] = [];
  private running: Slot[] = [];
  /** The last task that freed a worker. */
  private freedBy: string | undefined;

  constructor(tasks: readonly Task[]) {
    const ids = new Set(tasks.map(({ id }) => id));
    for (const task of [...tasks].sort((a, b) => compare(a.id, b.id))) {
      const left = new Set(task.after.filter((id) => ids.has(id) && id !== task.id));
      if (left.size === 0) this.ready.push({ task, sinceSeconds: 0, cause: undefined });
      else this.waiting.set(task.id, { task, left });
      for (const id of left) {
        const waiting = this.waitedForBy.get(id);
        if (waiting === undefined) this.waitedForBy.set(id, [task.id]);
        else waiting.push(task.id); // everything waits for the provider: a copy each time would take longest of all
      }
    }
  }

  start(now: number, parallelism: number): void {
    this.ready.sort((a, b) => a.sinceSeconds - b.sinceSeconds || compare(a.task.id, b.task.id));
    const free = Math.max(0, Math.max(1, parallelism) - this.running.length);
    for (const { task, sinceSeconds, cause } of this.ready.splice(0, free)) {
      const slot = {
        id: task.id,
        startSeconds: now,
        endSeconds: now + task.seconds,
        cause: now > sinceSeconds ? this.freedBy : cause,
      };
      this.slots.push(slot);
      this.running.push(slot);
    }
  }

  /** When the next running task ends. */
  nextEnd(): number | undefined {
    return this.running.length === 0 ? undefined : Math.min(...this.running.map(({ endSeconds }) => endSeconds));
  }

  finish(now: number): void {
    const ended = this.running.filter(({ endSeconds }) => endSeconds === now).sort((a, b) => compare(a.id, b.id));
    this.running = this.running.filter(({ endSeconds }) => endSeconds !== now);
    for (const { id } of ended) {
      this.freedBy = id;
      for (const waiting of this.waitedForBy.get(id) ?? []) this.unblock(waiting, id, now);
    }
  }

  releaseCircle(now: number): boolean {
    const first = this.waiting.values().next().value;
    if (first === undefined) return false;
    this.waiting.delete(first.task.id);
    this.ready.push({ task: first.task, sinceSeconds: now, cause: this.freedBy });
    return true;
  }

  private unblock(id: string, by: string, now: number): void {
    const entry = this.waiting.get(id);
    entry?.left.delete(by);
    if (entry?.left.size !== 0) return;
    this.waiting.delete(id);
    this.ready.push({ task: entry.task, sinceSeconds: now, cause: by });
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
