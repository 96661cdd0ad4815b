import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { StackPreview } from "../../../preview/engine/preview-stack";
import { inBackground, itInBackground } from "../../support/background";
import { hasEnded } from "../../support/processes";
import { ANY_RESOURCE, makeProject, projectFile } from "../../support/projects";
import { inSideProcess } from "../../support/side-process";

const HONEST = `${ANY_RESOURCE}
console.log(process.pid);
new Any("aws:sns/topic:Topic", "one");
`;

/** Looks at all that another program may have left. */
const WITNESS = `${HONEST}
import * as aws from "@pulumi/aws";
import { getResourceModules, getResourcePackages } from "@pulumi/pulumi/runtime/state";
import { Settings } from "luxon";
import { count } from "./counter";
const own = /^(PATH|PULUMI_NODEJS_(MONITOR|ENGINE)|NODE_V8_COVERAGE)$/; // of this run or this machine
export const seen = {
  directory: process.cwd() === __dirname,
  arguments: process.argv.slice(2),
  environment: Object.entries(process.env).filter(([name]) => !own.test(name)),
  globals: Reflect.ownKeys(globalThis).map(String),
  listeners: process.eventNames().map((event) => String(event) + " " + process.listenerCount(event)).sort(),
  config: pulumi.runtime.allConfig(),
  stack: pulumi.getStack(),
  topic: aws.sns.Topic.name, // loads its module
  modules: [...getResourceModules()].map(([name, { length }]) => [name, length]),
  packages: [...getResourcePackages()].map(([name, { length }]) => [name, length]),
  limit: Error.stackTraceLimit,
  trace: new Error("x").stack,
  zone: Settings.defaultZone.name,
  count,
};
`;

/** Leaves what can be left. */
const LITTERER = `${HONEST}
import { appendFileSync } from "node:fs";
import { Settings } from "luxon";
import { add } from "./counter";
Error.stackTraceLimit = 0;
Error.prepareStackTrace = () => "left";
pulumi.runtime.registerResourceModule("aws", "sns/topic", { version: "0.1.2", construct: () => undefined as never });
pulumi.runtime.registerResourcePackage("aws", { version: "0.1.2", constructProvider: () => undefined as never });
const note = (text: string) => appendFileSync(__dirname + "/ends", text + "\\n");
for (const event of ["message", "SIGHUP", "uncaughtException"]) process.on(event, () => undefined);
process.on("beforeExit", () => note("beforeExit")).on("exit", (code) => note("exit " + code));
Object.assign(globalThis, { litter: "left" });
process.env.LITTER = "left";
Settings.defaultZone = "Asia/Seoul";
pulumi.runtime.setConfig("sample:litter", "left");
add();
process.chdir("/");
export const canSend = "send" in process;
`;

/** The stack's configuration says which of the project's programs runs. */
const ANY_OF_THEM = `export = require("./" + new (require("@pulumi/pulumi").Config)().require("program"));`;

type Files = Readonly<Record<string, string>>;

interface Last {
  readonly program: string;
  readonly files?: Files;
  /** What it ends with; without, it ends well. */
  readonly error?: RegExp;
}

/** Programs that no other may follow in their process. */
const LAST: Readonly<Record<string, Last>> = {
  throws: {
    program: `${HONEST} throw new Error("no");`,
    error:
      /^Error: no\n {4}at Object\.<anonymous> \(throws\.ts:\d+:\d+\)\n {4}at Object\.<anonymous> \(index\.ts:1:\d+\)$/,
  },
  "logs an error": { program: `${HONEST} void pulumi.log.error("this will not do");`, error: /^this will not do$/ },
  "leaves promises open": {
    program: `${HONEST} new Any("a:b:C", "two", { name: new Promise(() => undefined) });`,
    error: /^the program ended with exit code 1:\n\d+\nThe Pulumi runtime detected that \d+ promises were still active/,
  },
  "exits by itself": { program: `${HONEST} process.on("beforeExit", () => process.exit(0));` },
  "has an exit code in the end": {
    program: `${HONEST} process.on("exit", () => { process.exitCode = 3; });`,
    error: /^the program ended with exit code 3:\n\d+$/,
  },
  "takes much memory": {
    program: `${HONEST} const much = Buffer.alloc(2 ** 29, 1); process.on("exit", () => much.length);`,
  },
  "has removed a module of its own": {
    program: `${HONEST} require("./removed"); require("node:fs").rmSync(__dirname + "/removed.ts", { force: true }); require("node:fs").writeFileSync(__dirname + "/removed", "");`,
    files: { "removed.ts": "" },
  },
  "loads another copy of the SDK": {
    program: `${HONEST} require("./vendor/node_modules/@pulumi/pulumi/runtime/settings");`,
    files: { "vendor/node_modules/@pulumi/pulumi/runtime/settings.js": "" },
  },
  "imports a module": {
    program: `${HONEST} export const more = import("./more.mjs").then(({ more }) => more);`,
    files: {
      "more.mjs": `import * as pulumi from "@pulumi/pulumi"; export const more = new pulumi.ComponentResource("a:b:C", "more").urn;`,
    },
  },
};

const MODULE = {
  "package.json": '{ "name": "sample", "private": true, "type": "module" }',
  "index.ts": "",
  "index.mjs": `import * as pulumi from "@pulumi/pulumi"; console.log(process.pid); new pulumi.ComponentResource("a:b:C", "one");`,
};

/** A project with several programs, and a stack for each, of the same name. */
function makePrograms(title: string, programs: Files, files: Files = {}, main = "index.ts"): string {
  const stacks = Object.entries(programs).flatMap(([name, program]) => [
    [`Pulumi.${name}.yaml`, `config: { program: ${name} }\n`],
    [`${name}.ts`, program],
  ]);
  return makeProject(ANY_OF_THEM, {
    ...projectFile(title, { main }),
    ...(Object.fromEntries(stacks) as Files),
    ...files,
  });
}

function run(directory: string, stack: string): Promise<StackPreview> {
  return inSideProcess("previewStack", { directory, stack });
}

function pidOf({ programOutput, errors }: StackPreview): string {
  return (
    /^\d+$/m.exec(programOutput)?.[0] ?? assert.fail(`no process told of itself: ${programOutput}${errors.join()}`)
  );
}

interface LastRun {
  readonly honest: StackPreview;
  readonly last: StackPreview;
  /** Whether its process has, before another could have ended it. */
  readonly hasEnded: boolean;
  /** The last one once more, in a process of its own. */
  readonly own: StackPreview;
}

/** Each of `LAST`, behind an honest program in the same process, and in a process of its own. */
async function runLast(): Promise<ReadonlyMap<string, LastRun>> {
  const programs = Object.entries(LAST).map(([title, { program }]) => [stackOf(title), program]);
  const files = Object.assign({}, ...Object.values(LAST).map(({ files }) => files)) as Files;
  const directory = makePrograms("last", { honest: HONEST, ...(Object.fromEntries(programs) as Files) }, files);
  const ran = new Map<string, LastRun>();
  for (const title of Object.keys(LAST)) {
    const [honest, last] = [await run(directory, "honest"), await run(directory, stackOf(title))];
    const isOver = await hasEnded(Number(pidOf(last)));
    ran.set(title, { honest, last, hasEnded: isOver, own: await run(directory, stackOf(title)) });
  }
  return ran;
}

function stackOf(title: string): string {
  return title.replaceAll(" ", "-");
}

/** What one may say of a program, wherever it ran. */
function storyOf({ graph, errors, messages }: StackPreview): unknown {
  return { graph, messages, errors: errors.map((error) => error.replace(/\b\d{2,}\b/g, "number")) };
}

describe("the next program of a process", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy

  itInBackground("finds nothing of the one before, whose end is its own", async () => {
    const counter = "export let count = 0; export const add = (): void => { count += 1; };\n";
    const directory = makePrograms("litter", { witness: WITNESS, litterer: LITTERER }, { "counter.ts": counter });
    const first = await run(directory, "witness");
    const litter = await run(directory, "litterer");
    const next = await run(directory, "witness");
    assert.deepEqual([litter, next].map(pidOf), [pidOf(first), pidOf(first)]);
    assert.deepEqual(
      [first, litter, next].flatMap(({ errors }) => errors),
      [],
    );
    assert.equal(litter.graph.outputs["canSend"], false);
    assert.deepEqual(storyOf(next), storyOf(first));
    assert.match(readFileSync(path.join(directory, "ends"), "utf8"), /^(beforeExit\n){3}exit 0\n$/); // as Node tells it
  });

  itInBackground("is told apart by what it prints, and prints all of it", async () => {
    const loud = (letter: string): string => `${HONEST} console.log("${letter}".repeat(300_000));`;
    const directory = makePrograms("loud", { one: loud("x"), other: loud("y") });
    const [first, next] = [await run(directory, "one"), await run(directory, "other")];
    assert.equal(pidOf(next), pidOf(first));
    assert.match(first.programOutput, /^\d+\nx{300000}$/);
    assert.match(next.programOutput, /^\d+\ny{300000}$/);
  });

  const ran = inBackground(runLast);
  for (const [title, { error }] of Object.entries(LAST)) {
    it(`ends as in a process of its own, and with its process, if it ${title}`, async () => {
      const { honest, last, hasEnded, own } = (await ran()).get(title) ?? assert.fail();
      assert.equal(pidOf(last), pidOf(honest));
      assert.ok(hasEnded);
      assert.notEqual(pidOf(own), pidOf(honest));
      assert.deepEqual(storyOf(last), storyOf(own));
      assert.equal(last.errors.length, error === undefined ? 0 : 1);
      assert.match(last.errors.join(""), error ?? /^$/);
      assert.ok(last.graph.resources.length >= 2);
    });
  }

  itInBackground("has a process of its own where the program is an ECMAScript module", async () => {
    const directory = makePrograms("module", {}, MODULE, "index.mjs");
    const [first, next] = [await run(directory, "dev"), await run(directory, "dev")];
    assert.notEqual(pidOf(next), pidOf(first));
    assert.deepEqual(storyOf(next), storyOf(first));
    assert.equal(next.graph.resources.length, 2);
  });
});
