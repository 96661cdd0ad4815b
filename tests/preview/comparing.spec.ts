import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createColors } from "picocolors";
import { runCommand } from "../../preview/command";
import type { ReportDocument } from "../../preview/report/json";
import { ANY_RESOURCE, makeFolder, makeProject } from "../support/projects";
import { git, makeRepository, otherWorktrees } from "../support/repositories";

interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function run(
  directory: string,
  args: readonly string[],
  signal = new AbortController().signal,
): Promise<Outcome> {
  let [out, err] = ["", ""];
  const exitCode = await runCommand(args, {
    directory,
    print: (text) => (out += text),
    complain: (text) => (err += text),
    isInteractive: false,
    colors: createColors(false),
    signal,
  });
  return { exitCode, out, err };
}

const table = (name: string, more = ""): string =>
  `new Any("aws:dynamodb/table:Table", "${name}", { size: 1 }${more});`;
const program = (...lines: readonly string[]): string => `${ANY_RESOURCE}\n${lines.join("\n")}\n`;
const STACKS = { "Pulumi.prod.yaml": "config: {}\n", "package-lock.json": "{}\n" };

/** A repository whose base has a topic and a table in dev and prod; then the working tree is changed. */
function makeChange(change: (folder: string) => void): string {
  const base = program(`new Any("aws:sns/topic:Topic", "topic");`, table("orders"));
  const folder = makeRepository(makeProject(base, STACKS));
  change(folder);
  return folder;
}

const write = (text: string) => (folder: string) => {
  writeFileSync(path.join(folder, "index.ts"), text);
};

const worktreeFolders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("preview-base-"));

function assertNothingLeft(folder: string): void {
  assert.deepEqual([otherWorktrees(folder), worktreeFolders()], [[], []]);
}

describe("a comparison with a git ref", function () {
  this.timeout(120_000); // it starts processes, and the machine may be busy
  // A temporary folder of its own: elsewhere somebody else may be comparing.
  const { TMPDIR } = process.env;
  before(() => {
    process.env["TMPDIR"] = makeFolder();
  });
  after(() => {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  });

  it("says of every stack that nothing changes, and leaves no worktree", async () => {
    const folder = makeChange(() => undefined);
    const { exitCode, out, err } = await run(folder, ["--base", "main"]);
    assert.deepEqual([exitCode, err], [0, ""]);
    assert.match(out, /\ndev against main: no changes\n\nprod against main: no changes\n/);
    assert.match(out, /\nprod: .*\n(?: {2}.*\n)* {2}against main: no changes\n$/);
    assertNothingLeft(folder);
  });

  it("fails a change that deletes data until it is allowed by name, and warns of what is allowed in vain", async () => {
    const folder = makeChange(write(program(`new Any("aws:sns/topic:Topic", "topic");`)));
    const [refused, allowed] = await Promise.all([
      run(folder, ["dev", "--base", "main"]),
      run(folder, ["dev", "--base", "main", "--allow-destructive", "orders", "--allow-destructive", "odd"]),
    ]);
    assert.equal(refused.exitCode, 1);
    assert.match(
      refused.out,
      /\n {2}- delete Table orders\n {6}holds items\n {6}to accept it: --allow-destructive orders\n/,
    );
    assert.deepEqual([allowed.exitCode, allowed.out.includes("delete Table orders (allowed)")], [0, true]);
    assert.match(allowed.err, /^warning: --allow-destructive odd: nothing that holds data and is called so/);
    assertNothingLeft(folder);
  });

  it("tells a rename from a loss in the document, and fails for it too", async () => {
    const folder = makeChange(write(program(`new Any("aws:sns/topic:Topic", "topic");`, table("baskets"))));
    const { exitCode, out } = await run(folder, ["--base", "main", "--json", "dev"]);
    const { changes } = JSON.parse(out) as ReportDocument;
    assert.equal(exitCode, 1);
    assert.deepEqual(
      changes?.flatMap(({ stack, steps }) => steps.map(({ kind, name }) => [stack, kind, name])),
      [["dev", "rename?", "baskets"]],
    );
  });

  it("says that a stack is new and that one is gone", async () => {
    const folder = makeChange((each) => {
      renameSync(path.join(each, "Pulumi.prod.yaml"), path.join(each, "Pulumi.live.yaml"));
    });
    const { exitCode, out } = await run(folder, ["--base", "main"]);
    assert.equal(exitCode, 0);
    assert.match(out, /\nlive against main: a new stack: 2 created, 0 as they are\n/);
    assert.match(
      out.replace(/\s+/g, " "),
      / prod against main: its stack file is gone; pulumi destroy would delete 2 resources /,
    );
    assert.match((await run(folder, ["test", "--base", "main"])).err, /^error: no stack file Pulumi\.test\.yaml/);
  });

  it("reports the working tree where the base's program fails, and says so", async () => {
    const broken = makeRepository(makeProject("throw new Error('half done');", STACKS));
    write(program(table("orders")))(broken);
    const { exitCode, out } = await run(broken, ["dev", "--base", "HEAD"]);
    assert.equal(exitCode, 0);
    assert.match(out, /^dev: 1 resource\n/);
    assert.match(out, /\ndev against HEAD: cannot be compared\n {2}HEAD has no result: Error: half done/);
    assertNothingLeft(broken);
  });

  it("finds the project in a folder of the repository", async () => {
    const repository = makeFolder();
    const inner = path.join(repository, "infrastructure");
    const project = makeProject(program(table("orders")), STACKS);
    mkdirSync(inner);
    for (const file of readdirSync(project)) {
      if (file !== "node_modules") writeFileSync(path.join(inner, file), readFileSync(path.join(project, file)));
    }
    symlinkSync(path.join(project, "node_modules"), path.join(inner, "node_modules"));
    makeRepository(repository);
    assert.match((await run(inner, ["dev", "--base", "main"])).out, /\ndev against main: no changes\n/);
  });

  it("installs the base's own modules where its lockfile is another one, and says what npm refuses", async () => {
    const folder = makeChange((each) => {
      git(each, "rm", "--quiet", "--cached", "package-lock.json");
      git(each, "commit", "--quiet", "--message=without");
    });
    const { exitCode, out, err } = await run(folder, ["dev", "--base", "main"]);
    assert.equal(exitCode, 0);
    assert.match(err, /^main has another package-lock\.json: installing its modules/);
    assert.match(out, /main has no result: npm ci of its package-lock\.json failed: npm\s+error/);
    assertNothingLeft(folder);
  });

  it("answers an unknown ref, and a folder without a repository, with one line", async () => {
    const folder = makeChange(() => undefined);
    assert.deepEqual(await run(folder, ["--base", "--no-such"]), {
      exitCode: 2,
      out: "",
      err: "error: --base --no-such: git knows no such commit; in a shallow clone, fetch it first\n",
    });
    const bare = makeProject(program());
    const { exitCode, err } = await run(bare, ["--base", "main"]);
    assert.equal(exitCode, 2);
    assert.match(err, /^error: --base needs a git repository, and .* is in none\n$/);
    assert.match((await run(folder, ["--allow-destructive", "orders"])).err, /^error: .* needs --base or --from/);
  });

  it("takes the engine's own steps for the stack of a real preview, and refuses one of another stack", async () => {
    const folder = makeChange(() => undefined);
    const file = path.join(__dirname, "analyses/comparison/fixtures/preview-another-database-name.json");
    const { exitCode, out } = await run(folder, ["--base", "main", "--from", file]);
    assert.equal(exitCode, 1);
    assert.match(
      out,
      /\ndev against preview-\S+\.json:\s+4\s+replaced,\s+3\s+updated,\s+2\s+as\s+they\s+are;\s+the\s+engine's\s+own\s+steps;/,
    );
    assert.match(out, /\nprod against main: no changes\n/);
    const foreign = await run(folder, ["prod", "--from", file]);
    assert.deepEqual([foreign.exitCode, foreign.out], [2, ""]);
    assert.match(foreign.err, /^error: --from .*: a preview of the stack dev, which is not previewed here\n$/);
    assert.match(
      (await run(folder, ["--from", file, "--from", file])).err,
      /two of the files are previews of the stack dev/,
    );
  });

  it("runs no hook of the repository", async () => {
    const folder = makeChange(() => undefined);
    const hook = path.join(folder, ".git", "hooks", "post-checkout");
    mkdirSync(path.dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\ntouch "${folder}/hooked"\n`, { mode: 0o755 });
    assert.equal((await run(folder, ["dev", "--base", "main"])).exitCode, 0);
    assert.equal(existsSync(path.join(folder, "hooked")), false);
  });

  it("leaves no worktree when it is cancelled", async () => {
    const folder = makeChange(() => undefined);
    rmSync(path.join(folder, "index.ts"));
    writeFileSync(path.join(folder, "index.ts"), "setInterval(() => undefined, 1000);");
    git(folder, "commit", "--quiet", "--all", "--message=endless");
    const abort = new AbortController();
    const running = run(folder, ["dev", "--base", "HEAD"], abort.signal);
    while (worktreeFolders().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    abort.abort();
    assert.deepEqual(await running, { exitCode: 130, out: "", err: "" });
    assertNothingLeft(folder);
  });
});
