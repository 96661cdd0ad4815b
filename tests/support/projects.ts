/** Small Pulumi projects in temporary folders, for specs of the offline preview. They go when the run ends. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./program";

/** An empty folder. */
export function makeFolder(): string {
  return mkdtempSync(path.join(tmpdir(), "preview-spec-"));
}

/** A folder with these files. */
export function makeFiles(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

const PROJECT_FILES = {
  "Pulumi.yaml": "name: sample\nruntime: nodejs\nmain: index.ts\n",
  "Pulumi.dev.yaml": "config: {}\n",
  "package.json": '{ "name": "sample", "private": true }\n',
  "tsconfig.json": JSON.stringify({
    compilerOptions: { target: "ES2022", module: "nodenext", moduleResolution: "nodenext", noCheck: true },
  }),
};

/**
 * A project that runs `program`, with this repository's packages and one stack, dev; `files` adds to them or replaces
 * them. Types are not checked.
 */
export function makeProject(program: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = makeFiles({ ...PROJECT_FILES, "index.ts": program, ...files });
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}

/**
 * `Pulumi.yaml` of a project whose programs run in processes of its own, as Node is told something for them: the title,
 * without spaces, that they carry.
 */
export function projectFile(title: string, { name = "sample", main = "index.ts" } = {}): Record<string, string> {
  const runtime = `{ name: nodejs, options: { nodeargs: --title=${title} } }`;
  return { "Pulumi.yaml": `name: ${name}\nmain: ${main}\nruntime: ${runtime}\n` };
}

/**
 * The start of a program that makes resources of any type. Loading `@pulumi/aws` takes most of a preview's time, and
 * these specs need none of it.
 */
export const ANY_RESOURCE = `
import * as pulumi from "@pulumi/pulumi";
class Any extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  constructor(type: string, name: string, inputs: pulumi.Inputs = {}, options?: pulumi.CustomResourceOptions) {
    super(type, name, { arn: undefined, endpoint: undefined, ...inputs }, options);
  }
}
class Group extends pulumi.ComponentResource {}
`;
