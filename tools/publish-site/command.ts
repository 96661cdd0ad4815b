/** `npm run publish-site -- <stack> <folder>`: makes the stack's site what the folder holds. */
import { collect, parseCommandLine } from "../../preview/command-line";
import path from "node:path";
import { Command, CommanderError } from "commander";
import { readProject, UsageError } from "../../preview/engine/project";
import { readFolder } from "./folder";
import { makePlan } from "./plan";
import { publish } from "./publish";
import { OutsideError } from "../shared/outside-error";
import { renderPlan } from "./report";
import { Site } from "./site";
import { findTarget } from "./target";

export const EXIT = { ok: 0, failed: 1, wrongUsage: 2 } as const;

export interface Surroundings {
  /** Folder that holds `Pulumi.yaml`. */
  readonly directory: string;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

interface Options {
  readonly apply?: true;
  readonly delete?: true;
  readonly outputs?: string;
  readonly immutable?: readonly string[];
  readonly invalidateAll?: true;
  readonly endpoint?: string;
}

/** Runs the command and returns its exit code: 0 done or shown, 1 refused by somebody else, 2 asked for wrongly. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await run(args, surroundings);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUsage;
    if (!(error instanceof UsageError) && !(error instanceof OutsideError)) throw error;
    surroundings.complain(`error: ${error.message}\n`);
    return error instanceof UsageError ? EXIT.wrongUsage : EXIT.failed;
  }
}

async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stack, folder, options } = parseArguments(args, surroundings);
  const { directory, print, complain } = surroundings;
  const project = readProject(directory);
  const files = readFolder(path.resolve(directory, folder), options.immutable ?? []);
  const target = await findTarget(project, stack, options.outputs);
  const site = new Site(target, options.endpoint);
  const objects = await site.list(new Set(files.map(({ key }) => key)));
  const plan = makePlan(files, objects, { deletesSurplus: options.delete === true });
  const how = { invalidatesAll: options.invalidateAll === true };
  print(renderPlan(plan, target, how));
  if (options.apply !== true) {
    print("Nothing was changed; --apply does it.\n");
    return EXIT.ok;
  }
  const isComplete = await publish(plan, site, how, {
    onDone: (what) => {
      print(`${what}\n`);
    },
    onFailure: ({ message }) => {
      complain(`error: ${message}\n`);
    },
  });
  if (isComplete) return EXIT.ok;
  complain("error: not everything was published; run it again, and with --invalidate-all if invalidating failed\n");
  return EXIT.failed;
}

function parseArguments(
  args: readonly string[],
  { print, complain }: Surroundings,
): { readonly stack: string; readonly folder: string; readonly options: Options } {
  const command = new Command("npm run publish-site --")
    .description("Makes a stack's site what a folder holds. Without --apply it only shows what it would do.")
    .argument("<stack>", "the stack whose site it is")
    .argument("<folder>", "the built site, with an index.html")
    .option("--apply", "do it")
    .option("--delete", "also delete what the folder does not have")
    .option("--outputs <file>", "what pulumi stack output --json printed (default: ask the pulumi CLI)")
    .option("--immutable <folder>", "a folder of the site whose files never change under the same name", collect)
    .option("--invalidate-all", "take everything out of the CDN's caches, changed or not")
    .option("--endpoint <url>", "a server that speaks S3's and CloudFront's language, instead of AWS");
  parseCommandLine(command, args, { print, complain });
  const [stack = "", folder = ""] = command.args;
  return { stack, folder, options: command.opts<Options>() };
}
