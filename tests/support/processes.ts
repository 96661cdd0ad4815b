/** Processes, run without blocking the specs' own. */
import type { SpawnOptionsWithoutStdio } from "node:child_process";
import { inSideProcess } from "./side-process";

export interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

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
