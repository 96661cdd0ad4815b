import * as pulumi from "@pulumi/pulumi";

/** One thing that is wrong with what the user wrote. */
export interface Problem {
  /** The file to open, for example `Pulumi.prod.yaml`; left out where the caller is code. */
  readonly file?: string;
  /** The key as the user wrote it, for example `database.storageGiB`. */
  readonly key: string;
  /** The value as received; `undefined` reads "missing". */
  readonly received: unknown;
  /** Said instead of the value, where the value would mislead or must not be shown. */
  readonly statement?: string;
  /** What may stand there instead. */
  readonly allowed: string;
  /** Why AWS or we insist. */
  readonly reason?: string | undefined;
}

const LONGEST_VALUE = 80;

/** Says one problem in one sentence a person can act on. Never throws, whatever was received. */
export function describeProblem({ file, key, received, statement, allowed, reason }: Problem): string {
  const place = file === undefined ? key : `${file}: ${key}`;
  const why = reason === undefined ? "" : `. ${reason}`;
  return `${place} is ${statement ?? describeValue(received)}; allowed: ${allowed}${why}`;
}

function describeValue(received: unknown): string {
  if (received === undefined) return "missing";
  const text = typeof received === "number" ? received.toString() : toJson(received);
  // In whatever key somebody pasted it: messages go into logs and pull requests.
  if (/PRIVATE KEY/i.test(text)) return "a private key, which is not shown";
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}

/** The JSON form, or for what has none (a function, a cycle) what it is. */
function toJson(value: unknown): string {
  try {
    const text = JSON.stringify(value) as unknown;
    return typeof text === "string" ? text : typeof value;
  } catch {
    return typeof value;
  }
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

/** The problem, where something is not fine. */
export function unless(isFine: boolean, problem: Problem): Problem[] {
  return isFine ? [] : [problem];
}

/** Throws one `ConfigurationError` with all problems; does nothing when there are none. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ConfigurationError(problems);
}
