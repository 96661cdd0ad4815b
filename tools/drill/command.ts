/** `npm run drill -- <stack> <scenario>`: plays a failure, on the graph or, with `--live`, on what is deployed. */
import { parseCommandLine } from "../../preview/command-line";
import { Command, CommanderError, Option } from "commander";
import type { Colors } from "picocolors/types";
import { playDrills } from "../../preview/analyses/drill/drill";
import { readObjectives } from "../../preview/analyses/drill/objectives";
import { type Drill, SCENARIO_NAMES, type ScenarioName } from "../../preview/analyses/drill/result";
import { previewStack } from "../../preview/engine/preview-stack";
import { type Project, readProject, UsageError } from "../../preview/engine/project";
import { OutsideError } from "../shared/outside-error";
import { runExperiment } from "./live";
import { renderDrills } from "./report";

export const EXIT = { ok: 0, failed: 1, wrongUsage: 2, cancelled: 130 } as const;

export interface Surroundings {
  /** Folder that holds `Pulumi.yaml`. */
  readonly directory: string;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly colors: Colors;
  /** Ends a preview, or stops the experiment that is under way. */
  readonly signal: AbortSignal;
  /** While an experiment is under way. */
  readonly secondsBetweenLooks: number;
  /** Of a call that AWS throttles. */
  readonly mostAttempts: number;
}

interface Options {
  readonly json?: true;
  readonly live?: true;
  readonly yesProd?: true;
  readonly outputs?: string;
  readonly endpoint?: string;
}

interface Request {
  readonly stack: string;
  readonly scenario: ScenarioName | "all";
  readonly options: Options;
}

/**
 * Runs the command and returns its exit code: 0 every objective met, or the experiment completed; 1 one missed, the
 * program or the experiment failed, or somebody else refused; 2 asked for wrongly; 130 ended by a signal.
 */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const request = parseArguments(args, surroundings);
    const project = readProject(surroundings.directory);
    if (request.options.live === true) return await goLive(project, request, surroundings);
    return await playOffline(project, request, surroundings);
  } catch (error) {
    return explain(error, surroundings);
  }
}

/** A mistake of the user's, or a refusal, is one line; commander has already printed its own. */
function explain(error: unknown, { complain, signal }: Surroundings): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUsage;
  if (error instanceof UsageError || error instanceof OutsideError) {
    complain(`error: ${error.message}\n`);
    return error instanceof UsageError ? EXIT.wrongUsage : EXIT.failed;
  }
  if (signal.aborted) return EXIT.cancelled;
  throw error;
}

function parseArguments(args: readonly string[], { print, complain }: Surroundings): Request {
  const command = new Command("npm run drill --")
    .description("Plays a failure on what a stack would be. With --live, on what it is.")
    .argument("<stack>", "the stack")
    .argument("<scenario>", `all, or one of ${SCENARIO_NAMES.join(", ")}`)
    .addOption(new Option("--json", "print one JSON document on standard output").conflicts("live"))
    .option("--live", "start the stack's AWS FIS experiment, and follow it and the alarms; Ctrl-C stops it")
    .option("--yes-prod", "with --live: do it to a stack of the environment prod")
    .option("--outputs <file>", "what pulumi stack output --json printed (default: ask the pulumi CLI)")
    .option("--endpoint <url>", "a server that speaks FIS's and CloudWatch's language, instead of AWS");
  parseCommandLine(command, args, { print, complain });
  const [stack = "", scenario = ""] = command.args;
  return { stack, scenario: readScenario(scenario), options: command.opts<Options>() };
}

function readScenario(name: string): ScenarioName | "all" {
  const scenario = (["all", ...SCENARIO_NAMES] as const).find((each) => each === name);
  if (scenario !== undefined) return scenario;
  throw new UsageError(`no scenario ${name}; there are all, ${SCENARIO_NAMES.join(", ")}`);
}

async function playOffline(project: Project, request: Request, surroundings: Surroundings): Promise<number> {
  const { stack, scenario, options } = request;
  const { print, complain, colors, signal } = surroundings;
  const { graph, errors, objectives } = await previewStack(project, stack, undefined, signal);
  if (errors.length > 0) {
    complain(errors.map((error) => `error: ${stack} failed: ${error}\n`).join(""));
    return EXIT.failed;
  }
  const all = playDrills(graph, readObjectives(objectives));
  const drills = all.filter((drill) => scenario === "all" || drill.scenario === scenario);
  if (drills.length === 0) throw new UsageError(`${stack} has nothing that ${scenario} could take`);
  print(
    options.json === true
      ? `${JSON.stringify({ version: 1, stack, drills }, null, 2)}\n`
      : renderDrills(stack, drills, colors),
  );
  return drills.every(isKept) ? EXIT.ok : EXIT.failed;
}

/** What is not promised is not missed. */
function isKept({ objectives }: Drill): boolean {
  return objectives.every(({ isMet }) => isMet);
}

async function goLive(project: Project, request: Request, surroundings: Surroundings): Promise<number> {
  const { stack, scenario, options } = request;
  if (scenario === "all") throw new UsageError("--live plays one scenario at a time");
  const ending = await runExperiment(project, stack, scenario, options, surroundings);
  if (ending === "completed") return EXIT.ok;
  return surroundings.signal.aborted ? EXIT.cancelled : EXIT.failed;
}
