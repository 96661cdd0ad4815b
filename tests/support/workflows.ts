/** Workflows as data, and their shell steps run as GitHub's runner would, with stand-ins for what reaches outside. */
import assert from "node:assert/strict";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { runToEnd } from "./processes";
import { makeFiles } from "./projects";
import { root } from "./program";

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly uses?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const WORKFLOWS = path.join(root, ".github/workflows");
const ACTIONS = path.join(root, ".github/actions");

/** The name of every workflow, without its ending. */
export const WORKFLOW_NAMES = readdirSync(WORKFLOWS).map((file) => path.basename(file, ".yml"));

/** The text of a workflow's file. */
export function readWorkflowText(name: string): string {
  return readFileSync(path.join(WORKFLOWS, `${name}.yml`), "utf8");
}

export function readWorkflow(name: string): Workflow {
  return parse(readWorkflowText(name)) as Workflow;
}

/** The steps of the action that every job with a role shares. */
export function readActionSteps(name: string): readonly Step[] {
  const action = parse(readFileSync(path.join(ACTIONS, name, "action.yml"), "utf8")) as { runs: { steps: Step[] } };
  return action.runs.steps;
}

/** A step of a workflow by its name. */
export function findStep(workflow: string, job: string, name: string): Step {
  return findByName(readWorkflow(workflow).jobs[job]?.steps ?? [], name);
}

/** A step of an action by its name. */
export function findActionStep(action: string, name: string): Step {
  return findByName(readActionSteps(action), name);
}

function findByName(steps: readonly Step[], name: string): Step {
  const step = steps.find((each) => each.name === name);
  assert.ok(step, `there is no step "${name}"`);
  return step;
}

/** What a step is given. */
export interface Surroundings {
  /** The value of each expression in the step's `env`; one that is missing here fails the spec. */
  readonly expressions?: Readonly<Record<string, string>>;
  /**
   * Bash bodies of commands that reach outside; `$*` is how they were called, `$FILES` the folder of `files`. Those
   * not named here fail when they are called.
   */
  readonly commands?: Readonly<Record<string, string>>;
  /** More files of the working folder, which holds the repository's stack files and `.github`. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
}

export interface StepRun {
  readonly exitCode: number | null;
  /** Standard output and standard error, in this order. */
  readonly log: string;
  /** The calls of stand-ins: command and arguments. */
  readonly calls: readonly string[];
  /** What each call with `--input FILE` sent, in order. */
  readonly sent: readonly unknown[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The text of a file of the working folder; undefined where there is none. */
  readonly read: (file: string) => string | undefined;
}

const OUTSIDE = ["pulumi", "gh", "git", "npm"];

/** Runs a step's shell as `shell: bash` does, in a folder of its own. */
export async function runStep(
  step: Step,
  { expressions = {}, commands = {}, files = {} }: Surroundings,
): Promise<StepRun> {
  const folder = makeFiles({ outputs: "", summary: "", calls: "" });
  const work = path.join(folder, "work");
  prepareWork(work, files);
  for (const name of new Set([...OUTSIDE, ...Object.keys(commands)])) {
    writeStandIn(path.join(folder, "bin", name), commands[name] ?? 'echo "not expected"; exit 99');
  }
  const env = {
    PATH: [path.join(folder, "bin"), "/usr/bin", "/bin"].join(path.delimiter),
    HOME: folder,
    FILES: work,
    GITHUB_OUTPUT: path.join(folder, "outputs"),
    GITHUB_STEP_SUMMARY: path.join(folder, "summary"),
    RECORD: folder,
    ...evaluate(step.env ?? {}, expressions),
  };
  const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run ?? ""];
  const { exitCode, out, err } = await runToEnd("bash", args, { cwd: work, env });
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const requests = readdirSync(folder).filter((file) => file.startsWith("request-"));
  return {
    exitCode,
    log: out + err,
    calls: read("calls").split("\n").filter(Boolean),
    sent: requests.sort().map((file) => JSON.parse(read(file)) as unknown),
    outputs: Object.fromEntries(
      read("outputs")
        .split("\n")
        .filter(Boolean)
        .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
    ),
    summary: read("summary"),
    read: (file) => (existsSync(path.join(work, file)) ? readFileSync(path.join(work, file), "utf8") : undefined),
  };
}

function prepareWork(work: string, files: Readonly<Record<string, string | Buffer>>): void {
  mkdirSync(work);
  symlinkSync(path.join(root, ".github"), path.join(work, ".github"));
  for (const file of readdirSync(root).filter((each) => /^Pulumi\..+\.yaml$/.test(each))) {
    copyFileSync(path.join(root, file), path.join(work, file));
  }
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(work, file)), { recursive: true });
    writeFileSync(path.join(work, file), content);
  }
}

/** A command that notes how it was called and what it was told to send, and then does `body`. */
function writeStandIn(file: string, body: string): void {
  const record = `printf '%s\\n' "${path.basename(file)} $*" >>"$RECORD/calls"
for ((i = 1; i < $#; i++)); do
  next=$((i + 1))
  [ "\${!i}" != --input ] || cp "\${!next}" "$RECORD/request-$(wc -l <"$RECORD/calls" | tr -d ' ')"
done`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/usr/bin/env bash\n${record}\n${body}\n`);
  chmodSync(file, 0o755);
}

function evaluate(
  env: Readonly<Record<string, string>>,
  expressions: Readonly<Record<string, string>>,
): Record<string, string> {
  const evaluateOne = (text: string): string =>
    text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      const value = expressions[expression];
      assert.ok(value !== undefined, `the spec gives no value for ${expression}`);
      return value;
    });
  return Object.fromEntries(Object.entries(env).map(([name, text]) => [name, evaluateOne(text)]));
}
