import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inBackground } from "../../support/background";
import { type Ended, runToEnd } from "../../support/processes";
import { root } from "../../support/program";
import { makeFiles } from "../../support/projects";

const LOADERS = path.join("preview", "loader");
const LOADER = path.join(LOADERS, "typescript.cjs");

/** A folder with the loaders, what they need, and a cache of its own. */
function makeFolderOf(files: Readonly<Record<string, string>>): string {
  const folder = makeFiles(files);
  cpSync(path.join(root, LOADERS), path.join(folder, LOADERS), { recursive: true });
  mkdirSync(path.join(folder, "node_modules"));
  for (const name of ["@swc", "source-map-support", "source-map", "buffer-from"]) {
    symlinkSync(path.join(root, "node_modules", name), path.join(folder, "node_modules", name));
  }
  return folder;
}

function run(folder: string, file: string): Promise<Ended> {
  return runToEnd(process.execPath, ["-r", `./${LOADER}`, file], { cwd: folder });
}

/** What files print, one after the other. */
async function print(folder: string, ...files: readonly string[]): Promise<string[]> {
  const printed: string[] = [];
  for (const file of files) printed.push((await run(folder, file)).out.trim());
  return printed;
}

const TELLS = `
const isMade: boolean = Object.keys(require.cache).some((file) => /swc.core.index\\.js$/.test(file));
console.log(isMade ? "made" : "kept");
`;

/** The files of the program of which ts-node and the loader make different things, and how many there are. */
const COMPARES = `
  const { Module } = require("node:module");
  const { readdirSync } = require("node:fs");
  const made = (load, file) => {
    const module = new Module(file);
    let code;
    module._compile = (text) => (code = text);
    load(module, file);
    return code.replace(/\\n\\/\\/# sourceMappingURL=.*\\s*$/, "").trim();
  };
  require("ts-node/register");
  const byTsNode = require.extensions[".ts"];
  require("./${LOADER}");
  const byLoader = require.extensions[".ts"];
  const inFolder = (folder) => readdirSync(folder, { recursive: true }).map((file) => folder + "/" + file);
  const files = ["index.ts", ...["components", "environments"].flatMap(inFolder)].filter((file) => file.endsWith(".ts"));
  const paths = files.map((file) => process.cwd() + "/" + file);
  const differing = paths.filter((file) => made(byTsNode, file) !== made(byLoader, file));
  console.log(JSON.stringify({ differing, count: files.length }));`;

const compared = inBackground(async () => {
  const { exitCode, out, err } = await runToEnd(process.execPath, ["--eval", COMPARES], { cwd: root });
  assert.equal(exitCode, 0, err);
  return JSON.parse(out) as { readonly differing: readonly string[]; readonly count: number };
});

const changed = inBackground(async () => {
  const folder = makeFolderOf({ "a.ts": TELLS });
  const before = await print(folder, "a.ts", "a.ts");
  writeFileSync(path.join(folder, "a.ts"), `${TELLS}console.log("changed");\n`);
  const after = await print(folder, "a.ts", "a.ts");
  return {
    printed: [...before, ...after],
    kept: readdirSync(path.join(folder, "node_modules", ".cache", "typescript")),
  };
});

const inOtherPlaces = inBackground(() => {
  return print(makeFolderOf({ "a.ts": TELLS, "b/a.ts": TELLS, "b.ts": TELLS }), "a.ts", "b/a.ts", "b.ts");
});

const notWritable = inBackground(() => {
  const folder = makeFolderOf({ "a.ts": TELLS });
  writeFileSync(path.join(folder, "node_modules", ".cache"), "a file, where the folder would be");
  return print(folder, "a.ts", "a.ts");
});

const thrown = inBackground(async () => {
  const throws = `interface Gone { a: string }\n\n\nfunction f(x: Gone): void {\n  throw new Error(x.a);\n}\nf({ a: "b" });\n`;
  const folder = makeFolderOf({ "a.ts": throws });
  return [await run(folder, "a.ts"), await run(folder, "a.ts")];
});

const mistaken = inBackground(() => run(makeFolderOf({ "a.ts": "const a: = 1;\n" }), "a.ts"));

describe("the loader of TypeScript", () => {
  it("makes what ts-node makes of the program", async () => {
    const { differing, count } = await compared();
    assert.deepEqual(differing, []);
    assert.ok(count > 150);
  });

  it("makes JavaScript of a file once, and again when the file changes", async () => {
    const { printed, kept } = await changed();
    assert.deepEqual(printed, ["made", "kept", "made\nchanged", "kept\nchanged"]);
    assert.equal(kept.length, 2);
    assert.ok(kept.every((file) => /^[0-9a-f]{64}$/.test(file)));
  });

  it("knows a file again in another folder, and another file of the same text from it", async () => {
    assert.deepEqual(await inOtherPlaces(), ["made", "kept", "made"]);
  });

  it("does without keeping where nothing can be written", async () => {
    assert.deepEqual(await notWritable(), ["made", "made"]);
  });

  it("lets a stack trace name the lines of TypeScript, made or kept", async () => {
    for (const { exitCode, err } of await thrown()) {
      assert.equal(exitCode, 1);
      assert.match(err, /Error: b\n {4}at f \(.*\/a\.ts:5:9\)\n {4}at Object\.<anonymous> \(.*\/a\.ts:7:1\)\n/);
    }
  });

  it("points to what is no TypeScript", async () => {
    const { exitCode, err } = await mistaken();
    assert.equal(exitCode, 1);
    assert.match(err, /SyntaxError: .+\n.*a\.ts:1:1\]\n 1 \| const a: = 1;\n/);
    assert.doesNotMatch(err, /Caused by/);
  });
});
