/**
 * Runs the unmodified program once for each stack file of a list, each time below a component of its own. Starting a
 * preview takes seconds, one more stack file in it some 60 milliseconds.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as sdkSettings from "@pulumi/pulumi/runtime/settings";
import * as sdkState from "@pulumi/pulumi/runtime/state";

/** What the SDK has, but leaves out of its declarations. */
const { setStackResource } = sdkState as typeof sdkState & {
  /** Sets the parent of whatever names none. */
  setStackResource: (resource: pulumi.Resource | undefined) => void;
};
const { waitForRPCs } = sdkSettings as typeof sdkSettings & { waitForRPCs: () => Promise<void> };

/** Name of the component that holds what one stack file builds; its number is in its type, as URNs need it. */
export const COMPONENT = "stack-file";
/** In the folder of the run: the list of stack files, as configuration. */
export const STACK_FILES = "stack-files.json";

const PROGRAM = path.join(__dirname, "../../index.ts");

export async function runPrograms(): Promise<void> {
  forgoStackTraces();
  const configurations = JSON.parse(readFileSync(STACK_FILES, "utf8")) as readonly Record<string, string>[];
  for (const [index, configuration] of configurations.entries()) {
    setStackResource(undefined);
    const component = new pulumi.ComponentResource(`fuzz:index:Number${index}`, COMPONENT);
    setStackResource(component);
    pulumi.runtime.setAllConfig(configuration);
    runProgram(component);
    await waitForRPCs(); // all at once, most of the time would go into collecting garbage
  }
}

/** The program reads its configuration when it is imported. */
function runProgram(component: pulumi.Resource): void {
  const load = createRequire(__filename);
  try {
    load(PROGRAM);
  } catch (error) {
    void pulumi.log.error(error instanceof Error ? error.message : String(error), component);
  }
  Reflect.deleteProperty(load.cache, PROGRAM);
}

/** The SDK takes several for every resource, and source maps make them slow. */
function forgoStackTraces(): void {
  Error.stackTraceLimit = 0;
  Object.assign(pulumi.Resource, { callsites: () => [] });
}
