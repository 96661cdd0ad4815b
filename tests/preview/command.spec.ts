import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createColors } from "picocolors";
import { runCommand } from "../../preview/command";
import type { ReportDocument } from "../../preview/report/json";
import { inBackground } from "../support/background";
import { type Outcome, runPreview } from "../support/command";
import { ANY_RESOURCE, makeFolder, makeProject } from "../support/projects";

/** Two stacks that work, and one whose configuration the program refuses. */
const PROGRAM = `${ANY_RESOURCE}
const size = new pulumi.Config().requireNumber("size");
console.log("not JSON");
void pulumi.log.warn("careful");
if (size > 2) throw new pulumi.RunError("size is " + size + "; allowed: 1 to 2");
const group = new Group("shop:orders:Orders", "orders");
for (let index = 0; index < size; index++) new Any("aws:sns/topic:Topic", "topic-" + index, {}, { parent: group });
export const count = size;
`;

const STACKS = Object.fromEntries(
  Object.entries({ dev: 1, prod: 2, wrong: 3 }).map(([stack, size]) => [
    `Pulumi.${stack}.yaml`,
    `config: { size: ${size.toString()} }\n`,
  ]),
);

const RULE_BREAKER = `${ANY_RESOURCE}
new Any("aws:rds/instance:Instance", "orders", { publiclyAccessible: true });
`;

describe("the preview of a stack with a budget", () => {
  const project = makeProject(
    `${ANY_RESOURCE}\nnew Any("aws:ec2/eip:Eip", "door", { region: "us-east-1" });`, // 3.65 USD a month
    {
      "Pulumi.dev.yaml": "config: { budget: { monthlyUsd: 3 } }\n",
      "Pulumi.prod.yaml": "config: { budget: { monthlyUsd: 4 } }\n",
    },
  );

  it("fails with exit code 1 where the estimate is above it, and names the key to change", async () => {
    const [{ exitCode, out }, prod] = await Promise.all([runPreview(project, ["dev"]), runPreview(project, ["prod"])]);
    assert.equal(exitCode, 1);
    assert.match(
      out,
      /^violated in dev: monthly-budget\n.*budget of \$3\.00.*raise\s+budget\.monthlyUsd in\s+Pulumi\.dev\.yaml/ms,
    );
    assert.equal(prod.exitCode, 0);
  });

  for (const viewers of ["0", "-1", "1.5", "1e6", "many", "", "10000000001"]) {
    it(`refuses ${JSON.stringify(viewers)} viewers before anything runs`, async () => {
      const { exitCode, out, err } = await runPreview(project, [`--viewers=${viewers}`]);
      assert.deepEqual([exitCode, out], [2, ""]);
      assert.equal(
        err,
        `error: --viewers is ${JSON.stringify(viewers)}; allowed: a whole number from 1 to 10000000000\n`,
      );
    });
  }

  it("refuses a usage that it does not know before anything runs", async () => {
    const { exitCode, out, err } = await runPreview(project, ["--usage", "huge"]);
    assert.deepEqual({ exitCode, out }, { exitCode: 2, out: "" });
    assert.equal(err, 'error: --usage is "huge"; allowed: small, medium, large, a file of amounts\n');
  });
});

const broken = inBackground(() => {
  const breaker = makeProject(RULE_BREAKER, { "Pulumi.dev.yaml": "config: { environment: dev }\n" });
  return Promise.all([runPreview(breaker, []), runPreview(breaker, ["--json"])]);
});

describe("the preview of a stack that breaks a mandatory rule", () => {
  let text: Outcome;
  let json: Outcome;
  before(async function () {
    this.timeout(60_000); // it starts processes, and the machine may be busy
    [text, json] = await broken();
  });

  it("fails with exit code 1, and names the rule, the value and what to do", () => {
    const { exitCode, out } = text;
    assert.equal(exitCode, 1);
    assert.match(
      out,
      /violated in dev: database-is-not-public\n {2}aws:rds\/instance:Instance orders: publiclyAccessible/,
    );
    assert.match(out, /rules: \d+ violated/);
  });

  it("says so in the document too", () => {
    const { exitCode, out } = json;
    const [stack] = (JSON.parse(out) as ReportDocument).stacks;
    assert.equal(exitCode, 1);
    assert.ok(stack?.succeeded);
    assert.ok(stack.judgement?.violations.some(({ rule }) => rule === "database-is-not-public"));
  });
});

const runs = inBackground(async () => {
  const project = makeProject(PROGRAM, STACKS);
  const [good, mixed, json] = await Promise.all([
    runPreview(project, ["dev", "prod", "dev"], { isInteractive: true }),
    runPreview(project, []),
    runPreview(project, ["prod", "wrong", "--json"]),
  ]);
  return { project, good, mixed, json };
});

describe("the preview command", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy
  let project: string;
  let good: Outcome;
  let mixed: Outcome;
  let json: Outcome;
  before(async () => {
    ({ project, good, mixed, json } = await runs());
  });

  it("reports the stacks that are named, each once, and ends with a line for each", () => {
    assert.equal(good.exitCode, 0);
    assert.match(
      good.out,
      /^dev: 1 resource\n└─ Orders orders: 1\n {3}└─ sns: Topic\nwarning: careful\n\nprod: 2 resources\n/,
    );
    assert.match(good.out, /\n\ndev: 1 resource, .+\n(?: {2}.+\n)*prod: 2 resources, .+\n(?: {2}.+\n)*$/);
    assert.doesNotMatch(good.out, /wrong/);
  });

  it("shows progress on standard error, on a line that it clears, and only where there is a terminal", () => {
    assert.match(good.err, /\r\u001B\[2KRunning the program: dev 0 resources, prod 0 resources/);
    assert.match(good.err, /prod 4 resources/);
    assert.ok(good.err.lastIndexOf("Running") < good.err.lastIndexOf("\r\u001B[2K"));
    assert.doesNotMatch(mixed.err, /Running|\u001B/);
  });

  it("shows all stacks that have a file at a glance when none is named, and where to read on", () => {
    assert.match(mixed.out, /^Stack +Zones +.*\ndev +.*\nprod +.*\nwrong +failed\n\n/);
    assert.match(mixed.out, /^Details: +npm run preview -- dev$/m);
    assert.doesNotMatch(mixed.out, /└─/);
  });

  it("shows a program's mistake by its stack and message, the other stacks' results, and exits with 1", () => {
    assert.equal(mixed.exitCode, 1);
    assert.match(mixed.err, /^wrong failed:\n {2}size is 3; allowed: 1 to 2\n$/m);
    assert.doesNotMatch(mixed.err, / {4}at /);
    assert.match(mixed.out, /\nwrong must not go out: the program failed\n/);
  });

  it("shows what the programs print on standard error, by stack", () => {
    assert.match(mixed.err, /^dev \| not JSON\nprod \| not JSON\nwrong \| not JSON\n/);
    assert.doesNotMatch(mixed.out, /not JSON/);
  });

  it("prints with --json one document and nothing else, also when a stack fails", () => {
    assert.equal(json.exitCode, 1);
    const { version, project: name, stacks } = JSON.parse(json.out) as ReportDocument;
    assert.deepEqual([version, name], [1, "sample"]);
    assert.deepEqual(
      stacks.map(({ stack, succeeded, errors, outputs }) => ({ stack, succeeded, errors, outputs })),
      [
        { stack: "prod", succeeded: true, errors: [], outputs: { count: 2 } },
        { stack: "wrong", succeeded: false, errors: ["size is 3; allowed: 1 to 2"], outputs: {} },
      ],
    );
    assert.match(json.err, /^prod \| not JSON\nwrong \| not JSON\nwrong failed:\n/);
  });

  it("prints the same document again", async () => {
    const [first, second] = await Promise.all([
      runPreview(project, ["--json", "prod"]),
      runPreview(project, ["--json", "prod"]),
    ]);
    assert.equal(first.exitCode, 0);
    assert.equal(first.out, second.out);
  });

  const mistakes: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
    ["an unknown option", ["--jsno"], /^error: unknown option '--jsno' \(Did you mean --json\?\)\n$/],
    [
      "an unknown stack",
      ["dev", "test"],
      /^error: no stack file Pulumi\.test\.yaml; there is one for dev, prod, wrong\n$/,
    ],
  ];
  for (const [what, args, message] of mistakes) {
    it(`answers ${what} with one line on standard error and exits with 2`, async () => {
      // Where progress would be shown, none is: nothing runs before every name is checked.
      const { exitCode, out, err } = await runPreview(project, args, { isInteractive: true });
      assert.deepEqual({ exitCode, out }, { exitCode: 2, out: "" });
      assert.match(err, message);
    });
  }

  it("answers a folder without a project, or without stacks, the same way", async () => {
    const folder = makeFolder();
    assert.deepEqual(await runPreview(folder, []), {
      exitCode: 2,
      out: "",
      err: `error: Pulumi.yaml does not exist in ${folder}\n`,
    });
    const empty = makeProject("", { "Pulumi.dev.yaml": "config: [\n" });
    assert.match((await runPreview(empty, [])).err, /^error: Pulumi\.dev\.yaml is not valid YAML: [^\n]+\n$/);
  });

  it("prints with --markdown one comment and nothing else, and writes a page with --html beside either", async () => {
    const { exitCode, out } = await runPreview(project, ["dev", "--markdown", "--html", "page.html"]);
    assert.equal(exitCode, 0);
    assert.match(out, /^<!-- cloudmart preview -->\n## Preview: 1 stack, nothing stops it\n/);
    assert.doesNotMatch(out, /careful|not JSON/);
    assert.match(readFileSync(path.join(project, "page.html"), "utf8"), /^<!doctype html>/);
  });

  it("refuses two documents on one output, and a page that is a folder, before anything runs", async () => {
    const both = await runPreview(project, ["--json", "--markdown"]);
    const folder = await runPreview(project, ["--html", "."]);
    assert.deepEqual([both.exitCode, folder.exitCode, both.out + folder.out], [2, 2, ""]);
    assert.equal(both.err, "error: option '--json' cannot be used with option '--markdown'\n");
    assert.equal(folder.err, "error: --html .: is a folder; name a file in it\n");
  });

  it("explains itself on standard output", async () => {
    const { exitCode, out, err } = await runPreview(project, ["--help"]);
    assert.deepEqual({ exitCode, err }, { exitCode: 0, err: "" });
    assert.match(out, /^Usage: npm run preview -- \[options\] \[stack\.\.\.\]\n/);
  });

  it("exits with 130 when it is cancelled, and says nothing more", async () => {
    const outcome = await runPreview(project, ["dev", "prod"], { signal: AbortSignal.abort() });
    assert.deepEqual(outcome, { exitCode: 130, out: "", err: "" });
  });

  it("does not take its own bug for a mistake of the user's", async () => {
    const signal = new AbortController().signal;
    const surroundings = { directory: project, complain: () => undefined, isInteractive: false, signal };
    const print = (): never => assert.fail("a bug");
    await assert.rejects(runCommand(["--help"], { ...surroundings, print, colors: createColors(false) }), /a bug/);
  });
});
