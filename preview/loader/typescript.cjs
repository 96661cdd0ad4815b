/**
 * Lets Node load TypeScript: `node -r ./preview/loader/typescript.cjs <file>`. It takes off the types and checks none;
 * `npm run check` does. It makes what ts-node with swc makes, as mocha and the Pulumi CLI load the same files, without
 * TypeScript's compiler, which ts-node loads whatever it is for. What it made of a file stays in `node_modules/.cache`,
 * for the next process, until `npm ci` clears that (docs/decisions/0015-how-the-preview-loads-typescript.md).
 *
 * JavaScript, because it has to be there before the first line of TypeScript can run.
 */
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { install } = require("source-map-support");

require("./short-lived.cjs");

/** As ts-node translates tsconfig.json; a spec compares what comes out. @type {import("@swc/core").Options} */
const OPTIONS = {
  swcrc: false,
  configFile: false,
  sourceMaps: "inline",
  module: { type: "commonjs", ignoreDynamic: true },
  jsc: { target: "es2022", parser: { syntax: "typescript", dynamicImport: true }, keepClassNames: true },
};
const CACHE = path.join(__dirname, "..", "..", "node_modules", ".cache", "typescript");
const VERSION = JSON.stringify([require("@swc/core/package.json").version, OPTIONS]);

/**
 * @param {string} file
 * @returns {string} JavaScript
 */
function load(file) {
  const source = readFileSync(file, "utf8");
  const identity = JSON.stringify([VERSION, path.basename(file), source]);
  const cached = path.join(CACHE, createHash("sha256").update(identity).digest("hex"));
  return read(cached) ?? keep(cached, transform(source, file));
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} source
 * @param {string} file for messages
 */
function transform(source, file) {
  // swc is loaded by those only who need it.
  const { transformSync } = /** @type {typeof import("@swc/core")} */ (require("@swc/core"));
  try {
    // The map names the file as its neighbour, so that the same source is the same JavaScript in every folder.
    return transformSync(source, { ...OPTIONS, filename: file, sourceFileName: path.basename(file) }).code;
  } catch (error) {
    throw new SyntaxError(
      String(error)
        .replace(/^Error:\s+x\s/, "")
        .replace(/\s*Caused by:[^]*$/, ""),
    );
  }
}

/**
 * Several processes may keep the same file at once, so each writes its own and moves it into place whole. Where nothing
 * can be written it is made again next time.
 *
 * @param {string} file
 * @param {string} code
 */
function keep(file, code) {
  try {
    mkdirSync(CACHE, { recursive: true });
    const own = `${file}.${process.pid}`;
    writeFileSync(own, code);
    renameSync(own, file);
  } catch {
    // Not worth a word: it costs half a millisecond.
  }
  return code;
}

// Node's own types leave out the method that makes a module of a text.
/** @type {(module: any, file: string) => void} */
require.extensions[".ts"] = (module, file) => module._compile(load(file), file);

// For stack traces, and asked by nobody else: the maps of what was loaded need not be kept.
install({ environment: "node", retrieveFile: (file) => (file.endsWith(".ts") ? load(file) : null) });
