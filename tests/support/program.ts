/** Runs the real program with a real stack file, under mocks or in the offline preview. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Policy } from "../../environments/policy";
import { type EnvironmentName, readEnvironment } from "../../policy/environment";
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { previewStack } from "../../preview/engine/preview-stack";
import { readProject } from "../../preview/engine/project";
import { type MockedGraph, runMocked, valueOf } from "./mocks";
import { readConfig } from "./stack-files";

export const root = path.join(__dirname, "..", "..");
type Policies = Record<EnvironmentName, Policy>;
/** Makes another policy of an environment's. */
type PolicyChange = (policy: Policy) => Policy;

const PROGRAM_FOLDERS = ["components", "environments"].map((folder) => path.join(root, folder));

/** A fresh copy of the program's own modules; the SDKs stay loaded. */
function importProgram(changePolicy?: PolicyChange): Record<string, unknown> {
  const entry = path.join(root, "index.ts");
  for (const file of Object.keys(require.cache)) {
    if (file === entry || PROGRAM_FOLDERS.some((folder) => file.startsWith(folder))) delete require.cache[file];
  }
  // The program reads its configuration when it is imported, so each stack needs an import of its own.
  const load = createRequire(__filename);
  const { policies } = load(path.join(root, "environments", "policies.ts")) as { policies: Policies };
  if (changePolicy !== undefined) {
    for (const name of Object.keys(policies) as EnvironmentName[]) policies[name] = changePolicy(policies[name]);
  }
  return load(entry) as Record<string, unknown>;
}

export interface ProgramRun {
  readonly graph: MockedGraph;
  /** The stack's outputs; secret ones are shown as they are, so that a spec can look for secrets in them. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

interface RunOptions {
  /** Leaves AWS's attributes unknown, as `pulumi preview` does. */
  readonly preview?: boolean;
  readonly changePolicy?: PolicyChange;
}

/** The program under mocks. */
export async function runProgram(
  stack: string,
  { preview = false, changePolicy }: RunOptions = {},
): Promise<ProgramRun> {
  const { result, graph } = await runMocked(() => importProgram(changePolicy), {
    stack,
    config: readConfig(stack),
    preview,
  });
  const outputs: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(result)) {
    if (!preview) outputs[name] = pulumi.Output.isInstance(value) ? await valueOf(value) : value;
  }
  return { graph, outputs };
}

/** The program in the offline preview, where `awsx:ec2:Vpc` is expanded. */
export async function previewProgram(stack: string): Promise<ResourceGraph> {
  const { graph, errors } = await previewStack(readProject(root), stack);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return graph;
}

/** Everything the program specs look at, for one stack. */
export interface Program {
  /** Under mocks, with AWS-like attributes. */
  readonly mocked: ProgramRun;
  /** Under mocks, with unknown attributes. */
  readonly unknown: ProgramRun;
  /** In the offline preview, with the VPC's children. */
  readonly graph: ResourceGraph;
}

const project = readProject(root);

/** Every stack that has a file. */
export const STACKS = project.stacks;

/** A stack's environment, as its file says it. */
export function environmentOf(stack: string): EnvironmentName {
  return readEnvironment(readConfig(stack)["cloudmart:environment"]);
}

const programs = new Map<string, Promise<Program>>();

/** Everything about a stack, made once for all specs of the process. */
export function loadProgram(stack: string): Promise<Program> {
  const program = programs.get(stack) ?? runProgramEverywhere(stack);
  programs.set(stack, program);
  return program;
}

// Under mocks there is one stack at a time: the SDK's settings are the process's.
let lastRun: Promise<unknown> = Promise.resolve();

async function runProgramEverywhere(stack: string): Promise<Program> {
  const runs = lastRun.then(async () => ({
    mocked: await runProgram(stack),
    unknown: await runProgram(stack, { preview: true }),
  }));
  lastRun = runs.catch(() => undefined);
  const [mocked, graph] = await Promise.all([runs, loadGraph(stack)]);
  return { ...mocked, graph };
}

const graphs = new Map<string, Promise<ResourceGraph>>();

/** A stack's graph from the offline preview, made once for all specs of the process. */
export function loadGraph(stack: string): Promise<ResourceGraph> {
  const graph = graphs.get(stack) ?? previewProgram(stack);
  graphs.set(stack, graph);
  return graph;
}

/** The graphs of all stacks, by name. */
export async function loadGraphs(): Promise<ReadonlyMap<string, ResourceGraph>> {
  return new Map(await Promise.all(STACKS.map(async (stack) => [stack, await loadGraph(stack)] as const)));
}

export function ofType(graph: ResourceGraph, type: string): GraphResource[] {
  return graph.resources.filter((resource) => resource.type === type);
}

/** The only resource of a type; fails where there are none or several. */
export function theOne(graph: ResourceGraph, type: string): GraphResource {
  const [resource, ...others] = ofType(graph, type);
  assert.ok(resource !== undefined && others.length === 0, `one ${type}`);
  return resource;
}

/** The zones of the subnets that an input names, in the offline preview. */
export function zonesOf(graph: ResourceGraph, subnetIds: unknown): unknown[] {
  const subnets = ofType(graph, "aws:ec2/subnet:Subnet");
  return (subnetIds as string[]).map((id) => {
    const subnet = subnets.find((each) => `<${each.type}::${each.name}.id>` === id);
    assert.ok(subnet !== undefined, `${id} is one of ours`);
    return subnet.inputs["availabilityZone"];
  });
}

/** The zones that the stack gave subnets to. */
export function zonesWithSubnets(graph: ResourceGraph): unknown {
  return theOne(graph, "awsx:ec2:Vpc").inputs["availabilityZoneNames"];
}
