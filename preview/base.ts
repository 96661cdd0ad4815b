/** The base's side of a comparison: the program of another commit, run for each of its stacks. */
import { type Base, openBaseWorktree } from "./engine/base-worktree";
import { type StackPreview, startPreview } from "./engine/preview-stack";
import { readProject, UsageError } from "./engine/project";

export interface BasePreviews {
  /** How the base is called. */
  readonly ref: string;
  /** One for each stack that was asked for and has a file at the base. */
  readonly previews: ReadonlyMap<string, BasePreview>;
}

/** The stack at the base, or why it cannot be had. */
export type BasePreview = StackPreview | { readonly errors: readonly [string, ...string[]] };

/** Runs the base's program beside the working tree's. Rejects only when it is aborted. */
export async function previewBase(
  base: Base,
  stacks: readonly string[],
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<BasePreviews> {
  const asked = base.stacks.filter((stack) => stacks.includes(stack));
  let folder = base.ref;
  const fail = (error: unknown): BasePreview => {
    if (signal.aborted || !(error instanceof UsageError)) throw error;
    return { errors: [error.message.replaceAll(folder, "its folder")] };
  };
  if (asked.length === 0) return { ref: base.ref, previews: new Map() };
  try {
    const worktree = await openBaseWorktree(base, say, signal);
    folder = worktree.directory;
    try {
      const project = readProject(folder);
      const run = async (stack: string): Promise<BasePreview> => {
        const { result } = await startPreview(project, stack, undefined, signal);
        return result;
      };
      const previews = await Promise.all(asked.map(async (stack) => [stack, await run(stack).catch(fail)] as const));
      return { ref: base.ref, previews: new Map(previews) };
    } finally {
      await worktree.remove();
    }
  } catch (error) {
    const failure = fail(error);
    return { ref: base.ref, previews: new Map(asked.map((stack) => [stack, failure])) };
  }
}
