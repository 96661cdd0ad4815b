/** Many stack files in one offline preview: what each of them builds, or why it builds nothing. */
import path from "node:path";
import { NAMESPACE, type StackFile } from "../../environments/schema";
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { root } from "../support/program";
import { makeProject, projectFile } from "../support/projects";
import { inSideProcess } from "../support/side-process";
import { COMPONENT, STACK_FILES } from "./program";
import { STACK } from "./stack-files";

export interface Built {
  /** Nothing but this stack file's resources. */
  readonly graph: ResourceGraph;
  /** Why the program stopped; empty where it built everything. */
  readonly errors: readonly string[];
}

/** The same order as the stack files. Previews again in halves where an error cannot be told from its neighbours'. */
export async function buildStacks(stackFiles: readonly StackFile[]): Promise<readonly Built[]> {
  const folder = makeProject(
    `module.exports = require(${JSON.stringify(path.join(__dirname, "program.ts"))}).runPrograms;\n`,
    {
      ...projectFile("fuzz", { name: NAMESPACE }), // it changes the SDK, which no other program may find
      [`Pulumi.${STACK}.yaml`]: "config: {}\n",
      // As the program itself is run: to compile it otherwise takes longer than to build several stacks.
      "tsconfig.json": JSON.stringify({ extends: path.join(root, "tsconfig.program.json") }),
      [STACK_FILES]: JSON.stringify(stackFiles.map(toConfiguration)),
    },
  );
  const { graph, messages, errors } = await inSideProcess("previewStack", { directory: folder, stack: STACK });
  const told = new Set(messages.filter(({ urn }) => isComponent(urn)).map(({ text }) => text));
  const untold = errors.filter((error) => !told.has(error));
  if (untold.length > 0 && stackFiles.length > 1) {
    const half = Math.ceil(stackFiles.length / 2);
    return [...(await buildStacks(stackFiles.slice(0, half))), ...(await buildStacks(stackFiles.slice(half)))];
  }
  const parts = splitByComponent(graph.resources);
  return stackFiles.map((_stackFile, index) => {
    const [component, resources = []] = parts[index] ?? [];
    const own = messages.filter(({ urn, severity }) => severity === "error" && urn === component);
    return {
      graph: { project: graph.project, stack: graph.stack, resources, outputs: {} },
      errors: [...own.map(({ text }) => text), ...untold],
    };
  });
}

/** As the engine hands a stack file to the program: blocks as JSON. */
function toConfiguration(stackFile: StackFile): Record<string, string> {
  const entries = Object.entries(stackFile).map(([key, value]) => [
    `${NAMESPACE}:${key}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Each component's URN with the resources below it, in the order of the stack files. */
function splitByComponent(resources: readonly GraphResource[]): (readonly [string, readonly GraphResource[]])[] {
  const parts = new Map<string, GraphResource[]>();
  const partOf = new Map<string, GraphResource[] | undefined>();
  for (const resource of resources) {
    if (isComponent(resource.urn)) parts.set(resource.urn, []);
    // A parent is registered before its children.
    const part = parts.get(resource.urn) ?? partOf.get(resource.parent ?? "");
    partOf.set(resource.urn, part);
    if (!parts.has(resource.urn)) part?.push(resource);
  }
  return [...parts];
}

function isComponent(urn: string): boolean {
  return urn.endsWith(`::${COMPONENT}`);
}
