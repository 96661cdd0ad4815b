/**
 * The processes that programs run in. To load Pulumi's packages takes half of a program's time, so a process whose program
 * has ended well runs another, as one process of Pulumi's Automation API runs several: one that Node is told the same for
 * (docs/decisions/0017-several-programs-in-one-process.md).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Order } from "./next-program";
import { preparation } from "./preparation";

const { alone } = createRequire(__filename)("../loader/short-lived.cjs") as { readonly alone: readonly string[] };

/** Comes before the runtime, which would load ts-node only where it is told to, and with it TypeScript's compiler. */
const LOADER = path.join(__dirname, "..", "loader", "typescript.cjs");
const NEXT_PROGRAM = path.join(__dirname, "next-program.ts");

/** What runs in a process. */
export interface Program {
  /** The project's; what Node is told may name files from there. */
  readonly directory: string;
  /** For Node, from the project. */
  readonly nodeArguments: readonly string[];
  /** Whether no core is free to help a process that has to be started. */
  readonly isAlone: boolean;
  /** The file of the language runtime, which goes to the program's folder by itself. */
  readonly runtime: string;
  readonly order: Order;
}

/** How a program failed, undefined when it did not; and what it wrote. */
export interface Ended {
  readonly ending: string | undefined;
  readonly output: string;
}

type ProgramProcess = ChildProcess & { readonly stdout: Socket; readonly stderr: Socket };

/** Processes that wait for another program, by what Node was told. */
const idle = new Map<string, ProgramProcess[]>();

/** Runs a program to its end, in a process that waits for one or in a new one. */
export function runProgram(program: Program, signal: AbortSignal | undefined): Promise<Ended> {
  const waiting = idleFor(program).pop();
  if (waiting === undefined) return attend(start(program), program, signal);
  setReferenced(waiting, true);
  waiting.send(program.order);
  return attend(waiting, program, signal);
}

/** Ends the processes that wait for another program; without it they end with this process. */
export async function endIdleProcesses(): Promise<void> {
  const waiting = [...idle.values()].flat();
  idle.clear();
  await Promise.all(
    waiting.map(async (child) => {
      setReferenced(child, true);
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    }),
  );
}

function idleFor({ directory, nodeArguments, runtime }: Program): ProgramProcess[] {
  const key = JSON.stringify([runtime, ...(nodeArguments.length === 0 ? [] : [directory, ...nodeArguments])]);
  const processes = (idle.get(key) ?? []).filter(({ connected }) => connected);
  idle.set(key, processes);
  return processes;
}

function start({ directory, nodeArguments, isAlone, runtime, order }: Program): ProgramProcess {
  const settings = [...(isAlone ? alone : []), ...nodeArguments];
  const prepared = [...settings, "--require", LOADER, preparation(runtime, NEXT_PROGRAM)];
  const child = spawn(process.execPath, [...prepared, runtime, ...order.runtimeArguments], {
    cwd: directory,
    env: order.environment,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  }) as ProgramProcess;
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8");
  return child;
}

/** Whether this process waits for another one's end. */
function setReferenced(child: ProgramProcess, isReferenced: boolean): void {
  const verb = isReferenced ? "ref" : "unref";
  for (const each of [child, child.channel, child.stdout, child.stderr]) each?.[verb]();
}

/** Waits for the program's end; its process then waits for another, or has ended too. */
function attend(child: ProgramProcess, program: Program, signal: AbortSignal | undefined): Promise<Ended> {
  let output = "";
  const keep = (chunk: string): string => (output += chunk);
  const streams = [child.stdout, child.stderr];
  for (const stream of streams) stream.on("data", keep);
  const abort = (): void => {
    child.kill();
  };
  if (signal?.aborted === true) abort();
  signal?.addEventListener("abort", abort);
  return endOf(child)
    .then((ending) => {
      signal?.throwIfAborted();
      return { ending, output: output.trim() };
    })
    .finally(() => {
      signal?.removeEventListener("abort", abort);
      for (const stream of streams) stream.off("data", keep);
      if (!child.connected || child.killed) return;
      setReferenced(child, false);
      idleFor(program).push(child);
    });
}

/** Waits for what comes first, and says how the program failed; undefined when it did not. */
async function endOf(child: ProgramProcess): Promise<string | undefined> {
  const waiting = new AbortController();
  type Close = [exitCode: number | null, killedBy: string | null];
  const ended = (once(child, "close", waiting) as Promise<Close>).then(([exitCode, killedBy]) =>
    exitCode === 0 ? undefined : (killedBy ?? `exit code ${String(exitCode)}`),
  );
  // What it wrote before has arrived, too, when that turn of the event loop is over.
  const isReady = once(child, "message", waiting).then(() => setImmediate(undefined));
  try {
    return await Promise.race([ended, isReady]);
  } finally {
    waiting.abort();
  }
}
