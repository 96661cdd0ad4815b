/**
 * Runs the unmodified program for one stack in a child process, with the SDK's own language runtime, against a monitor
 * and an engine served here. No CLI, no credentials, no network beyond this machine's loopback address.
 */
import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import pLimit from "p-limit";
import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { ResourceGraph } from "../../policy/resource-graph";
import { createEngine } from "./engine";
import { createMonitor } from "./monitor";
import { MonitorService } from "./monitor-service";
import { explainProgramError } from "./program-error";
import { runProgram } from "./program-process";
import { type Project, readStackConfiguration, type StackConfiguration, UsageError } from "./project";
import { type LogMessage, Recorder } from "./recorder";

const CORES = availableParallelism();

/** A program keeps a core busy. More of them than cores would take turns, and all of them longer. */
const inTurn = pLimit(CORES);

/** Programs that run, or will: `inTurn` counts none before its server listens, and so too few for the first. */
let wanted = 0;

export interface StackPreview {
  readonly graph: ResourceGraph;
  /** The environment that the stack's configuration names, if it names one. */
  readonly environment: string | undefined;
  /** `budget.monthlyUsd` of the stack's configuration, if it sets one. */
  readonly budgetMonthlyUsd?: number | undefined;
  /** The text of `objectives` of the stack's configuration, if it has any. */
  readonly objectives?: string | undefined;
  /** What the program logged. */
  readonly messages: readonly LogMessage[];
  /** Why there is no result; empty when the program ran to its end. */
  readonly errors: readonly string[];
  /** What the program wrote to its own output. */
  readonly programOutput: string;
}

/** A program that is running, or will. */
export interface RunningPreview {
  /** The environment that the stack's configuration names, if it names one. */
  readonly environment: string | undefined;
  /** Never rejects for a program that fails; that is a result with errors. Rejects when it is aborted. */
  readonly result: Promise<StackPreview>;
}

/** Previews one stack: see `startPreview`. */
export async function previewStack(...request: Parameters<typeof startPreview>): Promise<StackPreview> {
  return (await startPreview(...request)).result;
}

/** Starts the program of one stack, as soon as a core is free; refuses wrong usage. Aborting the signal ends the program. */
export async function startPreview(
  project: Project,
  stack: string,
  onProgress: (resourceCount: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<RunningPreview> {
  const configuration = readStackConfiguration(project, stack);
  const runtime = resolveRuntime(project);
  wanted += 1;
  const recorder = new Recorder(project.name, stack, onProgress);
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(MonitorService, createMonitor(recorder));
  server.addService(EngineService, createEngine(recorder));
  const address = await listen(server);
  const program = {
    directory: project.directory,
    nodeArguments: project.nodeArguments,
    runtime,
    order: {
      environment: programEnvironment(configuration),
      runtimeArguments: runtimeArguments(project, stack, address),
    },
  };
  const environment = configuration.values[`${project.name}:environment`];
  // One listener a stack is no leak, however many stacks there are.
  if (signal !== undefined) setMaxListeners(0, signal);
  const ended = inTurn(() => {
    const isAlone = wanted >= CORES;
    // The next in turn starts right behind the end of this one.
    return runProgram({ ...program, isAlone }, signal).finally(() => (wanted -= 1));
  });
  const result = ended
    .then(({ ending, output }) => ({
      graph: { project: project.name, stack, resources: recorder.resources, outputs: recorder.outputs },
      environment,
      budgetMonthlyUsd: readBudget(configuration.values[`${project.name}:budget`]),
      objectives: configuration.values[`${project.name}:objectives`],
      messages: recorder.messages,
      errors: errorsOf(recorder, ending, output).map((error) => explainProgramError(error, project.directory)),
      programOutput: output,
    }))
    .finally(() => {
      server.forceShutdown();
    });
  result.catch(() => undefined); // it may reject before anybody has come to wait for it; whoever does still sees that
  return { environment, result };
}

/** No program asks AWS for its budget, so it is not in the graph. What is wrong with it the program itself refuses. */
function readBudget(text = ""): number | undefined {
  try {
    const { monthlyUsd } = JSON.parse(text) as { readonly monthlyUsd?: unknown };
    return typeof monthlyUsd === "number" ? monthlyUsd : undefined;
  } catch {
    return undefined;
  }
}

function listen(server: grpc.Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(`127.0.0.1:${port.toString()}`);
      else reject(error);
    });
  });
}

/** A refusal explains itself; the errors that it causes in the program only repeat it with a stack trace. */
function errorsOf(recorder: Recorder, ending: string | undefined, output: string): readonly string[] {
  if (recorder.refusals.length > 0) return [...new Set(recorder.refusals)];
  const logged = recorder.messages.filter(({ severity }) => severity === "error").map(({ text }) => text);
  if (logged.length > 0 || ending === undefined) return logged;
  return [`the program ended with ${ending}${output === "" ? "" : `:\n${output}`}`];
}

/** The program's own copy of the SDK runs it, as the CLI's language host would have it. */
function resolveRuntime(project: Project): string {
  try {
    return require.resolve("@pulumi/pulumi/cmd/run", { paths: [project.directory] });
  } catch {
    throw new UsageError(`@pulumi/pulumi is not installed in ${project.directory}; run npm ci there`);
  }
}

function runtimeArguments({ name, directory, main }: Project, stack: string, address: string): readonly string[] {
  return [
    ...["--monitor", address, "--engine", address, "--project", name, "--stack", stack],
    ...["--root-directory", directory, "--pwd", directory, "--parallel", "16", "--dry-run"],
    main,
  ];
}

/** Only what the runtime needs: AWS settings, profiles and tokens of the machine never reach the program. */
function programEnvironment({ values, secretKeys }: StackConfiguration): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    PULUMI_CONFIG: JSON.stringify(values),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
  };
}
