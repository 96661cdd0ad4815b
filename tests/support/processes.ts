/** Processes, run without blocking the specs' own. */
import type { SpawnOptionsWithoutStdio } from "node:child_process";
import { inSideProcess } from "./side-process";
import type { Ended } from "./side-process-tasks";

export type { Ended };

/** Runs a command to its end; `input` is all it can read. */
export function runToEnd(
  command: string,
  args: readonly string[],
  { env = process.env, ...options }: SpawnOptionsWithoutStdio = {},
  input = "",
): Promise<Ended> {
  return inSideProcess("runToEnd", { command, args, options: { ...options, env: { ...env } }, input });
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
