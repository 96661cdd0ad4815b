import * as pulumi from "@pulumi/pulumi";

/** One thing that is wrong with what the user wrote. */
export interface Problem {
  /** The file to open, for example `Pulumi.prod.yaml`; left out where the caller is code. */
  readonly file?: string;
  /** The key as the user wrote it, for example `database.storageGiB`. */
  readonly key: string;
  /** The value as received; `undefined` reads "nothing". */
  readonly received: unknown;
  /** What may stand there instead. */
  readonly allowed: string;
  /** Why AWS or we insist. */
  readonly reason?: string;
}

/** Says one problem in one sentence a person can act on. */
export function describeProblem({ file, key, received, allowed, reason }: Problem): string {
  const place = file === undefined ? key : `${file}: ${key}`;
  const value = received === undefined ? "nothing" : JSON.stringify(received);
  return `${place} is ${value}; allowed: ${allowed}${reason === undefined ? "" : `. ${reason}`}`;
}

/**
 * The one error for a user's mistake. It carries every problem at once, and because it is a `RunError` the engine
 * shows the message without a stack trace.
 */
export class ConfigurationError extends pulumi.RunError {
  constructor(readonly problems: readonly Problem[]) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length.toString()} problems`;
    super(`${count} in the configuration:\n${problems.map((problem) => `  - ${describeProblem(problem)}`).join("\n")}`);
  }
}

/** Throws one `ConfigurationError` with all problems; does nothing when there are none. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ConfigurationError(problems);
}
