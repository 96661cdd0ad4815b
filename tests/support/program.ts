/** Runs the real program with a real stack file, under mocks or in the offline preview. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { policies as readonlyPolicies } from "../../environments/policies";
import type { Policy } from "../../environments/policy";
import { type EnvironmentName, readEnvironment } from "../../policy/environment";
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { readProject } from "../../preview/engine/project";
import { previewGraph } from "./command";
import { type MockedGraph, runMocked, valueOf } from "./mocks";
import { readConfig } from "./stack-files";

export const root = path.join(__dirname, "..", "..");
/** The program's own, which it looks into while it is imported. */
const policies: Record<EnvironmentName, Policy> = readonlyPolicies;

/** Makes another policy of an environment's. */
type PolicyChange = (policy: Policy) => Policy;

/** The program, imported anew: it reads its configuration and makes its resources when it is imported. */
function importProgram(changePolicy: PolicyChange = (policy) => policy): Record<string, unknown> {
  const entry = path.join(root, "index.ts");
  delete require.cache[entry];
  const kept = { ...policies };
  for (const name of Object.keys(policies) as EnvironmentName[]) policies[name] = changePolicy(kept[name]);
  try {
    return createRequire(__filename)(entry) as Record<string, unknown>;
  } finally {
    Object.assign(policies, kept);
  }
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
  const graph = graphs.get(stack) ?? previewGraph(root, stack);
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
