import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { previewStack, type StackPreview, startPreview } from "../../../preview/engine/preview-stack";
import { endIdleProcesses } from "../../../preview/engine/program-process";
import { readProject, UsageError } from "../../../preview/engine/project";
import { alone } from "../../support/background";
import { hasEnded } from "../../support/processes";
import { ANY_RESOURCE, makeFiles, makeProject, projectFile } from "../../support/projects";

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

describe("previewStack", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy
  const results = {} as Record<keyof typeof PROGRAMS, StackPreview>;
  const counts: number[] = [];

  before(() => alone(runOnMachine));

  async function runOnMachine(): Promise<void> {
    const saved = Object.keys(MACHINE).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, MACHINE);
    const runs = Object.entries(PROGRAMS).map(async ([name, program]) => {
      const onProgress = name === "honest" ? (count: number) => counts.push(count) : undefined;
      const project = readProject(makeProject(program, FILES));
      results[name as keyof typeof PROGRAMS] = await previewStack(project, "dev", onProgress);
    });
    await Promise.all(runs).finally(() => {
      for (const [name, value] of saved) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    });
  }

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
    assert.deepEqual(counts, [1, 2, 3]); // the stack itself is the first
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

/** When a program began and ended, and what Node was told for it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly settings: readonly string[];
}

/** As many programs at once, which take no processor time. */
function runAtOnce(count: number): Promise<readonly Span[]> {
  const project = readProject(
    makeProject(`
      export const from = Date.now();
      export const to = new Promise((resolve) => setTimeout(() => resolve(Date.now()), 200));
      export const settings = process.execArgv;`),
  );
  const runs = Array.from({ length: count }, async () => (await previewStack(project, "dev")).graph.outputs);
  return Promise.all(runs) as Promise<unknown> as Promise<readonly Span[]>;
}

describe("many stacks", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy
  const spans = new Map<number, readonly Span[]>();
  const ofMany = (count: number): readonly Span[] => spans.get(count) ?? assert.fail(`no ${count.toString()} programs`);
  // Other previews of the specs would be counted with these.
  before(() =>
    alone(async () => {
      for (const count of [1, cores, cores + 1]) {
        await endIdleProcesses(); // one that waits would take a program as it is
        spans.set(count, await runAtOnce(count));
      }
    }),
  );

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

  it("run as many at once as there are cores, and all of them in the end", () => {
    const programs = ofMany(cores + 1);
    const atOnce = programs.map(({ from }) => programs.filter((each) => each.from <= from && from < each.to).length);
    assert.equal(programs.length, cores + 1);
    assert.ok(Math.max(...atOnce) <= cores, `${Math.max(...atOnce).toString()} at once`);
  });

  it("collect garbage without help while they keep all cores busy, and with it where one is free", () => {
    const isAlone = ({ settings }: Span): boolean => settings.includes("--single-threaded-gc");
    assert.ok(ofMany(cores + 1).every(isAlone));
    assert.ok(ofMany(cores).every(isAlone));
    assert.deepEqual(ofMany(1).map(isAlone), [cores === 1]);
  });
});
