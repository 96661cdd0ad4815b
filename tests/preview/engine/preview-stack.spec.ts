import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { previewStack, startPreview } from "../../../preview/engine/preview-stack";
import { readProject, UsageError } from "../../../preview/engine/project";
import { inBackground } from "../../support/background";
import { hasEnded } from "../../support/processes";
import { ANY_RESOURCE, makeFiles, makeProject, projectFile } from "../../support/projects";
import { SideProcess } from "../../support/side-process";

/** What a machine may hold and no program may see. */
const MACHINE: Readonly<Record<string, string>> = {
  AWS_PROFILE: "production",
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "hunter2",
  AWS_SESSION_TOKEN: "hunter2",
  AWS_REGION: "us-east-1",
  AWS_CONFIG_FILE: "/home/me/.aws/config",
  AWS_SHARED_CREDENTIALS_FILE: "/home/me/.aws/credentials",
  PULUMI_ACCESS_TOKEN: "pul-hunter2",
  PULUMI_CONFIG_PASSPHRASE: "hunter2",
  GITHUB_TOKEN: "ghp_hunter2",
  NODE_OPTIONS: "--no-warnings",
  HOME: "/home/me",
};

const PROGRAMS = {
  honest: `${ANY_RESOURCE}
    export const environment = process.env;
    export const title = process.title;
    export const trace = new Error().stack;
    const config = new pulumi.Config();
    export const text = config.require("text");
    export const password = config.requireObject("database");
    new Any("aws:sns/topic:Topic", "one");
    new Any("aws:sns/topic:Topic", "two");
    console.log("to standard output");
    console.error("to standard error");
    void pulumi.log.warn("careful");`,
  refused: `import * as pulumi from "@pulumi/pulumi"; throw new pulumi.RunError("2 problems:\\n  - a\\n  - b");`,
  broken: `function deep(value: any) { return value.no.such; }\ndeep({});`,
  brokenLater: `import * as pulumi from "@pulumi/pulumi";
export const x = pulumi.output(1).apply(() => { throw new Error("too late"); });`,
  logged: `import * as pulumi from "@pulumi/pulumi"; void pulumi.log.error("this will not do");`,
  syntax: "const a = ;",
  ended: `console.log("giving up"); process.exit(3);`,
  killed: `process.kill(process.pid, "SIGKILL");`,
} as const;

const FILES = {
  ...projectFile("sample-program"),
  "Pulumi.dev.yaml": "config: { text: plain, database: { password: { secure: v1:abc } } }\n",
};

/** They run on a machine that holds all that, in a process of their own. */
const machine = new SideProcess({ ...process.env, ...MACHINE });

async function runPrograms() {
  const runs = Object.entries(PROGRAMS).map(async ([name, program]) => {
    const directory = makeProject(program, FILES);
    return [name, await machine.do("previewStack", { directory, stack: "dev" })] as const;
  });
  type Run = Awaited<(typeof runs)[number]>[1];
  return Object.fromEntries(await Promise.all(runs)) as Record<keyof typeof PROGRAMS, Run>;
}

const ran = inBackground(runPrograms);

describe("previewStack", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy
  let results: Awaited<ReturnType<typeof runPrograms>>;
  before(async () => {
    results = await ran();
  });

  it("lets no setting, profile or token of the machine reach the program", () => {
    const { environment } = results.honest.graph.outputs as { environment: Record<string, string> };
    // Node itself hands NODE_V8_COVERAGE on while coverage is measured.
    const foreign = Object.keys(environment).filter(
      (name) => !/^(PATH|PULUMI_(CONFIG|NODEJS)\w*|NODE_V8_COVERAGE)$/.test(name),
    );
    assert.deepEqual(foreign, []);
    assert.equal("PULUMI_CONFIG_PASSPHRASE" in environment, false);
    assert.doesNotMatch(JSON.stringify(environment), /hunter2|AKIA|us-east-1|\/home\/me/);
  });

  it("hands over the stack's configuration, secrets as placeholders", () => {
    const { text, password } = results.honest.graph.outputs;
    assert.equal(text, "plain");
    assert.deepEqual(password, { password: "[secret]" });
  });

  it("gives Node the arguments that the project asks for", () => {
    assert.equal(results.honest.graph.outputs["title"], "sample-program");
  });

  it("prepares the process for the runtime's stack traces", () => {
    assert.equal(results.honest.graph.outputs["trace"], "Error");
  });

  it("keeps what the program prints and logs apart", () => {
    const { programOutput, messages, errors } = results.honest;
    assert.deepEqual(programOutput.split("\n").sort(), ["to standard error", "to standard output"]);
    assert.deepEqual(
      messages.map(({ severity, text }) => `${severity}: ${text}`),
      ["warning: careful"],
    );
    assert.deepEqual(errors, []);
  });

  it("reports every resource as it comes", () => {
    assert.deepEqual(results.honest.counts, [1, 2, 3]); // the stack itself is the first
  });

  it("shows a configuration error as its message alone", () => {
    assert.deepEqual(results.refused.errors, ["2 problems:\n  - a\n  - b"]);
  });

  it("shows a bug with the program's own frames and no others", () => {
    const [error = ""] = results.broken.errors;
    assert.match(error, /^TypeError: Cannot read properties of undefined \(reading 'such'\)\n/);
    assert.match(error, /\n {4}at deep \(index\.ts:1:\d+\)\n {4}at Object\.<anonymous> \(index\.ts:2:\d+\)$/);
    assert.equal(results.broken.errors.length, 1);
  });

  it("shows a bug inside an apply the same way", () => {
    const [error = ""] = results.brokenLater.errors;
    assert.match(error, /^Error: too late\n {4}at .*index\.ts:2:\d+\)?$/);
  });

  it("fails a program that logs an error, even when it ends well", () => {
    assert.deepEqual(results.logged.errors, ["this will not do"]);
  });

  it("points to a syntax error", () => {
    const [error = ""] = results.syntax.errors;
    assert.match(error, /^SyntaxError: Expression expected\n.*\[index\.ts:1:1\]\n 1 \| const a = ;\n +: +\^\n +`----$/);
    assert.doesNotMatch(error, /node_modules/);
  });

  it("says how a program ended that says nothing itself", () => {
    assert.deepEqual(results.ended.errors, ["the program ended with exit code 3:\ngiving up"]);
    assert.deepEqual(results.killed.errors, ["the program ended with SIGKILL"]);
  });

  it("refuses a stack without a file and a project without packages", async () => {
    const isUsageError = (message: string) => (error: unknown) =>
      error instanceof UsageError && error.message === message;
    const project = readProject(makeProject(PROGRAMS.ended));
    await assert.rejects(
      previewStack(project, "test"),
      isUsageError("no stack file Pulumi.test.yaml; there is one for dev"),
    );
    const bare = readProject(makeFiles({ "Pulumi.yaml": "name: a\nruntime: nodejs\n", "Pulumi.dev.yaml": "" }));
    await assert.rejects(
      previewStack(bare, "dev"),
      isUsageError(`@pulumi/pulumi is not installed in ${bare.directory}; run npm ci there`),
    );
  });

  it("ends the program when it is aborted", async () => {
    const folder = makeProject(`
      require("node:fs").writeFileSync("pid", String(process.pid));
      setInterval(() => undefined, 1000);`);
    const abort = new AbortController();
    const run = previewStack(readProject(folder), "dev", undefined, abort.signal);
    const file = path.join(folder, "pid");
    while (!existsSync(file) || readFileSync(file, "utf8") === "") await sleep(20);
    abort.abort();
    await assert.rejects(run, { name: "AbortError" });
    const pid = Number(readFileSync(file, "utf8"));
    assert.ok(await hasEnded(pid));
  });
});

const cores = availableParallelism();

/** What one of several programs says of where it ran. */
interface Place {
  readonly process: number;
  /** For Node. */
  readonly settings: readonly string[];
}

const TELL_PLACE = `
  export const process = globalThis.process.pid;
  export const settings = globalThis.process.execArgv;`;

/** Of one, of one for each core, and of one more; other previews would be counted with them. */
const places = inBackground(async () => {
  const side = new SideProcess();
  const directory = makeProject(TELL_PLACE);
  const runs: (readonly Place[])[] = [];
  for (const times of [1, cores, cores + 1]) {
    const previews = await side.do("previewAtOnce", { directory, stack: "dev", times });
    runs.push(previews.map(({ graph }) => graph.outputs as unknown as Place));
  }
  return runs as [one: readonly Place[], asCores: readonly Place[], more: readonly Place[]];
});

describe("many stacks", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy

  it("under one signal are no leak that Node warns of, however many cores run them", async () => {
    const project = readProject(makeProject("setInterval(() => undefined, 1000);"));
    const warnings: Error[] = [];
    const keep = (warning: Error): number => warnings.push(warning);
    process.on("warning", keep);
    const abort = new AbortController();
    const { result } = await startPreview(project, "dev", undefined, abort.signal);
    for (let core = 0; core < 12; core++) abort.signal.addEventListener("abort", () => undefined);
    abort.abort();
    await assert.rejects(result, { name: "AbortError" });
    await sleep(0); // a warning comes a tick later
    process.off("warning", keep);
    assert.deepEqual(warnings, []);
  });

  it("run as many at once as there are cores, and all of them in the end", async () => {
    const [, , more] = await places();
    assert.equal(more.length, cores + 1);
    assert.equal(new Set(more.map(({ process }) => process)).size, cores); // the last one follows another
  });

  it("collect garbage without help while they keep all cores busy, and with it where one is free", async () => {
    const [one, asCores, more] = await places();
    const isAlone = ({ settings }: Place): boolean => settings.includes("--single-threaded-gc");
    assert.ok(more.every(isAlone));
    assert.ok(asCores.every(isAlone));
    assert.deepEqual(one.map(isAlone), [cores === 1]);
  });
});
