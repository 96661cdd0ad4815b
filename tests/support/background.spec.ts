import assert from "node:assert/strict";
import path from "node:path";
import { itInBackground } from "./background";
import { runToEnd } from "./processes";
import { root } from "./program";
import { makeFiles } from "./projects";

const LOADER = path.join(root, "preview", "loader", "typescript.cjs");

/** One spec that is chosen, one that is not and has more work than is done at once, and how much of that there was. */
const SPECS = `
const { availableParallelism } = require("node:os");
const { inBackground } = require(${JSON.stringify(path.join(__dirname, "background.ts"))});
let [begun, ended] = [0, 0];
const asked = Array.from({ length: 8 * availableParallelism() }, () => inBackground(async () => {
  begun++;
  await new Promise((resolve) => setTimeout(resolve, 100));
  ended++;
}));
it("is chosen", () => undefined);
it("is not", () => Promise.all(asked.map((each) => each())));
const tell = (when) => console.log(JSON.stringify({ when, left: asked.length - begun, begun, ended }));
after(() => tell("after"));
process.once("exit", () => tell("exit"));
`;

interface Told {
  readonly when: string;
  readonly left: number;
  readonly begun: number;
  readonly ended: number;
}

describe("work in background", () => {
  itInBackground("ends with the run where only some specs are chosen, and no more of it begins", async () => {
    const file = path.join(makeFiles({ "some.spec.cjs": SPECS }), "some.spec.cjs");
    const mocha = path.join(root, "node_modules", "mocha", "bin", "mocha.js");
    const args = [mocha, "--no-config", "--require", LOADER, "--grep", "is chosen", file];
    const { exitCode, out } = await runToEnd(process.execPath, args, { cwd: root, env: {} });
    assert.equal(exitCode, 0);
    const told = out.split("\n").filter((line) => line.startsWith("{"));
    const [after, exit] = told.map((line) => JSON.parse(line) as Told);
    assert.ok(after !== undefined && after.begun > 0 && after.left > 0, out);
    assert.equal(after.ended, after.begun);
    assert.deepEqual(exit, { ...after, when: "exit" });
  });
});
