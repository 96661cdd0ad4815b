/** Copies of this project's program in temporary folders, to be changed as a pull request would change it. */
import { cpSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ResourceGraph } from "../../policy/resource-graph";
import { previewGraph } from "./command";
import { root, STACKS } from "./program";
import { makeFolder } from "./projects";

/** What the program is made of; everything else at the top level stays where it is. */
const SOURCES = ["components", "environments", "index.ts", "package.json", "package-lock.json", "Pulumi.yaml"];
const SETTINGS = [...STACKS.map((stack) => `Pulumi.${stack}.yaml`), "tsconfig.json", "tsconfig.program.json"];

/** A change of one file: a piece of its text, and what stands there instead. */
export type Edit = readonly [file: string, before: string, after: string];

/** A folder with the program, edited. Folders without an edit are this project's own: change none by another way. */
export function copyProject(edits: readonly Edit[] = []): string {
  const folder = makeFolder();
  const edited = new Set(edits.map(([file]) => file.split("/")[0]));
  for (const name of [...SOURCES, ...SETTINGS, "node_modules"]) {
    const isLinked = !edited.has(name) && statSync(path.join(root, name)).isDirectory();
    if (isLinked) symlinkSync(path.join(root, name), path.join(folder, name));
    else cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  editFiles(folder, edits);
  return folder;
}

/** Refuses an edit of what is not there. */
export function editFiles(folder: string, edits: readonly Edit[]): void {
  for (const [file, before, after] of edits) {
    const content = readFileSync(path.join(folder, file), "utf8");
    if (!content.includes(before)) throw new Error(`${file} holds no ${before}`);
    writeFileSync(path.join(folder, file), content.replace(before, after));
  }
}

const previews = new Map<string, Promise<ResourceGraph>>();

/** What a stack of the edited program is, in the offline preview; the same edits are previewed once. */
export function previewEdited(stack: string, edits: readonly Edit[]): Promise<ResourceGraph> {
  const key = JSON.stringify([stack, edits]);
  const preview = previews.get(key) ?? previewGraph(copyProject(edits), stack);
  previews.set(key, preview);
  return preview;
}

/** Pull requests for prod that several specs judge. */
export const PULL_REQUESTS = {
  changesNothing: [["index.ts", "CloudMart:", "CloudMart -"]],
  renamesTheCache: [["index.ts", `new Cache("cloudmart-cache"`, `new Cache("cloudmart-sessions"`]],
  hasFourZones: [
    [
      "Pulumi.prod.yaml",
      "[ap-northeast-2a, ap-northeast-2b]",
      "[ap-northeast-2a, ap-northeast-2b, ap-northeast-2c, ap-northeast-2d]",
    ],
    ["Pulumi.prod.yaml", "workloadZoneCount: 2", "workloadZoneCount: 4"],
    ["Pulumi.prod.yaml", "minInstances: 2", "minInstances: 4"],
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
