/**
 * Processes beside the specs' own, for what starts processes: previews, whose programs wait for every answer as long as a
 * spec computes, and commands. And to start one from the specs' process, which holds half a gigabyte, takes it seven
 * milliseconds.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import "./background"; // hooks run in the order in which they are loaded
import type { Order, Report, Tasks } from "./side-process-tasks";

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

const MAIN = path.join(__dirname, "side-process-tasks.ts");
const LOADER = path.join(__dirname, "..", "..", "preview", "loader", "typescript.cjs");

const all: SideProcess[] = [];

/** Starts with its first task. Specs about all the programs of a process take one of their own. */
export class SideProcess {
  private readonly waiting = new Map<number, Waiting>();
  private child: ChildProcess | undefined;
  private last = 0;

  constructor(private readonly environment = process.env) {
    all.push(this);
  }

  /** Has a task done there; aborting the signal cancels it. */
  do<Name extends keyof Tasks>(
    task: Name,
    request: Parameters<Tasks[Name]>[0],
    signal?: AbortSignal,
  ): ReturnType<Tasks[Name]> {
    const child = (this.child ??= this.start());
    const id = ++this.last;
    const order = (text: Omit<Order, "id">): void => void child.send({ id, ...text } satisfies Order);
    const cancel = (): void => {
      order({});
    };
    const ended = new Promise<never>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
    child.channel?.ref();
    order({ task, request });
    if (signal?.aborted === true) cancel();
    signal?.addEventListener("abort", cancel);
    return ended as ReturnType<Tasks[Name]>;
  }

  async end(): Promise<void> {
    if (this.child?.connected !== true) return;
    this.child.ref();
    const ended = once(this.child, "exit");
    this.child.disconnect();
    await ended;
  }

  /** Nobody waits for it who has not given it anything to do. */
  private start(): ChildProcess {
    const child = fork(MAIN, {
      env: this.environment,
      execArgv: ["--require", LOADER],
      serialization: "advanced",
    });
    child.unref();
    child.on("message", (report: Report) => {
      const { resolve, reject } = this.waiting.get(report.id) ?? {};
      this.waiting.delete(report.id);
      if (this.waiting.size === 0) child.channel?.unref();
      if ("error" in report) reject?.(Object.assign(new Error(report.error.message), report.error));
      else resolve?.(report.result as never);
    });
    child.on("exit", () => {
      for (const { reject } of this.waiting.values()) reject(new Error("the specs' side process has ended"));
      this.waiting.clear();
    });
    return child;
  }
}

// Before the run ends, and after the work in background: what they noted of their coverage belongs to the run.
after(() => Promise.all(all.map((each) => each.end())));

const shared = new SideProcess();

/** Has a task done in the process that all specs share. */
export const inSideProcess: SideProcess["do"] = (...order) => shared.do(...order);
