import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { runToEnd } from "../../support/processes";
import { root } from "../../support/program";

const FILE = path.join(root, "preview", "loader", "short-lived.cjs");

/** With a version of V8: the names of the flags that it sets, and what it has for the command line. */
function loadWith(v8: string): { readonly flags: readonly string[]; readonly alone: readonly string[] } {
  const set: string[] = [];
  const module = { exports: {} as { alone: readonly string[] } };
  const setFlagsFromString = (flags: string): number => set.push(flags);
  runInNewContext(readFileSync(FILE, "utf8"), {
    require: () => ({ setFlagsFromString }),
    process: { versions: { v8 } },
    module,
  });
  const flags = set.flatMap((each) => each.split(" ")).map((flag) => flag.replace(/=.*/, ""));
  return { flags, alone: [...module.exports.alone] };
}

function flagsWith(v8: string): readonly string[] {
  return loadWith(v8).flags;
}

describe("what V8 is told of a short-lived process", () => {
  it("is known to this one: it reports nothing", async () => {
    const { exitCode, out, err } = await runToEnd(process.execPath, ["-r", FILE, "-e", ""], { cwd: root });
    assert.deepEqual({ exitCode, out, err }, { exitCode: 0, out: "", err: "" });
  });

  it("is known to this one on its command line too, where programs keep all cores busy", async () => {
    const { alone } = loadWith(process.versions.v8);
    assert.deepEqual(alone.length, 3);
    const { exitCode, out, err } = await runToEnd(process.execPath, [...alone, "-e", ""], { cwd: root });
    assert.deepEqual({ exitCode, out, err }, { exitCode: 0, out: "", err: "" });
  });

  it("has the names that each version gives it", () => {
    const later = ["--invocation-count-for-maglev", "--invocation-count-for-turbofan", "--semi-space-growth-factor"];
    assert.deepEqual(flagsWith("11.3.244.8-node.33"), ["--interrupt-budget", "--semi-space-growth-factor"]);
    assert.deepEqual(flagsWith("12.4.254.21-node.57"), later);
    assert.deepEqual(flagsWith("13.6.233.17-node.53"), later);
    assert.deepEqual(flagsWith("14.6.202.34-node.34"), later);
  });

  it("is nothing where nobody has looked yet", () => {
    for (const v8 of ["15.0.0", "10.2.154.26-node.39"]) assert.deepEqual(loadWith(v8), { flags: [], alone: [] });
  });
});
