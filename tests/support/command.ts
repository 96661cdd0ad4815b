/** The preview command as `npm run preview` runs it, in this process. */
import { createColors } from "picocolors";
import { runCommand } from "../../preview/command";

/** How the command ended, and what it wrote. */
export interface Outcome {
  readonly exitCode: number;
  /** Standard output. */
  readonly out: string;
  /** Standard error. */
  readonly err: string;
}

interface Circumstances {
  /** Whether standard error is a terminal; not unless said. */
  readonly isInteractive?: boolean;
  readonly signal?: AbortSignal;
}

/** Runs the command in a project's folder, without colours. Each stack that it previews is a process: half a second. */
export async function runPreview(
  directory: string,
  args: readonly string[],
  { isInteractive = false, signal = new AbortController().signal }: Circumstances = {},
): Promise<Outcome> {
  let [out, err] = ["", ""];
  const exitCode = await runCommand(args, {
    directory,
    print: (text) => (out += text),
    complain: (text) => (err += text),
    isInteractive,
    colors: createColors(false),
    signal,
  });
  return { exitCode, out, err };
}
