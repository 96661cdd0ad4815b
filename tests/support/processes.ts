/** Processes, run without blocking the specs' own: the programs of other specs get their answers meanwhile. */
import { spawn, type SpawnOptionsWithoutStdio } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

export interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command to its end; `input` is all it can read. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: SpawnOptionsWithoutStdio = {},
  input = "",
): Promise<Ended> {
  const child = spawn(command, args, options);
  child.stdin.on("error", () => undefined).end(input); // a command need not read it
  const [ended, out, err] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  const [exitCode] = ended as [number | null];
  return { exitCode, out, err };
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
