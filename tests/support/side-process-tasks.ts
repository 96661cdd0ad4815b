/** What the specs' side process does, and its own main file: see `side-process.ts`. */
import { spawn, type SpawnOptionsWithoutStdio } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { createColors } from "picocolors";
import { runCommand } from "../../preview/command";
import { previewStack, type StackPreview } from "../../preview/engine/preview-stack";
import { endIdleProcesses } from "../../preview/engine/program-process";
import { readProject } from "../../preview/engine/project";
import { runCommand as runDrillCommand, type Surroundings } from "../../tools/drill/command";

/** To the process: what to do; or, without a task, that nobody wants it any longer. */
export interface Order {
  readonly id: number;
  readonly task?: keyof Tasks;
  readonly request?: unknown;
}

/** From the process: how it ended. */
export type Report = { readonly id: number } & ({ readonly result: unknown } | { readonly error: Failure });

/** An error as it travels: some of them, an aborted signal's say, would lose their name. */
type Failure = Pick<Error, "name" | "message" | "stack">;

interface Stack {
  readonly directory: string;
  readonly stack: string;
}

interface CommandLine {
  readonly directory: string;
  readonly args: readonly string[];
}

interface PreviewLine extends CommandLine {
  readonly isInteractive: boolean;
}

/** What both commands are told of where they run, and where they write. */
type Terminal = Pick<Surroundings, "directory" | "print" | "complain" | "colors">;

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

const TASKS = { previewStack: previewOne, previewAtOnce, endIdleProcesses, runPreview, runDrill, runToEnd };
export type Tasks = typeof TASKS;

interface WatchedPreview extends StackPreview {
  /** How many resources there were, as told while the program ran. */
  readonly counts: readonly number[];
}

async function previewOne({ directory, stack }: Stack, signal?: AbortSignal): Promise<WatchedPreview> {
  const counts: number[] = [];
  const preview = await previewStack(readProject(directory), stack, (count) => counts.push(count), signal);
  return { ...preview, counts };
}

/** So many times, in processes that are new: one that waits would take a program as it is. */
async function previewAtOnce({
  times,
  ...stack
}: Stack & { readonly times: number }): Promise<readonly StackPreview[]> {
  await endIdleProcesses();
  return Promise.all(Array.from({ length: times }, () => previewOne(stack)));
}

async function runPreview({ isInteractive, ...line }: PreviewLine, signal: AbortSignal): Promise<Outcome> {
  return listen(line, (args, terminal) => runCommand(args, { ...terminal, isInteractive, signal }));
}

async function runDrill(line: CommandLine, signal: AbortSignal): Promise<Outcome> {
  const looks = { secondsBetweenLooks: 0, mostAttempts: 1 };
  return listen(line, (args, terminal) => runDrillCommand(args, { ...terminal, ...looks, signal }));
}

async function listen(
  { directory, args }: CommandLine,
  run: (args: readonly string[], terminal: Terminal) => Promise<number>,
): Promise<Outcome> {
  let [out, err] = ["", ""];
  const exitCode = await run(args, {
    directory,
    print: (text) => (out += text),
    complain: (text) => (err += text),
    colors: createColors(false),
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

function describeError({ name, message, stack }: Error): Failure {
  return { name, message, ...(stack !== undefined && { stack }) };
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
    (error: unknown): Report => ({ id, error: describeError(error as Error) }),
  );
  cancellations.delete(id);
  process.send?.(report);
}

process.on("message", (order: Order) => void carryOut(order));
// Theirs ends first, so that what they noted of their coverage is whole.
process.once("disconnect", () => void endIdleProcesses().finally(() => process.exit()));
