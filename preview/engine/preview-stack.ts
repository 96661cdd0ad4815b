/**
 * Runs the unmodified program for one stack in a child process, with the SDK's own language runtime, against a monitor
 * and an engine served here. No CLI, no credentials, no network beyond this machine's loopback address.
 */
import { spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { ResourceGraph } from "../../policy/resource-graph";
import { createEngine } from "./engine";
import { createMonitor } from "./monitor";
import { type Project, readStackConfiguration, type StackConfiguration } from "./project";
import { type LogMessage, Recorder } from "./recorder";

export interface StackPreview {
  readonly graph: ResourceGraph;
  /** What the program logged. */
  readonly messages: readonly LogMessage[];
  /** Why there is no result; empty when the program ran to its end. */
  readonly errors: readonly string[];
  /** What the program wrote to its own output. */
  readonly programOutput: string;
}

/** Previews one stack. A failing program is a result with errors; only wrong usage throws. */
export async function previewStack(
  project: Project,
  stack: string,
  onProgress: (resourceCount: number) => void = () => undefined,
): Promise<StackPreview> {
  const configuration = readStackConfiguration(project, stack);
  const recorder = new Recorder(project.name, stack, onProgress);
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ResourceMonitorService, createMonitor(recorder));
  server.addService(EngineService, createEngine(recorder));
  const address = await listen(server);
  try {
    const { exitCode, output } = await runProgram(project, stack, configuration, address);
    const { resources, outputs, messages } = recorder;
    return {
      graph: { project: project.name, stack, resources, outputs },
      messages,
      errors: errorsOf(recorder, exitCode, output),
      programOutput: output,
    };
  } finally {
    server.forceShutdown();
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
function errorsOf(recorder: Recorder, exitCode: number, output: string): readonly string[] {
  if (recorder.refusals.length > 0) return recorder.refusals;
  const logged = recorder.messages.filter(({ severity }) => severity === "error").map(({ text }) => text.trim());
  if (logged.length > 0 || exitCode === 0) return logged;
  return [`the program ended with exit code ${exitCode.toString()}${output === "" ? "" : `:\n${output}`}`];
}

function runProgram(
  project: Project,
  stack: string,
  configuration: StackConfiguration,
  address: string,
): Promise<{ exitCode: number; output: string }> {
  const child = spawn(
    process.execPath,
    [
      ...project.nodeArguments,
      require.resolve("@pulumi/pulumi/cmd/run"),
      ...["--monitor", address, "--engine", address, "--project", project.name, "--stack", stack],
      ...["--root-directory", project.directory, "--pwd", project.directory, "--parallel", "16", "--dry-run"],
      project.main,
    ],
    { cwd: project.directory, env: programEnvironment(project, configuration), stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => {
      resolve({ exitCode: exitCode ?? 1, output: output.trim() });
    });
  });
}

/** Only what the runtime needs: AWS settings, profiles and tokens of the machine never reach the program. */
function programEnvironment(project: Project, { values, secretKeys }: StackConfiguration): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    PULUMI_CONFIG: JSON.stringify(values),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
    PULUMI_NODEJS_TYPESCRIPT: "true",
    PULUMI_NODEJS_TSCONFIG_PATH: project.tsconfig,
  };
}
