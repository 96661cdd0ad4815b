/** `--base`, `--from` and `--allow-destructive`: with what the working tree's stacks are compared. */
import { createRequire } from "node:module";
import type { ResourceGraph } from "../policy/resource-graph";
import { countUnchanged, readEngineChanges } from "./analyses/comparison/engine-steps";
import type { StackChanges } from "./analyses/comparison/result";
import { compareStacks, findNeedless } from "./analyses/comparison/stacks";
import { type BasePreviews, previewBase } from "./base";
import { type Base, resolveBase } from "./engine/base-worktree";
import type * as PreviewFile from "./engine/preview-file";
import type { StackPreview } from "./engine/preview-stack";
import { UsageError } from "./engine/project";

export interface ComparisonOptions {
  /** A git ref. */
  readonly base?: string;
  /** Files that `pulumi preview --json` wrote, one a stack. */
  readonly from?: readonly string[];
  /** Logical names of stateful resources that may be replaced or deleted. */
  readonly allowDestructive?: readonly string[];
}

/** What was compared, for the report. */
export interface Comparison {
  /** Undefined: nothing was asked for. */
  readonly changes: readonly StackChanges[] | undefined;
  /** The base's graphs, as far as there are any, by stack. */
  readonly before: ReadonlyMap<string, ResourceGraph>;
  /** What the command line holds in vain. */
  readonly warnings: readonly string[];
}

export const NO_COMPARISON: Comparison = { changes: undefined, before: new Map(), warnings: [] };

interface Listener {
  readonly complain: (text: string) => void;
  readonly signal: AbortSignal;
}

/** A comparison whose command line is understood, and that has not run anything yet. */
export class PlannedComparison {
  private constructor(
    private readonly base: Base | undefined,
    private readonly engineChanges: readonly StackChanges[],
    private readonly allowed: readonly string[],
  ) {}

  /** Refuses a base and files that cannot be compared with. */
  static async plan(directory: string, options: ComparisonOptions): Promise<PlannedComparison> {
    const { base, from = [], allowDestructive: allowed = [] } = options;
    if (allowed.length > 0 && base === undefined && from.length === 0) {
      throw new UsageError("--allow-destructive needs --base or --from: without them nothing is destroyed");
    }
    const engineChanges = from.map((file) => {
      return readEngineChanges(file, loadPreviewFile().readPreviewFile(directory, file), allowed);
    });
    const stacks = engineChanges.map(({ stack }) => stack);
    const twice = stacks.find((stack, index) => stacks.indexOf(stack) !== index);
    if (twice !== undefined) throw new UsageError(`--from: two of the files are previews of the stack ${twice}`);
    const resolved = base === undefined ? undefined : await resolveBase(directory, base);
    return new PlannedComparison(resolved, engineChanges, allowed);
  }

  /** Stacks that the base has a file for. */
  get stacks(): readonly string[] {
    return this.base?.stacks ?? [];
  }

  /** Refuses a preview of a stack that is not shown. */
  checkStacks(stacks: readonly string[]): void {
    const foreign = this.engineChanges.find(({ stack }) => !stacks.includes(stack));
    if (foreign === undefined) return;
    throw new UsageError(
      `--from ${foreign.base}: a preview of the stack ${foreign.stack}, which is not previewed here`,
    );
  }

  /** Runs the base's programs; undefined without a base. */
  async run(stacks: readonly string[], { complain, signal }: Listener): Promise<BasePreviews | undefined> {
    return this.base === undefined ? undefined : previewBase(this.base, stacks, complain, signal);
  }

  /** The engine's steps where there are any, and otherwise the estimate. */
  compare(previews: readonly StackPreview[], base: BasePreviews | undefined): Comparison {
    if (base === undefined && this.engineChanges.length === 0) return NO_COMPARISON;
    const before = base?.previews ?? new Map<string, never>();
    const after = new Map(previews.map((preview) => [preview.graph.stack, preview]));
    const estimated = base === undefined ? [] : compareStacks({ base: base.ref, before, after, allowed: this.allowed });
    const kept = estimated.filter(({ stack }) => !this.engineChanges.some((each) => each.stack === stack));
    const order = [...after.keys(), ...before.keys()];
    const planned = this.engineChanges.map((each) => {
      const preview = after.get(each.stack);
      return preview?.errors.length === 0 ? countUnchanged(each, preview.graph) : each;
    });
    const changes = [...kept, ...planned].sort((one, other) => order.indexOf(one.stack) - order.indexOf(other.stack));
    return {
      changes,
      before: new Map([...before].flatMap(([stack, side]) => ("graph" in side ? [[stack, side.graph] as const] : []))),
      warnings: findNeedless(changes, this.allowed).map(
        (name) => `--allow-destructive ${name}: nothing that holds data and is called so would be destroyed`,
      ),
    };
  }
}

/** It brings the schema library, which nobody else waits for. */
function loadPreviewFile(): typeof PreviewFile {
  return createRequire(__filename)("./engine/preview-file") as typeof PreviewFile;
}
