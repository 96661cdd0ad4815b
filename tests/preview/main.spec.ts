import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ANY_RESOURCE, makeProject } from "../support/projects";
import { inBackground } from "../support/background";
import { root } from "../support/program";
import { makeRepository, otherWorktrees } from "../support/repositories";

interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

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
      env: { ...process.env, ...environment },
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
    const full = openSync("/dev/full", "w");
    const { exitCode, err } = await start(makeProject(""), ["dev"], {}, full).ended;
    assert.equal(exitCode, 2);
    assert.match(err, /^error: the report cannot be written: ENOSPC[^\n]*\n$/);
  });

  it("ends its programs when it is interrupted", async () => {
    const folder = makeProject(`
      require("node:fs").writeFileSync("pid", String(process.pid));
      setInterval(() => undefined, 1000);`);
    const command = start(folder, []);
    const file = path.join(folder, "pid");
    while (!existsSync(file) || readFileSync(file, "utf8") === "") await sleep(20);
    command.interrupt();
    assert.deepEqual(await command.ended, { exitCode: 130, out: "", err: "" });
    const pid = Number(readFileSync(file, "utf8"));
    assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
  });

  it("takes the base's worktree along when it is interrupted", async () => {
    // Both programs say where they run, and never end.
    const program = `
      require("node:fs").appendFileSync(require("node:path").join(__dirname, "pid"), String(process.pid));
      setInterval(() => undefined, 1000);`;
    const folder = makeRepository(makeProject(program));
    const worktree = (): string | undefined => otherWorktrees(folder)[0]?.replace("worktree ", "");
    const command = start(folder, ["--base", "main"]);
    const pids: number[] = [];
    for (const find of [() => folder, worktree]) {
      const file = (): string => path.join(find() ?? folder, "pid");
      while (find() === undefined || !existsSync(file()) || readFileSync(file(), "utf8") === "") await sleep(20);
      pids.push(Number(readFileSync(file(), "utf8")));
    }
    assert.notEqual(pids[0], pids[1]);
    command.interrupt();
    assert.deepEqual(await command.ended, { exitCode: 130, out: "", err: "" });
    for (const pid of pids) assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
    assert.deepEqual(otherWorktrees(folder), []);
  });
});
