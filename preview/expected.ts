/** `npm run expected`: rewrites `tests/expected/<stack>.json`, one inventory for each stack. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { previewStack } from "./engine/preview-stack";
import { type Project, readProject } from "./engine/project";
import { renderInventory } from "./inventory";

async function rewrite(project: Project, stack: string): Promise<void> {
  const { graph, errors } = await previewStack(project, stack);
  if (errors.length > 0) throw new Error(`${stack} failed: ${errors.join("\n")}`);
  const file = path.join(project.directory, "tests", "expected", `${stack}.json`);
  writeFileSync(file, await renderInventory(graph, file));
}

async function rewriteAll(): Promise<void> {
  const project = readProject(process.cwd());
  await Promise.all(project.stacks.map((stack) => rewrite(project, stack)));
}

void rewriteAll();
