/**
 * A process beside the specs' own, for what starts processes: previews, whose programs wait for every answer as long as a
 * spec computes, and commands. And to start one from the specs' process, which holds a gigabyte, takes it seven
 * milliseconds.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Order, Report, Tasks } from "./side-process-tasks";

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

const MAIN = path.join(__dirname, "side-process-tasks.ts");
const LOADER = path.join(__dirname, "..", "..", "preview", "loader", "typescript.cjs");

const waiting = new Map<number, Waiting>();
let sideProcess: ChildProcess | undefined;
let last = 0;

/** Has a task done there; aborting the signal cancels it. */
export function inSideProcess<Name extends keyof Tasks>(
  task: Name,
  request: Parameters<Tasks[Name]>[0],
  signal?: AbortSignal,
): ReturnType<Tasks[Name]> {
  const child = (sideProcess ??= start());
  const id = ++last;
  const order = (text: Omit<Order, "id">): void => void child.send({ id, ...text } satisfies Order);
  const cancel = (): void => {
    order({});
  };
  const ended = new Promise<never>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
  });
  child.channel?.ref();
  order({ task, request });
  if (signal?.aborted === true) cancel();
  signal?.addEventListener("abort", cancel);
  return ended as ReturnType<Tasks[Name]>;
}

// Before the run ends: what it noted of its coverage belongs to the run.
after(async () => {
  if (sideProcess?.connected !== true) return;
  sideProcess.ref();
  const ended = once(sideProcess, "exit");
  sideProcess.disconnect();
  await ended;
});

/** Nobody waits for it who has not given it anything to do. */
function start(): ChildProcess {
  const child = fork(MAIN, { execArgv: ["--require", LOADER], serialization: "advanced" });
  child.unref();
  child.on("message", (report: Report) => {
    const { resolve, reject } = waiting.get(report.id) ?? {};
    waiting.delete(report.id);
    if (waiting.size === 0) child.channel?.unref();
    if ("error" in report) reject?.(report.error);
    else resolve?.(report.result as never);
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("the specs' side process has ended"));
    waiting.clear();
  });
  return child;
}
