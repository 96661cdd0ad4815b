/**
 * An argument for Node that prepares the program's process, before the language runtime starts in it, for what the
 * runtime does with stack traces. Neither the runtime nor the program is changed.
 */
export const STACK_TRACES = `--import=data:text/javascript,${encodeURIComponent(`(${prepareStackTraces.toString()})()`)}`;

/**
 * Runs in the program's process, so it may use nothing else of this module.
 *
 * First: the runtime asks for errors in colour. For one that passed through the SDK's own code Node 20.20 then fills
 * gigabytes of memory for half a minute: it never finds the end of `node_modules/@pulumi/output.ts`, which the SDK's
 * source maps name. Where colouring fails at once, the runtime asks for plain text, which is wanted here anyway.
 *
 * Second: the SDK notes a stack trace with every promise, as the stack of an error without a message. To map all of them
 * back to TypeScript is a quarter of a preview's time and nobody reads them; errors that say something keep their trace.
 */
function prepareStackTraces(): void {
  const { inspect } = process.getBuiltinModule("node:util");
  Object.defineProperty(inspect.styles, "module", {
    get() {
      throw new Error("no colours");
    },
  });

  let format: ((error: Error, frames: NodeJS.CallSite[]) => unknown) | undefined;
  const formatNamed = (error: Error, frames: NodeJS.CallSite[]): unknown =>
    error.message === "" ? String(error) : format?.(error, frames);
  Object.defineProperty(Error, "prepareStackTrace", {
    get: () => format && formatNamed,
    set: (value: typeof format) => {
      format = value;
    },
  });
}
