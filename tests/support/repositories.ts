/** Small git repositories in temporary folders. They know nothing of this machine's git settings, and of this project. */
import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./projects";

const SETTINGS = ["-c", "user.name=Spec", "-c", "user.email=spec@example.com", "-c", "commit.gpgsign=false"];

export function git(folder: string, ...args: readonly string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
  const neutral = { ...env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return execFileSync("git", [...SETTINGS, ...args], { cwd: folder, env: neutral, encoding: "utf8" });
}

/** Makes the folder a repository whose only commit, on the branch main, holds what is in it but the modules. */
export function makeRepository(folder: string): string {
  git(folder, "init", "--quiet", "--initial-branch=main", "--template=");
  writeFileSync(path.join(folder, ".gitignore"), "node_modules\n");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message=base");
  return folder;
}

/** A copy of a repository without worktrees: to make one anew takes three processes. */
export function copyRepository(repository: string): string {
  const folder = makeFolder();
  cpSync(repository, folder, { recursive: true, verbatimSymlinks: true });
  return folder;
}

/** Branches of worktrees other than the folder itself; empty where none is left. */
export function otherWorktrees(folder: string): string[] {
  const lines = git(folder, "worktree", "list", "--porcelain").split("\n");
  return lines.filter((line) => line.startsWith("worktree ")).slice(1);
}
