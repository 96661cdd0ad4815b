import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ANY_RESOURCE, makeFolder, makeProject } from "../support/projects";
import { inBackground } from "../support/background";
import { type Ended, isAlive } from "../support/processes";
import { root } from "../support/program";
import { makeRepository, otherWorktrees } from "../support/repositories";

/** Of this run's start: specs change it for a while. */
const ENVIRONMENT = { ...process.env };

interface Running {
  readonly interrupt: () => void;
  readonly stopReading: () => void;
  readonly ended: Promise<Ended>;
}

/** The command as npm starts it, in a project's folder. */
function start(
  directory: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  output: "pipe" | number = "pipe",
): Running {
  const preview = path.join(root, "preview");
  const child = spawn(
    process.execPath,
    ["-r", path.join(preview, "loader", "typescript.cjs"), path.join(preview, "main.ts"), ...args],
    {
      cwd: directory,
      stdio: ["pipe", output, "pipe"],
      env: { ...ENVIRONMENT, ...environment },
    },
  );
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (exitCode) => {
      resolve({ exitCode, out, err });
    });
  });
  return { ended, interrupt: () => child.kill("SIGINT"), stopReading: () => child.stdout?.destroy() };
}

const runs = inBackground(async () => {
  const noisy = makeProject(`${ANY_RESOURCE} console.log("not JSON"); new Any("aws:sns/topic:Topic", "topic");`);
  const failing = makeProject("process.exit(3);");
  const unread = start(makeProject(""), ["dev"]);
  unread.stopReading();
  const [json, text, usage, failure] = await Promise.all([
    start(noisy, ["--json"], { FORCE_COLOR: "1" }).ended,
    start(noisy, [], { FORCE_COLOR: "1" }).ended,
    start(failing, ["test"]).ended,
    start(failing, ["dev"]).ended,
  ]);
  return { json, text, usage, failure, unread: await unread.ended };
});

const writeToFullDevice = inBackground(() => start(makeProject(""), ["dev"], {}, openSync("/dev/full", "w")).ended);

/** A program that says in a file beside it which process it is, and never ends. */
const ENDLESS = `
  require("node:fs").writeFileSync(require("node:path").join(__dirname, "pid"), String(process.pid));
  setInterval(() => undefined, 1000);`;

/** The process of the endless program in a folder, as soon as there is both. */
async function processIn(find: () => string | undefined): Promise<number> {
  for (;;) {
    const folder = find();
    const file = folder === undefined ? undefined : path.join(folder, "pid");
    const pid = file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : "";
    if (pid !== "") return Number(pid);
    await sleep(20);
  }
}

const interruptOne = inBackground(async () => {
  const folder = makeProject(ENDLESS);
  const command = start(folder, []);
  const pid = await processIn(() => folder);
  command.interrupt();
  return { ended: await command.ended, alive: [pid].filter(isAlive) };
});

const interruptComparison = inBackground(async () => {
  const folder = makeRepository(makeProject(ENDLESS));
  // Another spec looks at who leaves a worktree's folder in its own.
  const command = start(folder, ["--base", "main"], { TMPDIR: makeFolder() });
  const worktree = (): string | undefined => otherWorktrees(folder)[0]?.replace("worktree ", "");
  const pids = [await processIn(() => folder), await processIn(worktree)];
  command.interrupt();
  const ended = await command.ended;
  return { ended, pids, alive: pids.filter(isAlive), worktrees: otherWorktrees(folder) };
});

describe("the command line", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy
  let ended: Readonly<Record<"json" | "text" | "usage" | "failure" | "unread", Ended>>;
  before(async () => {
    ended = await runs();
  });

  it("keeps standard output to the document, and colours and progress away from what is no terminal", () => {
    const { json, text } = ended;
    assert.deepEqual([json.exitCode, json.err], [0, "dev | not JSON\n"]);
    assert.equal((JSON.parse(json.out) as { version: number }).version, 1);
    assert.deepEqual([text.exitCode, text.err], [0, "dev | not JSON\n"]);
    assert.match(text.out, /^dev: 1 resource\n/);
    assert.doesNotMatch(text.out + text.err + json.out, /\u001B/);
  });

  it("exits with 2 for wrong usage and with 1 for a program that fails", () => {
    const { usage, failure } = ended;
    assert.deepEqual(usage, {
      exitCode: 2,
      out: "",
      err: "error: no stack file Pulumi.test.yaml; there is one for dev\n",
    });
    assert.deepEqual(failure, {
      exitCode: 1,
      out: "dev: failed\n",
      err: "dev failed:\n  the program ended with exit code 3\n",
    });
  });

  it("does not mind a reader that stops reading", () => {
    assert.deepEqual(ended.unread, { exitCode: 0, out: "", err: "" });
  });

  it("says in one line that its report cannot be written, and exits with 2", async function () {
    if (!existsSync("/dev/full")) this.skip();
    const { exitCode, err } = await writeToFullDevice();
    assert.equal(exitCode, 2);
    assert.match(err, /^error: the report cannot be written: ENOSPC[^\n]*\n$/);
  });

  it("ends its programs when it is interrupted", async () => {
    const { ended, alive } = await interruptOne();
    assert.deepEqual([ended, alive], [{ exitCode: 130, out: "", err: "" }, []]);
  });

  it("takes the base's worktree along when it is interrupted", async () => {
    const { ended, alive, pids, worktrees } = await interruptComparison();
    assert.equal(new Set(pids).size, 2);
    assert.deepEqual([ended, alive, worktrees], [{ exitCode: 130, out: "", err: "" }, [], []]);
  });
});
