import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { previewStack } from "../../../preview/engine/preview-stack";
import { endIdleProcesses } from "../../../preview/engine/program-process";
import { readProject } from "../../../preview/engine/project";
import { alone } from "../../support/background";
import { hasEnded, isAlive } from "../../support/processes";
import { root } from "../../support/program";
import { makeProject, projectFile } from "../../support/projects";

const TELL = "console.log(process.pid);";
/** Does not end while there is a file `endless`. */
const ENDLESS = `${TELL} const { existsSync, writeFileSync } = require("node:fs");
  if (existsSync("endless")) setInterval(() => undefined, 1000);
  if (existsSync("endless")) writeFileSync("began", "");`;
const LOADER = path.join(root, "preview", "loader", "typescript.cjs");

/** Runs a program; the process that it ran in. */
async function runIn(directory: string, signal?: AbortSignal): Promise<number> {
  const { errors, programOutput } = await previewStack(readProject(directory), "dev", undefined, signal);
  assert.deepEqual(errors, []);
  return Number(programOutput);
}

/** Aborts a program while it runs. */
async function abortOne(directory: string): Promise<void> {
  writeFileSync(path.join(directory, "endless"), "");
  const abort = new AbortController();
  const run = runIn(directory, abort.signal);
  while (!existsSync(path.join(directory, "began"))) await sleep(20);
  abort.abort();
  await assert.rejects(run, { name: "AbortError" });
  rmSync(path.join(directory, "endless"));
}

describe("the process of a program", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy

  it("runs the next one of its project, until one is aborted or it is told to end while it waits", async () => {
    const directory = makeProject(ENDLESS, projectFile("next"));
    const first = await runIn(directory);
    assert.equal(await runIn(directory), first);
    assert.equal(await runIn(directory), first);

    await abortOne(directory);
    assert.ok(await hasEnded(first));
    const second = await runIn(directory);
    assert.notEqual(second, first);

    await endIdleProcesses();
    assert.equal(isAlive(second), false);
    assert.notEqual(await runIn(directory), second);
  });

  it("runs one of another folder only where Node is told nothing, which may name files there", () =>
    alone(async () => {
      const first = await runIn(makeProject(TELL, projectFile("title")));
      assert.notEqual(await runIn(makeProject(TELL, projectFile("title"))), first);
      const plain = await runIn(makeProject(TELL));
      assert.equal(await runIn(makeProject(TELL)), plain);
    }));

  it("runs one at a time", () =>
    alone(async () => {
      const directory = makeProject(`${TELL} setTimeout(() => undefined, 300);`, projectFile("two-at-once"));
      const [one, other] = await Promise.all([runIn(directory), runIn(directory)]);
      assert.equal(new Set([one, other]).size, Math.min(2, availableParallelism()));
      const [third, fourth] = await Promise.all([runIn(directory), runIn(directory)]);
      assert.deepEqual(new Set([third, fourth]), new Set([one, other]));
    }));

  it("keeps nobody running, and ends with who started it", async () => {
    const directory = makeProject(`require("node:fs").writeFileSync("pid", String(process.pid));`);
    const script = `
      const { previewStack } = require("./preview/engine/preview-stack");
      const { readProject } = require("./preview/engine/project");
      previewStack(readProject(process.argv[1]), "dev").then(({ errors }) => console.log(errors.length));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-r", LOADER, "-e", script, directory], {
      cwd: root,
      timeout: 20_000,
    });
    assert.equal(stdout, "0\n");
    assert.ok(await hasEnded(Number(readFileSync(path.join(directory, "pid"), "utf8"))));
  });
});
