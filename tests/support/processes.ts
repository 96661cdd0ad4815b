/** Processes, run without blocking the specs' own. */
import type { SpawnOptionsWithoutStdio } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
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

/** Whether it ends by itself, within two seconds. */
export async function hasEnded(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100 && isAlive(pid); attempt++) await sleep(20);
  return !isAlive(pid);
}
