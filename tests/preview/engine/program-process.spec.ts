import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { itInBackground } from "../../support/background";
import { hasEnded, isAlive, runToEnd } from "../../support/processes";
import { root } from "../../support/program";
import { makeProject, projectFile } from "../../support/projects";
import { SideProcess } from "../../support/side-process";

const TELL = "console.log(process.pid);";
/** Does not end while there is a file `endless`. */
const ENDLESS = `${TELL} const { existsSync, writeFileSync } = require("node:fs");
  if (existsSync("endless")) setInterval(() => undefined, 1000);
  if (existsSync("endless")) writeFileSync("began", "");`;
const LOADER = path.join(root, "preview", "loader", "typescript.cjs");

/** Where all the programs are of this file. */
const side = new SideProcess();

/** Runs a program; the process that it ran in. */
async function runIn(directory: string, signal?: AbortSignal): Promise<number> {
  const { errors, programOutput } = await side.do("previewStack", { directory, stack: "dev" }, signal);
  assert.deepEqual(errors, []);
  return Number(programOutput);
}

async function runTwo(directory: string): Promise<ReadonlySet<number>> {
  return new Set(await Promise.all([runIn(directory), runIn(directory)]));
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

const inTurn = pLimit(1);

/** Ahead of its turn, but not beside another of these: they tell processes apart. */
function itInTurn(title: string, spec: () => Promise<void>): void {
  itInBackground(title, () => inTurn(spec));
}

describe("the process of a program", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy

  itInTurn("runs the next one of its project, until one is aborted or it is told to end", async () => {
    const directory = makeProject(ENDLESS, projectFile("next"));
    const first = await runIn(directory);
    assert.equal(await runIn(directory), first);
    assert.equal(await runIn(directory), first);

    await abortOne(directory);
    assert.ok(await hasEnded(first));
    const second = await runIn(directory);
    assert.notEqual(second, first);

    assert.ok(isAlive(second));
    await side.do("endIdleProcesses", undefined);
    assert.equal(isAlive(second), false);
    assert.notEqual(await runIn(directory), second);
  });

  itInTurn("runs one of another folder only where Node is told nothing, which may name files there", async () => {
    const first = await runIn(makeProject(TELL, projectFile("title")));
    assert.notEqual(await runIn(makeProject(TELL, projectFile("title"))), first);
    const plain = await runIn(makeProject(TELL));
    assert.equal(await runIn(makeProject(TELL)), plain);
  });

  itInTurn("runs one at a time", async () => {
    const directory = makeProject(`${TELL} setTimeout(() => undefined, 300);`, projectFile("two-at-once"));
    const processes = await runTwo(directory);
    assert.equal(processes.size, Math.min(2, availableParallelism()));
    assert.deepEqual(await runTwo(directory), processes);
  });

  itInTurn("keeps nobody running, and ends with who started it", async () => {
    const directory = makeProject(`require("node:fs").writeFileSync("pid", String(process.pid));`);
    const script = `
      const { previewStack } = require("./preview/engine/preview-stack");
      const { readProject } = require("./preview/engine/project");
      previewStack(readProject(process.argv[1]), "dev").then(({ errors }) => console.log(errors.length));`;
    const { out } = await runToEnd(process.execPath, ["-r", LOADER, "-e", script, directory], {
      cwd: root,
      timeout: 20_000,
    });
    assert.equal(out, "0\n");
    assert.ok(await hasEnded(Number(readFileSync(path.join(directory, "pid"), "utf8"))));
  });
});
