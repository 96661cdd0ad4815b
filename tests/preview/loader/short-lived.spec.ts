import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { runToEnd } from "../../support/processes";
import { root } from "../../support/program";

const FILE = path.join(root, "preview", "loader", "short-lived.cjs");

/** The names of the flags that it sets with a version of V8. */
function flagsWith(v8: string): readonly string[] {
  const set: string[] = [];
  const setFlagsFromString = (flags: string): number => set.push(flags);
  runInNewContext(readFileSync(FILE, "utf8"), {
    require: () => ({ setFlagsFromString }),
    process: { versions: { v8 } },
  });
  return set.flatMap((flags) => flags.split(" ")).map((flag) => flag.replace(/=.*/, ""));
}

describe("what V8 is told of a short-lived process", () => {
  it("is known to this one: it reports nothing", async () => {
    const { exitCode, out, err } = await runToEnd(process.execPath, ["-r", FILE, "-e", ""], { cwd: root });
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
    assert.deepEqual(flagsWith("15.0.0"), []);
    assert.deepEqual(flagsWith("10.2.154.26-node.39"), []);
  });
});
