/** Something outside the command refused: AWS, the network, the Pulumi CLI. Shown as one line, without a stack trace. */
export class OutsideError extends Error {
  constructor(
    /** What was being done, or to what. */
    readonly subject: string,
    why: unknown,
  ) {
    super(`${subject}: ${describe(why)}`);
  }
}

function describe(why: unknown): string {
  const text = why instanceof Error ? describeError(why) : String(why);
  return text.trim().replace(/\s*\n\s*/g, "; ");
}

/** Failed attempts to connect come as one error that holds the others and says nothing itself. */
function describeError(error: Error): string {
  const [first] = error instanceof AggregateError ? (error.errors as readonly Error[]) : [];
  const message = error.message === "" ? (first?.message ?? "no answer") : error.message;
  return message.startsWith(error.name) || error.name === "Error" ? message : `${error.name}: ${message}`;
}
