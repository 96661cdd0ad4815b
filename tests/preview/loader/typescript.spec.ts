import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../support/program";
import { makeFiles } from "../../support/projects";

const LOADER = path.join("preview", "loader", "typescript.cjs");

/** A folder with the loader, what it needs, and a cache of its own. */
function makeFolderOf(files: Readonly<Record<string, string>>): string {
  const folder = makeFiles(files);
  cpSync(path.join(root, LOADER), path.join(folder, LOADER));
  mkdirSync(path.join(folder, "node_modules"));
  for (const name of ["@swc", "source-map-support", "source-map", "buffer-from"]) {
    symlinkSync(path.join(root, "node_modules", name), path.join(folder, "node_modules", name));
  }
  return folder;
}

function run(folder: string, file: string): string {
  return execFileSync(process.execPath, ["-r", `./${LOADER}`, file], { cwd: folder, encoding: "utf8" });
}

const TELLS = `
const isMade: boolean = Object.keys(require.cache).some((file) => /swc.core.index\\.js$/.test(file));
console.log(isMade ? "made" : "kept");
`;

describe("the loader of TypeScript", () => {
  it("makes what ts-node makes of the program", () => {
    const script = `
      const { Module } = require("node:module");
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
      const { readdirSync } = require("node:fs");
      const files = ["components", "environments"].flatMap((folder) =>
        readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".ts")).map((file) => folder + "/" + file),
      );
      const isSame = (file) => made(byTsNode, process.cwd() + "/" + file) === made(byLoader, process.cwd() + "/" + file);
      console.log(JSON.stringify([files.length > 150, ["index.ts", ...files].filter((file) => !isSame(file))]));`;
    const output = execFileSync(process.execPath, ["--eval", script], { cwd: root, encoding: "utf8" });
    assert.deepEqual(JSON.parse(output), [true, []]);
  });

  it("makes JavaScript of a file once, and again when the file changes", () => {
    const folder = makeFolderOf({ "a.ts": TELLS });
    assert.deepEqual([run(folder, "a.ts"), run(folder, "a.ts")], ["made\n", "kept\n"]);
    writeFileSync(path.join(folder, "a.ts"), `${TELLS}console.log("changed");\n`);
    assert.deepEqual([run(folder, "a.ts"), run(folder, "a.ts")], ["made\nchanged\n", "kept\nchanged\n"]);
    const kept = readdirSync(path.join(folder, "node_modules", ".cache", "typescript"));
    assert.deepEqual([kept.length, kept.filter((file) => !/^[0-9a-f]{64}$/.test(file))], [2, []]);
  });

  it("knows a file again in another folder, and another file of the same text from it", () => {
    const folder = makeFolderOf({ "a.ts": TELLS, "b/a.ts": TELLS, "b.ts": TELLS });
    assert.deepEqual(
      ["a.ts", "b/a.ts", "b.ts"].map((file) => run(folder, file)),
      ["made\n", "kept\n", "made\n"],
    );
  });

  it("does without keeping where nothing can be written", () => {
    const folder = makeFolderOf({ "a.ts": TELLS });
    writeFileSync(path.join(folder, "node_modules", ".cache"), "a file, where the folder would be");
    assert.deepEqual([run(folder, "a.ts"), run(folder, "a.ts")], ["made\n", "made\n"]);
  });

  it("lets a stack trace name the lines of TypeScript, made or kept", () => {
    const folder = makeFolderOf({
      "a.ts": `interface Gone { a: string }\n\n\nexport function f(x: Gone): void {\n  throw new Error(x.a);\n}\nf({ a: "b" });\n`,
    });
    const fail = (): string =>
      spawnSync(process.execPath, ["-r", `./${LOADER}`, "a.ts"], { cwd: folder, encoding: "utf8" }).stderr;
    for (const errors of [fail(), fail()]) {
      assert.match(errors, /Error: b\n {4}at f \(.*\/a\.ts:5:9\)\n {4}at Object\.<anonymous> \(.*\/a\.ts:7:1\)\n/);
    }
  });

  it("points to what is no TypeScript", () => {
    const folder = makeFolderOf({ "a.ts": "const a: = 1;\n" });
    const { status, stderr } = spawnSync(process.execPath, ["-r", `./${LOADER}`, "a.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.equal(status, 1);
    assert.match(stderr, /SyntaxError: .+\n.*a\.ts:1:1\]\n 1 \| const a: = 1;\n/);
    assert.doesNotMatch(stderr, /Caused by/);
  });
});
