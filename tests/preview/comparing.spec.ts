import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ReportDocument } from "../../preview/report/json";
import { inBackground, itInBackground } from "../support/background";
import { runPreview } from "../support/command";
import { ANY_RESOURCE, makeFolder, makeProject } from "../support/projects";
import { copyRepository, git, makeRepository, otherWorktrees } from "../support/repositories";

const table = (name: string, more = ""): string =>
  `new Any("aws:dynamodb/table:Table", "${name}", { size: 1 }${more});`;
const program = (...lines: readonly string[]): string => `${ANY_RESOURCE}\n${lines.join("\n")}\n`;
const STACKS = { "Pulumi.prod.yaml": "config: {}\n", "package-lock.json": "{}\n" };

const BASE = program(`new Any("aws:sns/topic:Topic", "topic");`, table("orders"));
let baseRepository: string | undefined;

/** A repository whose base has a topic and a table in dev and prod; then the working tree is changed. */
function makeChange(change: (folder: string) => void = () => undefined): string {
  baseRepository ??= makeRepository(makeProject(BASE, STACKS));
  const folder = copyRepository(baseRepository);
  change(folder);
  return folder;
}

/** The same without a change, with the project in a folder of its own. Returns both. */
function makeInnerProject(): { readonly repository: string; readonly project: string } {
  const repository = makeFolder();
  const project = path.join(repository, "infrastructure");
  cpSync(makeProject(BASE, STACKS), project, { recursive: true, verbatimSymlinks: true });
  makeRepository(repository);
  return { repository, project };
}

const write = (text: string) => (folder: string) => {
  writeFileSync(path.join(folder, "index.ts"), text);
};

describe("a comparison with a git ref", function () {
  this.timeout(120_000); // it starts processes, and the machine may be busy

  describe("where nothing changes, in a folder of the repository", () => {
    const compare = inBackground(async () => {
      const { repository, project } = makeInnerProject();
      const hook = path.join(repository, ".git", "hooks", "post-checkout");
      mkdirSync(path.dirname(hook), { recursive: true });
      writeFileSync(hook, `#!/bin/sh\ntouch "${repository}/hooked"\n`, { mode: 0o755 });
      return { repository, ...(await runPreview(project, ["--base", "main"])) };
    });

    it("finds the project", async () => {
      assert.match((await compare()).out, /\ndev against main: no changes\n/);
    });

    it("says so of every stack, and leaves no worktree", async () => {
      const { exitCode, out, err, repository } = await compare();
      assert.deepEqual([exitCode, err], [0, ""]);
      assert.match(out, /\ndev against main: no changes\n\nprod against main: no changes\n/);
      assert.match(out, /^Stack +Zones .*\ndev .* clean\nprod .* clean\n/);
      assert.deepEqual(otherWorktrees(repository), []);
    });

    it("runs no hook of the repository", async () => {
      const { exitCode, repository } = await compare();
      assert.equal(exitCode, 0);
      assert.equal(existsSync(path.join(repository, "hooked")), false);
    });
  });

  itInBackground(
    "fails a change that deletes data until it is allowed by name, and warns of what is allowed in vain",
    async () => {
      const folder = makeChange(write(program(`new Any("aws:sns/topic:Topic", "topic");`)));
      const [refused, allowed] = await Promise.all([
        runPreview(folder, ["dev", "--base", "main"]),
        runPreview(folder, ["dev", "--base", "main", "--allow-destructive", "orders", "--allow-destructive", "odd"]),
      ]);
      assert.equal(refused.exitCode, 1);
      assert.match(
        refused.out,
        /\n {2}- delete Table orders\n {6}holds items\n {6}to accept it: --allow-destructive orders\n/,
      );
      assert.deepEqual([allowed.exitCode, allowed.out.includes("delete Table orders (allowed)")], [0, true]);
      assert.match(allowed.err, /^warning: --allow-destructive odd: nothing that holds data and is called so/);
      assert.deepEqual(otherWorktrees(folder), []);
    },
  );

  itInBackground("tells a rename from a loss in the document, and fails for it too", async () => {
    const folder = makeChange(write(program(`new Any("aws:sns/topic:Topic", "topic");`, table("baskets"))));
    const { exitCode, out } = await runPreview(folder, ["--base", "main", "--json", "dev"]);
    const { changes } = JSON.parse(out) as ReportDocument;
    assert.equal(exitCode, 1);
    assert.deepEqual(
      changes?.flatMap(({ stack, steps }) => steps.map(({ kind, name }) => [stack, kind, name])),
      [["dev", "rename?", "baskets"]],
    );
  });

  itInBackground("says that a stack is new and that one is gone", async () => {
    const folder = makeProject(BASE, STACKS);
    rmSync(path.join(folder, "Pulumi.dev.yaml"));
    makeRepository(folder);
    renameSync(path.join(folder, "Pulumi.prod.yaml"), path.join(folder, "Pulumi.live.yaml"));
    const { exitCode, out } = await runPreview(folder, ["--base", "main"]);
    assert.equal(exitCode, 0);
    assert.match(out, /\nlive against main: a new stack: 2 created, 0 as they are\n/);
    assert.match(
      out.replace(/\s+/g, " "),
      / prod against main: its stack file is gone; pulumi destroy would delete 2 resources /,
    );
    assert.match(
      (await runPreview(folder, ["test", "--base", "main"])).err,
      /^error: no stack file Pulumi\.test\.yaml/,
    );
  });

  itInBackground("reports the working tree where the base's program fails, and says so", async () => {
    const broken = makeRepository(makeProject("throw new Error('half done');", STACKS));
    write(program(table("orders")))(broken);
    const { exitCode, out } = await runPreview(broken, ["dev", "--base", "HEAD"]);
    assert.equal(exitCode, 0);
    assert.match(out, /^dev: 1 resource\n/);
    assert.match(out, /\ndev against HEAD: cannot be compared\n {2}HEAD has no result: Error: half done/);
    assert.deepEqual(otherWorktrees(broken), []);
  });

  itInBackground(
    "installs the base's own modules where its lockfile is another one, and says what npm refuses, though told to be silent",
    async () => {
      const folder = makeChange((each) => {
        writeFileSync(path.join(each, ".npmrc"), "loglevel=silent\n");
        git(each, "add", ".npmrc");
        git(each, "rm", "--quiet", "--cached", "package-lock.json");
        git(each, "commit", "--quiet", "--message=without");
      });
      const { exitCode, out, err } = await runPreview(folder, ["dev", "--base", "main"]);
      assert.equal(exitCode, 0);
      assert.match(err, /^main has another package-lock\.json: installing its modules/);
      assert.match(out, /main has no result: npm ci of its package-lock\.json failed: npm\s+error/);
      assert.deepEqual(otherWorktrees(folder), []);
    },
  );

  itInBackground("answers an unknown ref, and a folder without a repository, with one line", async () => {
    const folder = makeChange();
    assert.deepEqual(await runPreview(folder, ["--base", "--no-such"]), {
      exitCode: 2,
      out: "",
      err: "error: --base --no-such: git knows no such commit; in a shallow clone, fetch it first\n",
    });
    const bare = makeProject(program());
    const { exitCode, err } = await runPreview(bare, ["--base", "main"]);
    assert.equal(exitCode, 2);
    assert.match(err, /^error: --base needs a git repository, and .* is in none\n$/);
    assert.match(
      (await runPreview(folder, ["--allow-destructive", "orders"])).err,
      /^error: .* needs --base or --from/,
    );
  });

  itInBackground(
    "takes the engine's own steps for the stack of a real preview, and refuses one of another stack",
    async () => {
      const folder = makeChange();
      const file = path.join(__dirname, "analyses/comparison/fixtures/preview-another-database-name.json");
      const { exitCode, out } = await runPreview(folder, ["--base", "main", "--from", file]);
      assert.equal(exitCode, 1);
      assert.match(
        out,
        /\ndev against preview-\S+\.json:\s+4\s+replaced,\s+3\s+updated,\s+2\s+as\s+they\s+are;\s+the\s+engine's\s+own\s+steps;/,
      );
      assert.match(out, /\nprod against main: no changes\n/);
      const foreign = await runPreview(folder, ["prod", "--from", file]);
      assert.deepEqual([foreign.exitCode, foreign.out], [2, ""]);
      assert.match(foreign.err, /^error: --from .*: a preview of the stack dev, which is not previewed here\n$/);
      assert.match(
        (await runPreview(folder, ["--from", file, "--from", file])).err,
        /two of the files are previews of the stack dev/,
      );
    },
  );

  itInBackground("leaves no worktree when it is cancelled", async () => {
    const folder = makeChange();
    rmSync(path.join(folder, "index.ts"));
    writeFileSync(path.join(folder, "index.ts"), "setInterval(() => undefined, 1000);");
    git(folder, "commit", "--quiet", "--all", "--message=endless");
    const abort = new AbortController();
    const running = runPreview(folder, ["dev", "--base", "HEAD"], { signal: abort.signal });
    while (!existsSync(path.join(folder, ".git", "worktrees"))) await new Promise((resolve) => setTimeout(resolve, 20));
    abort.abort();
    assert.deepEqual(await running, { exitCode: 130, out: "", err: "" });
    assert.deepEqual(otherWorktrees(folder), []);
  });
});

describe("all comparisons together", () => {
  // Those above have ended, and nobody else makes a worktree in this folder.
  it("leave no folder of a worktree behind", () => {
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith("preview-base-"));
    assert.deepEqual(left, []);
  });
});
