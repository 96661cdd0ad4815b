/**
 * Pages made from the rules and from what the stacks look like. `npm run docs` writes them; a spec fails when one is
 * stale.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import * as prettier from "prettier";
import { evaluate, type NamedRule } from "../policy/evaluate";
import { loadRules, loadWaivers } from "../policy/registry";
import type { ResourceGraph } from "../policy/resource-graph";
import { readEnvironment } from "../policy/environment";
import { playDrills } from "./analyses/drill/drill";
import { readObjectives } from "./analyses/drill/objectives";
import { judge } from "./conclude";
import { previewStack } from "./engine/preview-stack";
import { readProject } from "./engine/project";
import { type JudgedStack, renderControlsPage } from "./report/controls-page";
import { renderPciPage } from "./report/pci-dss/page";
import { readStandard } from "./report/pci-dss/requirements";
import { renderRulesPage } from "./report/rules-page";
import { toDocument } from "./report/json";
import { renderRunbooks } from "./report/runbooks";
import { renderSystemPage, type SystemStack } from "./report/systems/page";
import { readSystems } from "./report/systems/system";

const ROOT = path.join(__dirname, "..");

/** A stack with the environment it names. */
export interface PreviewedStack {
  readonly graph: ResourceGraph;
  readonly environment: string | undefined;
  /** The text of `objectives` in its file, if it has any. */
  readonly objectives: string | undefined;
}

/** Path and content of every page, formatted like everything else in the repository. */
export async function renderPages(stacks: readonly PreviewedStack[]): Promise<ReadonlyMap<string, string>> {
  const rules = loadRules();
  const judged = stacks.map(({ graph, environment }) => ({
    stack: graph.stack,
    findings: evaluate(graph, readEnvironment(environment), rules, loadWaivers()),
  }));
  const pages = new Map<string, string>();
  pages.set("docs/rules.md", await format("docs/rules.md", renderRulesPage(rules)));
  pages.set("docs/controls.md", await format("docs/controls.md", renderControlsPage(rules, judged)));
  const drilled = stacks.map(({ graph, objectives }) => ({
    stack: graph.stack,
    drills: playDrills(graph, readObjectives(objectives)),
  }));
  for (const [page, content] of renderRunbooks(drilled)) pages.set(page, await format(page, content));
  const pciPage = renderPci(stacks, judged, rules);
  pages.set("docs/pci-dss.md", await format("docs/pci-dss.md", pciPage));
  for (const [name, system] of readSystems()) {
    const page = `docs/systems/${name}.md`;
    pages.set(page, await format(page, renderSystemPage(system, analyse(system.stack, stacks))));
  }
  return pages;
}

/** Refuses a standard whose stack has no file. */
function renderPci(
  stacks: readonly PreviewedStack[],
  judged: readonly JudgedStack[],
  rules: readonly NamedRule[],
): string {
  const standard = readStandard();
  const found = stacks.find(({ graph }) => graph.stack === standard.stack);
  const findings = judged.find(({ stack }) => stack === standard.stack)?.findings;
  if (found === undefined || findings === undefined) {
    throw new Error(`preview/data/pci-dss.json names the stack ${standard.stack}, which has no file`);
  }
  return renderPciPage(standard, found.graph, findings, rules);
}

/** Refuses a system whose stack has no file. */
function analyse(name: string, stacks: readonly PreviewedStack[]): SystemStack {
  const found = stacks.find(({ graph }) => graph.stack === name);
  if (found === undefined) throw new Error(`preview/data/systems names the stack ${name}, which has no file`);
  const preview = { ...found, errors: [], messages: [], programOutput: "" };
  const [analysed] = toDocument("", [judge(preview)]).stacks;
  if (analysed === undefined) throw new Error(`${name} has no document`);
  return { analysed, environment: readEnvironment(found.environment), root: ROOT };
}

async function format(page: string, content: string): Promise<string> {
  const filepath = path.join(ROOT, page);
  return prettier.format(content, { ...(await prettier.resolveConfig(filepath)), filepath });
}

async function writePages(): Promise<void> {
  const project = readProject(ROOT);
  const stacks = project.stacks.map(async (stack) => {
    const { graph, environment, objectives } = await previewStack(project, stack);
    return { graph, environment, objectives };
  });
  for (const [page, content] of await renderPages(await Promise.all(stacks))) {
    writeFileSync(path.join(ROOT, page), content);
  }
}

if (require.main === module) void writePages();
