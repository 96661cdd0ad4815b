import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { STACK_TRACES } from "../../../preview/engine/stack-traces";

/** What a script prints in a process prepared as the program's is. */
function print(script: string): unknown {
  const options = { encoding: "utf8", timeout: 10_000 } as const;
  return JSON.parse(execFileSync(process.execPath, [STACK_TRACES, "--eval", script], options));
}

describe("a process prepared for the language runtime", () => {
  it("refuses at once to colour an error that passed through a package, and shows it plain", () => {
    const script = `
      const { inspect } = require("node:util");
      const error = new Error("x");
      error.stack = "Error: x\\n    at f (/app/node_modules/@pulumi/output.ts:1:1)";
      let refused = false;
      try { inspect(error, { colors: true }); } catch { refused = true; }
      console.log(JSON.stringify([refused, inspect(error), inspect("text", { colors: true })]));`;
    assert.deepEqual(print(script), [
      true,
      "Error: x\n    at f (/app/node_modules/@pulumi/output.ts:1:1)",
      "\u001B[32m'text'\u001B[39m",
    ]);
  });

  it("maps the stack of an error that says something, and of no other", () => {
    const script = `
      const before = Error.prepareStackTrace;
      Error.prepareStackTrace = (error, frames) => "mapped " + error.message + " " + (frames.length > 0);
      console.log(JSON.stringify([typeof before, new Error("x").stack, new Error().stack, new TypeError().stack]));`;
    assert.deepEqual(print(script), ["undefined", "mapped x true", "Error", "TypeError"]);
  });
});
