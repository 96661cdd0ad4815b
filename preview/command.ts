/** `npm run preview -- <stack>... [--json]`: previews stacks in parallel and reports. */
import { Command, CommanderError } from "commander";
import type { Colors } from "picocolors/types";
import { isMandatory, judgeStack } from "./analyses/rules";
import { previewStack } from "./engine/preview-stack";
import { type Project, readProject, readStackConfiguration, UsageError } from "./engine/project";
import { Progress } from "./progress";
import { toDocument } from "./report/json";
import { type JudgedPreview, renderErrors, renderReport, renderVerdicts } from "./report/terminal";

export const EXIT = { ok: 0, failed: 1, wrongUsage: 2, cancelled: 130 } as const;

export interface Surroundings {
  /** Folder that holds `Pulumi.yaml`. */
  readonly directory: string;
  /** Standard output: the report, or one JSON document and nothing else. */
  readonly print: (text: string) => void;
  /** Standard error: progress, errors, and what the programs print. */
  readonly complain: (text: string) => void;
  /** Whether standard error is a terminal, where progress may rewrite its line. */
  readonly isInteractive: boolean;
  readonly colors: Colors;
  /** Ends the programs. */
  readonly signal: AbortSignal;
}

interface Request {
  readonly stacks: readonly string[];
  readonly json: boolean;
}

/** Runs the command and returns its exit code. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const { stacks, json } = parseArguments(args, surroundings);
    const project = readProject(surroundings.directory);
    const previews = await previewStacks(project, chooseStacks(project, stacks), surroundings);
    if (json) surroundings.print(`${JSON.stringify(toDocument(project.name, previews), null, 2)}\n`);
    report(previews, json, surroundings);
    return previews.some(hasFailed) ? EXIT.failed : EXIT.ok;
  } catch (error) {
    return explain(error, surroundings);
  }
}

function parseArguments(args: readonly string[], { print, complain }: Surroundings): Request {
  const command = new Command("npm run preview --")
    .description("Runs the program offline and shows what each stack would create.")
    .argument("[stack...]", "stacks to preview (default: every stack that has a file)")
    .option("--json", "print one JSON document on standard output", false)
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: complain,
      outputError: (text, write) => {
        write(`${text.trim().replace(/\n/g, " ")}\n`);
      },
    })
    .parse(args, { from: "user" });
  return { stacks: command.args, json: command.opts<{ json: boolean }>().json };
}

/** Every name is checked before anything runs. */
function chooseStacks(project: Project, named: readonly string[]): string[] {
  const stacks = [...new Set(named.length > 0 ? named : project.stacks)];
  if (stacks.length === 0) throw new UsageError("no stack has a file Pulumi.<stack>.yaml");
  for (const stack of stacks) readStackConfiguration(project, stack);
  return stacks;
}

async function previewStacks(
  project: Project,
  stacks: readonly string[],
  { complain, isInteractive, signal }: Surroundings,
): Promise<JudgedPreview[]> {
  const progress = new Progress(stacks, isInteractive ? complain : undefined);
  const runs = stacks.map(async (stack) => {
    const show = (count: number): void => {
      progress.show(stack, count);
    };
    const preview = await previewStack(project, stack, show, signal);
    const { graph, environment, errors } = preview;
    const isJudged = errors.length === 0 && environment !== undefined;
    return { ...preview, judgement: isJudged ? judgeStack(graph, environment) : undefined };
  });
  return Promise.all(runs).finally(() => {
    progress.clear();
  });
}

/** A program that failed, or a stack that breaks a mandatory rule. */
function hasFailed({ errors, judgement }: JudgedPreview): boolean {
  return errors.length > 0 || (judgement?.violations.some(isMandatory) ?? false);
}

/** The verdicts come last, where a terminal leaves the eye. */
function report(previews: readonly JudgedPreview[], json: boolean, { print, complain, colors }: Surroundings): void {
  for (const { graph, programOutput } of previews) {
    if (programOutput !== "") complain(programOutput.replace(/^/gm, `${graph.stack} | `) + "\n");
  }
  const text = json ? "" : renderReport(previews, colors);
  print(text);
  complain(renderErrors(previews, colors));
  if (!json) print(`${text === "" ? "" : "\n"}${renderVerdicts(previews, colors)}`);
}

/** A mistake of the user's is one line; commander has already printed its own. */
function explain(error: unknown, { complain, signal }: Surroundings): number {
  if (signal.aborted) return EXIT.cancelled;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUsage;
  if (!(error instanceof UsageError)) throw error;
  complain(`error: ${error.message}\n`);
  return EXIT.wrongUsage;
}
