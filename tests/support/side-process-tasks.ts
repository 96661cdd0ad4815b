/** What the specs' side process does, and its own main file: see `side-process.ts`. */
import { spawn, type SpawnOptionsWithoutStdio } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { createColors } from "picocolors";
import { runCommand } from "../../preview/command";
import { previewStack, type StackPreview } from "../../preview/engine/preview-stack";
import { endIdleProcesses } from "../../preview/engine/program-process";
import { readProject } from "../../preview/engine/project";

/** To the process: what to do; or, without a task, that nobody wants it any longer. */
export interface Order {
  readonly id: number;
  readonly task?: keyof Tasks;
  readonly request?: unknown;
}

/** From the process: how it ended. */
export type Report = { readonly id: number } & ({ readonly result: unknown } | { readonly error: Error });

interface Stack {
  readonly directory: string;
  readonly stack: string;
}

interface CommandLine {
  readonly directory: string;
  readonly args: readonly string[];
  readonly isInteractive: boolean;
}

/** How a command ended, and what it wrote. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  /** Standard output. */
  readonly out: string;
  /** Standard error. */
  readonly err: string;
}

/** The same of the preview command, which no signal ends. */
export interface Outcome extends Ended {
  readonly exitCode: number;
}

interface Process {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: SpawnOptionsWithoutStdio;
  readonly input: string;
}

const TASKS = { previewStack: previewOne, runPreview, runToEnd };
export type Tasks = typeof TASKS;

function previewOne({ directory, stack }: Stack): Promise<StackPreview> {
  return previewStack(readProject(directory), stack);
}

async function runPreview({ args, ...where }: CommandLine, signal: AbortSignal): Promise<Outcome> {
  let [out, err] = ["", ""];
  const exitCode = await runCommand(args, {
    ...where,
    print: (text) => (out += text),
    complain: (text) => (err += text),
    colors: createColors(false),
    signal,
  });
  return { exitCode, out, err };
}

async function runToEnd({ command, args, options, input }: Process): Promise<Ended> {
  const child = spawn(command, args, options);
  child.stdin.on("error", () => undefined).end(input); // a command need not read it
  const [ended, out, err] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  const [exitCode] = ended as [number | null];
  return { exitCode, out, err };
}

const cancellations = new Map<number, AbortController>();

async function carryOut({ id, task, request }: Order): Promise<void> {
  if (task === undefined) {
    cancellations.get(id)?.abort();
    return;
  }
  const cancellation = new AbortController();
  cancellations.set(id, cancellation);
  const run = TASKS[task] as (request: unknown, signal: AbortSignal) => Promise<unknown>;
  const report = await run(request, cancellation.signal).then(
    (result): Report => ({ id, result }),
    (error: unknown): Report => ({ id, error: error as Error }),
  );
  cancellations.delete(id);
  process.send?.(report);
}

process.on("message", (order: Order) => void carryOut(order));
// Theirs ends first, so that what they noted of their coverage is whole.
process.once("disconnect", () => void endIdleProcesses().finally(() => process.exit()));
