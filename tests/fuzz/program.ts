/**
 * Runs the unmodified program once for each stack file of a list, each time below a component of its own. Starting a
 * preview takes seconds, one more stack file in it some 50 milliseconds.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as sdkState from "@pulumi/pulumi/runtime/state";
import { COMPONENT, STACK_FILES } from "./many-stacks";

Error.stackTraceLimit = 0; // the SDK takes a trace for every resource, and source maps make each of them slow

/** What the program makes without naming a parent belongs to this resource; in the SDK, but not in its declarations. */
const state = sdkState as typeof sdkState & { setStackResource: (resource: pulumi.Resource) => void };

const load = createRequire(__filename);
const PROGRAM = path.join(__dirname, "../../index.ts");

const configurations = JSON.parse(readFileSync(STACK_FILES, "utf8")) as readonly Record<string, string>[];
configurations.forEach((configuration, index) => {
  const component = new pulumi.ComponentResource(COMPONENT, index.toString());
  pulumi.runtime.setAllConfig(configuration);
  state.setStackResource(component);
  // The program reads its configuration when it is imported.
  Reflect.deleteProperty(load.cache, PROGRAM);
  try {
    load(PROGRAM);
  } catch (error) {
    void pulumi.log.error(error instanceof Error ? error.message : String(error), component);
  }
});
