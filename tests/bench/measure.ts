/** Runs commands and measures what they cost. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Measurement {
  readonly seconds: number;
  /** Peak memory of each process of a watched command, megabytes; empty where the system does not tell (Linux does). */
  readonly peaksMB: readonly number[];
}

const POLL_INTERVAL_MS = 10;

interface Circumstances {
  /** Any other exit code is an error, not a measurement. */
  readonly expectedCodes?: readonly number[];
  /** Looks at its memory all the time, which takes time itself: where all cores are busy, it is the command's. */
  readonly isWatched?: boolean;
}

/** Runs Node to its end. */
export async function measure(
  args: readonly string[],
  directory: string,
  { expectedCodes = [0], isWatched = false }: Circumstances = {},
): Promise<Measurement> {
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { cwd: directory, stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (complaints += chunk));
  const peaks = new Map<number, number>();
  const look = (): void => {
    if (child.pid !== undefined) notePeaks(child.pid, peaks);
  };
  const timer = isWatched ? setInterval(look, POLL_INTERVAL_MS) : undefined;
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  clearInterval(timer);
  if (exitCode === null || !expectedCodes.includes(exitCode)) {
    throw new Error(`node ${args.join(" ")} in ${directory} ended with ${String(exitCode)}:\n${complaints}`);
  }
  return { seconds, peaksMB: [...peaks.values()] };
}

/** The kernel keeps each process's high-water mark, so the last look before its end is enough. */
function notePeaks(pid: number, peaks: Map<number, number>): void {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid.toString()}/status`, "utf8")) ?? [];
    if (kilobytes !== undefined) peaks.set(pid, Number(kilobytes) / 1024);
    const children = readFileSync(`/proc/${pid.toString()}/task/${pid.toString()}/children`, "utf8");
    for (const child of children.split(" ").filter((text) => text !== "")) notePeaks(Number(child), peaks);
  } catch {
    // The process has ended, or the system has no /proc.
  }
}

/** Measures every command in turn, several times over, so that a slow minute of the machine hits all of them. */
export async function measureInterleaved<Name extends string>(
  commands: Readonly<Record<Name, () => Promise<Measurement>>>,
  rounds: number,
  onRound: (round: number) => void,
): Promise<Record<Name, Measurement[]>> {
  const names = Object.keys(commands) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Measurement[]>;
  for (let round = 1; round <= rounds; round++) {
    onRound(round);
    for (const name of names) results[name].push(await commands[name]());
  }
  return results;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [upper = NaN, lower = upper] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}
