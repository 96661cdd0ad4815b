/**
 * Loaded into a program's process before the language runtime. A program that has ended well, with nothing left to do,
 * leaves its process to the next one, and with it the packages of the SDK and its providers, as the programs of Pulumi's
 * Automation API share a process and those packages. All else of it goes: its modules and the packages that are not
 * Pulumi's, its globals, its listeners, its environment and the SDK's state. Any other end ends the process.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { types } from "node:util";

/** What the process is told of its next program. */
export interface Order {
  /** All of it. */
  readonly environment: NodeJS.ProcessEnv;
  readonly runtimeArguments: readonly string[];
}

/** A program may leave behind what nobody sees. A process this large takes no other. */
const MOST_MEMORY_BYTES = 512 * 1024 * 1024;

type Listener = (...args: unknown[]) => void;
type Noted = readonly [event: string, listener: Listener];
/** What makes objects of references to resources, by the name of a provider or of its module. */
type Registrations = Map<string, readonly unknown[]>;

/** The SDK's, for one program. */
interface Store {
  readonly leakCandidates: ReadonlySet<unknown>;
  readonly resourcePackages: Registrations;
  readonly resourceModules: Registrations;
}

const { channel } = process;
const send = process.send?.bind(process) as ((message: string) => void) | undefined;
const [, runtime = ""] = process.argv;
const load = createRequire(runtime);

function takePrograms(): void {
  const { getStore } = load("../../runtime/state") as { getStore: () => Store };
  const { hasErrors } = load("../../log") as { hasErrors: () => boolean };
  const standing = {
    globals: new Set(Reflect.ownKeys(globalThis)),
    modules: new Set(Object.keys(load.cache)),
    traces: {
      stackTraceLimit: Error.stackTraceLimit,
      prepareStackTrace: Reflect.get(Error, "prepareStackTrace") as unknown,
    },
  };
  const listeners: Noted[] = [];
  const registered = noteRegistrations();
  const isClean = (): boolean => process.exitCode === undefined && !hasErrors() && getStore().leakCandidates.size === 0;
  onEnd(() => {
    if (!isClean() || process.memoryUsage.rss() > MOST_MEMORY_BYTES || !isForgettable(standing.modules)) return;
    removeListeners(listeners);
    if (process.exitCode !== undefined) return; // one of them had something to say
    // All else is done for the next program, if there is one: nobody waits for it after the last.
    awaitOrder((order) => {
      forgetModules(standing.modules);
      const kept = withoutOwn(getStore(), registered);
      Object.assign(Error, standing.traces);
      for (const key of Reflect.ownKeys(globalThis)) {
        if (!standing.globals.has(key)) Reflect.deleteProperty(globalThis, key);
      }
      start(order);
      Object.assign(getStore(), kept);
    });
  });
  hideChannel();
  noteListeners(listeners);
}

/** The runtime says that the program has ended, last of all and only when nothing has failed; then Node tells others. */
function onEnd(end: () => void): void {
  const settings = load("../../runtime/settings") as { signalAndWaitForShutdown: () => Promise<void> };
  const { signalAndWaitForShutdown } = settings;
  settings.signalAndWaitForShutdown = async () => {
    await signalAndWaitForShutdown();
    process.once("beforeExit", end); // behind them
  };
}

/** A program that listens for messages would never end, and one that sends some would be misunderstood. */
function hideChannel(): void {
  for (const event of ["newListener", "removeListener"]) process.removeAllListeners(event);
  Reflect.deleteProperty(process, "send");
}

/** Notes the listeners of programs and of the runtime; those of Pulumi's packages stay, as the packages do. */
function noteListeners(listeners: Noted[]): void {
  process.on("newListener", (event: string, listener: Listener) => {
    if (isCalledByProgram()) listeners.push([event, listener]);
  });
}

/** Notes what programs register; what Pulumi's packages do stays, as they will not do it again. */
function noteRegistrations(): Set<unknown> {
  const noted = new Set<unknown>();
  const sdk = load("../../runtime") as Record<string, Listener>;
  for (const name of ["registerResourceModule", "registerResourcePackage"]) {
    const register = sdk[name];
    sdk[name] = (...args) => {
      if (isCalledByProgram()) noted.add(args.at(-1));
      register?.(...args);
    };
  }
  return noted;
}

function withoutOwn(
  { resourcePackages, resourceModules }: Store,
  own: ReadonlySet<unknown>,
): Pick<Store, "resourcePackages" | "resourceModules"> {
  const filter = (registrations: Registrations): Registrations =>
    new Map([...registrations].map(([name, items]) => [name, items.filter((item) => !own.has(item))]));
  return { resourcePackages: filter(resourcePackages), resourceModules: filter(resourceModules) };
}

/** Whether a program or the runtime is who calls the function that asks, and not one of Pulumi's packages, or Node. */
function isCalledByProgram(): boolean {
  const { stackTraceLimit } = Error;
  const format = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace") ?? { value: undefined };
  const raw = { configurable: true, value: (_: Error, frames: readonly NodeJS.CallSite[]) => frames };
  Error.stackTraceLimit = 20;
  Object.defineProperty(Error, "prepareStackTrace", raw);
  const frames = new Error("who calls").stack as unknown as readonly NodeJS.CallSite[];
  Object.defineProperty(Error, "prepareStackTrace", format);
  Error.stackTraceLimit = stackTraceLimit;
  const files = frames.map((frame) => frame.getFileName() ?? "node:internal");
  const caller = files.find((file) => file !== __filename && !/^node:|[\\/]source-map-support[\\/]/.test(file));
  return caller !== undefined && (!isPulumis(caller) || /[\\/]cmd[\\/]run[\\/]/.test(caller));
}

/** Those for the process's end are told of the program's, which for them is the same. */
function removeListeners(listeners: Noted[]): void {
  for (const [event, listener] of listeners.splice(0)) {
    if (event === "exit" && process.listeners(event).includes(listener)) listener(0);
    process.off(event, listener);
  }
}

/**
 * Whether the program can be loaded anew in this process. An ECMAScript module cannot: Node runs it once and keeps it for
 * good. The runtime loads the program as one, or with `require`; a module of the program may import others. Nor can one
 * with another copy of the SDK, which has connections of its own.
 */
function isForgettable(standing: ReadonlySet<string>): boolean {
  const loadedByRuntime = load.cache[load.resolve("./run")]?.children ?? [];
  const loaded = Object.entries(load.cache);
  const own = loaded.filter(([file]) => !isPackages(file) && !standing.has(file));
  return (
    own.some(([, module]) => module !== undefined && loadedByRuntime.includes(module)) &&
    own.every(([file, module]) => !types.isModuleNamespaceObject(module?.exports) && !mayImport(file)) &&
    loaded.filter(([file]) => /[\\/]@pulumi[\\/]pulumi[\\/]runtime[\\/]settings\.js$/.test(file)).length === 1
  );
}

/** A file that has gone may have said anything. */
function mayImport(file: string): boolean {
  return !existsSync(file) || /\bimport\s*\(/.test(readFileSync(file, "utf8"));
}

/** Forgets what is neither of Pulumi's packages nor used by them. */
function forgetModules(standing: ReadonlySet<string>): void {
  const kept = new Set<string>();
  const keep = (file: string): void => {
    if (kept.has(file)) return;
    kept.add(file);
    for (const { filename } of load.cache[file]?.children ?? []) if (isPackages(filename)) keep(filename);
  };
  for (const file of [...standing, ...Object.keys(load.cache).filter(isPulumis)]) keep(file);
  for (const [file, module] of Object.entries(load.cache)) {
    if (!kept.has(file)) Reflect.deleteProperty(load.cache, file);
    // Otherwise the runtime would hold on to every program.
    else if (module?.children !== undefined) module.children = module.children.filter(({ id }) => kept.has(id));
  }
}

/** Waits for the next program, in a folder that nobody will want to remove, or for the end of who sends it. */
function awaitOrder(onOrder: (order: Order) => void): void {
  process.chdir(path.parse(runtime).root);
  process.once("message", (order: Order) => {
    channel?.unref();
    onOrder(order);
  });
  channel?.ref();
  send?.("ready");
}

function start({ environment, runtimeArguments }: Order): void {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
  process.argv.splice(1, process.argv.length, runtime, ...runtimeArguments);
  Reflect.deleteProperty(load.cache, runtime); // it starts when it is loaded
  load(runtime);
}

function isPackages(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

function isPulumis(file: string): boolean {
  return /[\\/]node_modules[\\/]@pulumi[\\/]/.test(file);
}

if (channel !== undefined) takePrograms();
