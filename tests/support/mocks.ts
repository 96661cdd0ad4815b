/**
 * Runs a piece of the program under Pulumi's mocks and returns the graph of what it asked for.
 *
 * What a passing test proves is what we ask of the engine. That the engine, awsx or AWS accepts it is proved elsewhere:
 * tests/engine/ for the first two, nothing but a deployment for the third.
 */
import * as pulumi from "@pulumi/pulumi";
import * as readonlyDebuggable from "@pulumi/pulumi/runtime/debuggable";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { GraphResource, JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { readRegistration, urnOf, wireInputs } from "../../preview/engine/registration";
import { readObject, type WireObject } from "../../preview/engine/wire-values";
import { idOf, stateOf } from "./stand-ins";

export const PROJECT = "cloudmart";

/** The SDK's own, which everything of it asks for a promise that says where it was made. */
const debuggable = readonlyDebuggable as { debuggablePromise: <T>(promise: Promise<T>) => Promise<T> };

export interface MockOptions {
  /** Run as a preview: attributes that AWS decides stay unknown. */
  readonly preview?: boolean;
  readonly stack?: string;
  /** Stack configuration, `cloudmart:key` to its text. */
  readonly config?: Record<string, string>;
}

/** The recorded graph, with the questions that specs ask of it. */
export class MockedGraph implements ResourceGraph {
  readonly project = PROJECT;
  readonly outputs: JsonObject = {};

  constructor(
    readonly stack: string,
    readonly resources: readonly GraphResource[],
    private readonly inputs: ReadonlyMap<string, WireObject>,
  ) {}

  all(type: string): GraphResource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** The only resource of a type, or of a type and name. */
  one(type: string, name?: string): GraphResource {
    const found = this.all(type).filter((resource) => name === undefined || resource.name === name);
    const [resource] = found;
    if (resource === undefined || found.length > 1) {
      throw new Error(
        `expected one ${type} ${name ?? ""}, found ${found.map((each) => each.name).join(", ") || "none"}`,
      );
    }
    return resource;
  }

  byName(name: string): GraphResource[] {
    return this.resources.filter((resource) => resource.name === name);
  }

  childrenOf(urn: string): GraphResource[] {
    return this.resources.filter((resource) => resource.parent === urn);
  }

  /** Inputs with secrets readable, for the few specs that must look inside one. */
  revealed(urn: string): JsonObject {
    const inputs = this.inputs.get(urn);
    if (inputs === undefined) throw new Error(`no resource ${urn}`);
    return readObject(inputs, "revealed");
  }
}

class Recording {
  readonly resources: GraphResource[] = [];
  readonly inputs = new Map<string, WireObject>();
  readonly errors: Error[] = [];
  private notice: () => void = () => undefined;
  /** Resolves with the first error; never without one. */
  readonly failure = new Promise<void>((resolve) => {
    this.notice = resolve;
  });

  fail(error: Error): void {
    this.errors.push(error);
    this.notice();
  }

  record(request: RegisterResourceRequest, stack: string): void {
    const urn = urnOf(PROJECT, stack, request.getParent(), request.getType(), request.getName());
    const inputs = wireInputs(request);
    this.resources.push(readRegistration(request, urn, undefined, inputs));
    this.inputs.set(urn, inputs);
  }
}

/**
 * Sets strict mocks, runs `build`, waits until every registration has settled, and returns its result with the graph.
 * An unmocked function call, or an error while registering, rejects: it cannot pass as a green test.
 */
export async function runMocked<T>(
  build: () => T | Promise<T>,
  { preview = false, stack = "test", config = {} }: MockOptions = {},
): Promise<{ result: T; graph: MockedGraph }> {
  const recording = new Recording();
  pulumi.runtime.setAllConfig(config);
  await pulumi.runtime.setMocks(strictMocks(recording, preview), PROJECT, stack, preview);
  interceptRegistrations(recording, stack);
  // An error inside an apply surfaces only as an unhandled rejection, and what waits for that output waits for ever.
  const collect = (error: unknown): void => {
    recording.fail(error instanceof Error ? error : new Error(String(error)));
  };
  process.on("unhandledRejection", collect);
  const traceAgain = stopTracing();
  try {
    const result = await build();
    await Promise.race([settled(recording), failed(recording)]);
    const [error] = recording.errors;
    if (error !== undefined) throw error;
    return { result, graph: new MockedGraph(stack, recording.resources, recording.inputs) };
  } finally {
    traceAgain();
    process.off("unhandledRejection", collect);
  }
}

function strictMocks(recording: Recording, preview: boolean): pulumi.runtime.Mocks {
  return {
    newResource: ({ type, name, inputs, custom }) => {
      const id = custom === false ? undefined : idOf(type, name);
      if (preview) return { id: undefined, state: inputs as JsonObject };
      const secretOutputs = recording.resources.at(-1)?.options.additionalSecretOutputs ?? [];
      return { id, state: withSecrets(stateOf(type, name, inputs as JsonObject), secretOutputs) };
    },
    call: ({ token }) => {
      const error = new Error(`the program calls ${token}, which no test has an answer for`);
      recording.fail(error);
      throw error;
    },
  };
}

/** The engine marks a provider's secret outputs; mocks do not, so the harness does. */
function withSecrets(state: JsonObject, secretOutputs: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(state).map(([key, value]) => [
      key,
      secretOutputs.includes(key) ? pulumi.secret(value as unknown) : value,
    ]),
  );
}

/** Mocks see neither options nor dependencies; the request that the monitor receives holds both. */
function interceptRegistrations(recording: Recording, stack: string): void {
  const monitor = pulumi.runtime.getMonitor();
  if (monitor === undefined) throw new Error("setMocks left no monitor to intercept");
  type Register = (
    request: RegisterResourceRequest,
    callback: (error: Error | null, response: unknown) => void,
  ) => void;
  const target = monitor as unknown as { registerResource: Register };
  const register = target.registerResource.bind(monitor);
  target.registerResource = (request, callback) => {
    try {
      recording.record(request, stack);
    } catch (error) {
      recording.fail(error as Error);
    }
    register(request, (error, response) => {
      if (error !== null) recording.fail(error);
      callback(error, response);
    });
  };
}

/** Resources may be registered after an output resolves: wait until two rounds in a row bring nothing new. */
async function settled(recording: Recording): Promise<void> {
  let before = -1;
  while (before !== recording.resources.length && recording.errors.length === 0) {
    before = recording.resources.length;
    await pulumi.runtime.disconnect();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * The SDK notes with every promise and resource where it was made, and source maps make each stack trace slow: a program
 * takes a third of the time without. An error still says what is wrong and in which resource.
 */
function stopTracing(): () => void {
  const { stackTraceLimit } = Error;
  const resource = pulumi.Resource as unknown as { stackTrace: () => readonly unknown[] };
  const { stackTrace } = resource;
  const { debuggablePromise } = debuggable;
  Error.stackTraceLimit = 0;
  resource.stackTrace = () => [];
  debuggable.debuggablePromise = (promise) => promise;
  return () => {
    Error.stackTraceLimit = stackTraceLimit;
    resource.stackTrace = stackTrace;
    debuggable.debuggablePromise = debuggablePromise;
  };
}

/** Resolves once an error was recorded, and those that follow from it. */
async function failed({ failure }: Recording): Promise<void> {
  await failure;
  await new Promise((resolve) => setTimeout(resolve, 20));
}

const VALUE_TIMEOUT_MS = 5_000;

/** The value of an output; rejects when it stays unknown or takes too long. */
export async function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  const timeout = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`an output did not resolve within ${VALUE_TIMEOUT_MS.toString()} ms`));
    }, VALUE_TIMEOUT_MS);
    timer.unref();
  });
  return Promise.race([new Promise<T>((resolve) => output.apply(resolve)), timeout]);
}

/** The resources that an output waits for; the SDK has the question, but not in its declarations. */
export async function sourcesOf(output: pulumi.Output<string>): Promise<string[]> {
  const { allResources } = output as unknown as { allResources: () => Promise<Set<pulumi.Resource>> };
  const resources = await allResources();
  return Promise.all([...resources].map(({ urn }) => valueOf(urn)));
}
