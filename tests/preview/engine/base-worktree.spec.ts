import assert from "node:assert/strict";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openBaseWorktree, resolveBase } from "../../../preview/engine/base-worktree";
import { itInBackground } from "../../support/background";
import { makeFiles } from "../../support/projects";
import { makeRepository, otherWorktrees } from "../../support/repositories";

describe("the worktree of a base", () => {
  itInBackground("waits for another one that git is just making", async () => {
    const repository = makeRepository(makeFiles({ "Pulumi.yaml": "name: sample\nruntime: nodejs\n" }));
    const base = await resolveBase(repository, "main");
    // As git leaves it for a moment: the last file is there, and nothing in it yet.
    const other = path.join(repository, ".git", "worktrees", "other");
    mkdirSync(other, { recursive: true });
    writeFileSync(path.join(other, "locked"), "initializing");
    writeFileSync(path.join(other, "gitdir"), path.join(repository, "other", ".git"));
    writeFileSync(path.join(other, "HEAD"), base.commit);
    writeFileSync(path.join(other, "commondir"), "");
    const [{ directory, remove }] = await Promise.all([
      openBaseWorktree(base, () => undefined, new AbortController().signal),
      sleep(300).then(() => {
        rmSync(other, { recursive: true });
      }),
    ]);
    assert.ok(existsSync(path.join(directory, "Pulumi.yaml")));
    await remove();
    assert.deepEqual(otherWorktrees(repository), []);
  });
});
