/**
 * The project as it is at another commit: a temporary git worktree with modules of its own lockfile, so that the program
 * of that commit runs beside the one in the working tree. Nothing in the repository changes, and nothing is left.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { stackOfFile, UsageError } from "./project";

const run = promisify(execFile);

/** A commit to compare with. */
export interface Base {
  /** A branch, a tag or a commit, as it was asked for. */
  readonly ref: string;
  readonly commit: string;
  /** The project's folder in the working tree. */
  readonly directory: string;
  /** That folder relative to the repository's; empty where it is the same. */
  readonly prefix: string;
  /** Names of the stacks that have a file at that commit. */
  readonly stacks: readonly string[];
}

export interface BaseWorktree {
  /** Where the project stands in the worktree; it may hold none at that commit. */
  readonly directory: string;
  readonly remove: () => Promise<void>;
}

/** Finds the commit, without a worktree yet. Refuses a folder outside a repository and a ref that is no commit. */
export async function resolveBase(directory: string, ref: string): Promise<Base> {
  const prefix = await findProject(directory);
  const commit = await findCommit(directory, ref);
  const files = await git(directory, ["ls-tree", "--full-tree", "--name-only", "-z", `${commit}:${prefix}`]).catch(
    () => "",
  );
  const stacks = files
    .split("\0")
    .map(stackOfFile)
    .filter((name) => name !== undefined)
    .sort();
  return { ref, commit, directory, prefix, stacks };
}

/** Makes the worktree; `say` is told what takes long. Removes what it made when it fails. */
export async function openBaseWorktree(
  base: Base,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<BaseWorktree> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "preview-base-")));
  const worktree = path.join(folder, "tree");
  const remove = (): Promise<void> => removeWorktree(base.directory, folder, worktree);
  try {
    await addWorktree(base, worktree, signal);
    const directory = path.join(worktree, base.prefix);
    if (existsSync(path.join(directory, "package.json"))) await provideModules(base, directory, say, signal);
    return { directory, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The project's folder relative to its repository's. */
async function findProject(directory: string): Promise<string> {
  try {
    return (await git(directory, ["rev-parse", "--show-prefix"])).trim();
  } catch (error) {
    if (isMissing(error)) throw new UsageError("--base needs git, which is not installed");
    throw new UsageError(`--base needs a git repository, and ${directory} is in none`);
  }
}

async function findCommit(directory: string, ref: string): Promise<string> {
  try {
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    return (await git(directory, args)).trim();
  } catch {
    throw new UsageError(`--base ${ref}: git knows no such commit; in a shallow clone, fetch it first`);
  }
}

/**
 * Tries again: git reads what it has noted of every worktree, and fails where another command, a second comparison say,
 * is just writing or removing its own.
 */
async function addWorktree(base: Base, worktree: string, signal: AbortSignal, attempts = 10): Promise<void> {
  // A hook of the repository has no business here.
  const args = ["-c", "core.hooksPath=/dev/null", "worktree", "add", "--detach", worktree, base.commit];
  try {
    await git(base.directory, args, signal);
  } catch (error) {
    if (signal.aborted || attempts === 1) throw error;
    await sleep(100, undefined, { signal });
    await addWorktree(base, worktree, signal, attempts - 1);
  }
}

/** The working tree's modules where they are the right ones, and otherwise those of the base's own lockfile. */
async function provideModules(
  { ref, directory }: Base,
  target: string,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (lockfileOf(target) === lockfileOf(directory)) {
    const modules = path.join(directory, "node_modules");
    if (existsSync(modules)) symlinkSync(modules, path.join(target, "node_modules"));
    return;
  }
  say(`${ref} has another package-lock.json: installing its modules, which takes a while\n`);
  try {
    // Its reason is wanted also where npm is told to be silent, by `npm run --silent` say.
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await run("npm", args, { cwd: target, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new UsageError(`npm ci of its package-lock.json failed: ${reasonOf(error)}`);
  }
}

function lockfileOf(directory: string): string | undefined {
  const file = path.join(directory, "package-lock.json");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Never stopped by the signal that ends everything else: it is what cleans up after it. */
async function removeWorktree(directory: string, folder: string, worktree: string): Promise<void> {
  await git(directory, ["worktree", "remove", "--force", "--force", worktree]).catch(() => undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  await git(directory, ["worktree", "prune"]);
}

/** Settings that git's own hooks hand on would send it to another repository. */
async function git(directory: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
  const { stdout } = await run("git", args, { cwd: directory, env, ...(signal !== undefined && { signal }) });
  return stdout;
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}

/** Of what npm says, the line that names the reason. */
function reasonOf(error: unknown): string {
  const { stderr = "" } = error as { stderr?: string };
  const lines = stderr.split("\n").filter((line) => /^npm (error|ERR!) \S/.test(line));
  return lines.find((line) => !line.includes(" code ")) ?? String(error);
}
