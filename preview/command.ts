/** `npm run preview -- <stack>... [--json]`: previews stacks in parallel and reports. */
import { collect, parseCommandLine } from "./command-line";
import { createRequire } from "node:module";
import { Command, CommanderError, Option } from "commander";
import type { UsageProfile } from "./analyses/cost/usage";
import { type ComparisonOptions, PlannedComparison } from "./comparing";
import type * as Conclusion from "./conclude";
import { type RunningPreview, type StackPreview, startPreview } from "./engine/preview-stack";
import { type Project, readProject, readStackConfiguration, UsageError } from "./engine/project";
import { choosePageFile } from "./page-file";
import { Progress } from "./progress";
import type { JudgedPreview } from "./report/terminal";
import type * as SideBySide from "./side-by-side";
import { chooseUsage } from "./usage";
import { chooseViewers } from "./viewers";

export const EXIT = { ok: 0, failed: 1, wrongUsage: 2, cancelled: 130 } as const;

export interface Surroundings extends Conclusion.Reader {
  /** Folder that holds `Pulumi.yaml`. */
  readonly directory: string;
  /** Whether standard error is a terminal, where progress may rewrite its line. */
  readonly isInteractive: boolean;
  /** Ends the programs. */
  readonly signal: AbortSignal;
}

interface Request {
  readonly stacks: readonly string[];
  readonly output: Conclusion.Output;
  /** Profile that costs are estimated with; undefined: the default one. */
  readonly usage: UsageProfile | undefined;
  readonly comparison: ComparisonOptions;
  /** Shows the stacks' settings side by side, and nothing else. */
  readonly isSideBySide: boolean;
}

interface Options extends ComparisonOptions {
  readonly json?: true;
  readonly markdown?: true;
  readonly html?: string;
  readonly usage?: string;
  readonly viewers?: string;
  readonly compare?: readonly string[];
}

/** Runs the command and returns its exit code. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const request = parseArguments(args, surroundings);
    const { output, usage } = request;
    const project = readProject(surroundings.directory);
    const plan = await PlannedComparison.plan(project.directory, request.comparison);
    const stacks = chooseStacks(project, request.stacks, plan);
    const running = previewStacks(project, ofProject(project, stacks), request, surroundings);
    const [previews, base] = await bothSettled(running, plan.run(stacks, surroundings));
    if (request.isSideBySide) {
      return loadSideBySide().showSideBySide(project.directory, previews, surroundings) ? EXIT.ok : EXIT.failed;
    }
    const comparison = plan.compare(previews, base);
    const { conclude } = loadConclusion();
    // One stack alone is no overview, and neither is one that somebody asked for by name, or a load.
    const isOverview = request.stacks.length === 0 && previews.length > 1 && output.viewers === undefined;
    const shown = { ...output, isOverview };
    return conclude(project.name, previews, shown, surroundings, usage, comparison) ? EXIT.ok : EXIT.failed;
  } catch (error) {
    return explain(error, surroundings);
  }
}

function parseArguments(args: readonly string[], { print, complain, directory }: Surroundings): Request {
  const command = new Command("npm run preview --")
    .description(
      "Runs the program offline and shows what each stack would create: all at a glance, named ones in detail.",
    )
    .argument("[stack...]", "stacks to preview (default: every stack that has a file)")
    .addOption(new Option("--json", "print one JSON document on standard output").conflicts("markdown"))
    .option("--markdown", "print a comment for a pull request on standard output")
    .option("--html <file>", "also write the report as one self-contained page")
    .option("--usage <profile|file>", "what costs assume: small, medium (default), large, or a file of amounts")
    .option("--viewers <number>", "what so many concurrent viewers in 4K cost, and what breaks first")
    .addOption(
      new Option(
        "--compare <stack...>",
        "show stacks side by side, and why their policies differ; nothing else",
      ).conflicts(["json", "markdown", "html", "usage", "viewers", "base", "from", "allowDestructive"]),
    )
    .option("--base <git ref>", "compare every stack with what it is at a branch, tag or commit")
    .option("--from <file>", "take the changes of a stack from what pulumi preview --json printed", collect)
    .option("--allow-destructive <name>", "accept that a resource with data is replaced or deleted", collect);
  parseCommandLine(command, args, { print, complain });
  const { json, markdown, html, usage, viewers, compare, ...comparison } = command.opts<Options>();
  if (compare?.length === 1) throw new UsageError("--compare needs two stacks or more");
  const format = json === true ? "json" : markdown === true ? "markdown" : "terminal";
  const pageFile = html === undefined ? undefined : choosePageFile(html, directory);
  return {
    stacks: [...(compare ?? []), ...command.args],
    output: { format, pageFile, viewers: chooseViewers(viewers) },
    usage: usage === undefined ? undefined : chooseUsage(usage, directory),
    comparison,
    isSideBySide: compare !== undefined,
  };
}

/** Every name is checked before anything runs. A stack that only the base has is a stack too: one that is gone. */
function chooseStacks(project: Project, named: readonly string[], plan: PlannedComparison): string[] {
  const stacks = [...new Set(named.length > 0 ? named : [...project.stacks, ...plan.stacks])];
  if (stacks.length === 0) throw new UsageError("no stack has a file Pulumi.<stack>.yaml");
  for (const stack of stacks) {
    if (project.stacks.includes(stack) || !plan.stacks.includes(stack)) readStackConfiguration(project, stack);
  }
  plan.checkStacks(ofProject(project, stacks));
  return stacks;
}

function ofProject(project: Project, stacks: readonly string[]): string[] {
  return stacks.filter((stack) => project.stacks.includes(stack));
}

/** Both sides come to their end, so that the base's worktree is gone when the command is. */
async function bothSettled<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** Each stack is judged as soon as its program has ended, while others still run; side by side, none is. */
async function previewStacks(
  project: Project,
  stacks: readonly string[],
  { usage, output, isSideBySide }: Request,
  { complain, isInteractive, signal }: Surroundings,
): Promise<JudgedPreview[]> {
  const progress = new Progress(stacks, isInteractive ? complain : undefined);
  const start = (stack: string): Promise<RunningPreview> => {
    const show = (count: number): void => {
      progress.show(stack, count);
    };
    return startPreview(project, stack, show, signal);
  };
  try {
    const running = await Promise.all(stacks.map(start));
    if (isSideBySide) return await Promise.all(running.map(async ({ result }) => withoutJudgement(await result)));
    const conclusion = loadConclusion();
    if (running.some(({ environment }) => environment !== undefined)) conclusion.loadJudgement();
    return await Promise.all(running.map(async ({ result }) => conclusion.judge(await result, usage, output.viewers)));
  } finally {
    progress.clear();
  }
}

function withoutJudgement(preview: StackPreview): JudgedPreview {
  return { ...preview, judgement: undefined };
}

/** The rules and the report take as long to load as a program to start, so they are loaded while the programs run. */
function loadConclusion(): typeof Conclusion {
  return createRequire(__filename)("./conclude") as typeof Conclusion;
}

/** It brings the TypeScript parser, which nobody else waits for. */
function loadSideBySide(): typeof SideBySide {
  return createRequire(__filename)("./side-by-side") as typeof SideBySide;
}

/** A mistake of the user's is one line; commander has already printed its own. */
function explain(error: unknown, { complain, signal }: Surroundings): number {
  if (signal.aborted) return EXIT.cancelled;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUsage;
  if (!(error instanceof UsageError)) throw error;
  complain(`error: ${error.message}\n`);
  return EXIT.wrongUsage;
}
