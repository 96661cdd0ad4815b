/**
 * Prepares the program's process, before the language runtime starts in it, for what the runtime does there that costs
 * much and that nobody sees in a preview. Neither the runtime nor the program is changed.
 */
import type { createRequire } from "node:module";

/** An argument for Node; `runtime` is the file of the language runtime, and `last` one to load when all else is done. */
export function preparation(runtime: string, last?: string): string {
  const forRuntime = [skipUnseenWork, leaveUnusedModules].map(
    (each) => `(${each.toString()})(${JSON.stringify(runtime)})`,
  );
  const forLast = last === undefined ? [] : [`(${loadLast.toString()})(${JSON.stringify(last)})`];
  const script = [`(${prepareStackTraces.toString()})()`, ...forRuntime, ...forLast].join(";");
  return `--import=data:text/javascript,${encodeURIComponent(script)}`;
}

/**
 * Runs in the program's process, so it may use nothing else of this module.
 *
 * First: the runtime asks for errors in colour. For one that passed through the SDK's own code Node 20.20 then fills
 * gigabytes of memory for half a minute: it never finds the end of `node_modules/@pulumi/output.ts`, which the SDK's
 * source maps name. Where colouring fails at once, the runtime asks for plain text, which is wanted here anyway.
 *
 * Second: the SDK takes a whole stack trace with every resource, as the stack of an error without a message, to tell the
 * engine where it was made. To map all of them back to TypeScript takes long, and no preview shows them; errors that say
 * something keep their trace.
 */
function prepareStackTraces(): void {
  const { inspect } = process.getBuiltinModule("node:util");
  Object.defineProperty(inspect.styles, "module", {
    get() {
      throw new Error("no colours");
    },
  });

  type Format = ((error: Error, frames: NodeJS.CallSite[]) => unknown) | undefined;
  // The loader has come first, with a format that knows the lines of TypeScript.
  const { prepareStackTrace: first } = Error as { prepareStackTrace?: Format };
  let format = first;
  const formatNamed = (error: Error, frames: NodeJS.CallSite[]): unknown =>
    error.message === "" ? String(error) : format?.(error, frames);
  Object.defineProperty(Error, "prepareStackTrace", {
    configurable: true,
    get: () => format && formatNamed,
    // Packages that set one of their own for a moment give back what they found.
    set: (value: Format) => {
      format = value === formatNamed ? first : value;
    },
  });
}

/**
 * Runs in the program's process, so it may use nothing else of this module.
 *
 * First: the runtime attaches V8's debugger to know the file of every script, for messages about functions that cannot
 * be serialized, and loading everything takes half as long again. Serializing attaches it when it comes to that.
 *
 * Second: it sends its debug messages to the engine one by one, each waiting for the answer to the one before: 278 for
 * prod, as long as creating its resources takes. The engine of the preview drops them.
 *
 * Third: it notes a stack trace with every promise, to print those that leak; only a variable of the environment makes it
 * print them, which no preview sets. Promises that leak are counted as before.
 */
function skipUnseenWork(runtime: string): void {
  const load = (process.getBuiltinModule("node:module") as { createRequire: typeof createRequire }).createRequire(
    runtime,
  );
  const nothing = (): Promise<void> => Promise.resolve();
  (load("../../runtime/closure/v8Hooks") as { isInitializedAsync: () => Promise<void> }).isInitializedAsync = nothing;
  (load("../../log") as { debug: () => Promise<void> }).debug = nothing;

  type Debuggable = (promise: Promise<unknown>, context?: unknown) => Promise<unknown>;
  const { getStore } = load("../../runtime/state") as { getStore: () => { leakCandidates: Set<Promise<unknown>> } };
  const debuggable = load("../../runtime/debuggable") as { debuggablePromise: Debuggable };
  const count: Debuggable = (promise) => {
    const { leakCandidates } = getStore();
    leakCandidates.add(promise);
    return promise
      .then((value) => {
        leakCandidates.delete(promise);
        return value;
      })
      .catch((error: unknown) => {
        leakCandidates.delete(promise);
        Object.assign(error as object, { promise });
        throw error;
      });
  };
  const { debuggablePromise } = debuggable;
  debuggable.debuggablePromise = (...args) => {
    debuggable.debuggablePromise = count;
    return debuggablePromise(...args); // the first one has the runtime look for those that leak, in the end
  };
}

/**
 * Runs in the program's process, so it may use nothing else of this module.
 *
 * The runtime loads TypeScript's compiler and npm's Arborist, to take functions apart that are serialized, the Automation
 * API, and OpenTelemetry's exporter, to trace itself: together more than half of what it takes to load. The last is
 * loaded by nobody, as no preview is traced; the others as soon as somebody uses them.
 */
function leaveUnusedModules(runtime: string): void {
  type Exports = Record<string | symbol, unknown>;
  const load = (process.getBuiltinModule("node:module") as { createRequire: typeof createRequire }).createRequire(
    runtime,
  );
  const provide = (file: string, exports: Exports): void => {
    load.cache[file] = { exports, loaded: true } as unknown as NodeJS.Module;
  };
  const provideLate = (name: string, standIn: (whole: () => Exports) => Exports): void => {
    const file = load.resolve(name);
    let whole: Exports | undefined;
    const loadWhole = (): Exports => {
      Reflect.deleteProperty(load.cache, file);
      return load(file) as Exports;
    };
    provide(
      file,
      standIn(() => (whole ??= loadWhole())),
    );
  };
  provideLate("../../runtime/closure/codePaths", (whole) => ({
    computeCodePaths: (...args: readonly unknown[]) => Reflect.apply(whole()["computeCodePaths"] as never, null, args),
  }));
  for (const name of ["../../typescript-shim", "../../automation"]) {
    provideLate(name, (whole) => new Proxy({}, { get: (_, key) => key === "__esModule" || whole()[key] }));
  }
  const { trace } = load("@opentelemetry/api") as { trace: { getTracer: (name: string) => unknown } };
  const tracer = trace.getTracer("untraced") as { startSpan: (name: string) => unknown };
  provide(load.resolve("./tracing"), { newSpan: (name: unknown) => tracer.startSpan(String(name)) });
}

/** Runs in the program's process, so it may use nothing else of this module. */
function loadLast(file: string): void {
  (process.getBuiltinModule("node:module") as { createRequire: typeof createRequire }).createRequire(file)(file);
}
