import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { preparation } from "../../../preview/engine/preparation";
import { inBackground } from "../../support/background";
import { root } from "../../support/program";
import { makeFiles } from "../../support/projects";

const RUNTIME = require.resolve("@pulumi/pulumi/cmd/run");

const execute = promisify(execFile);

/** What a script prints in a process prepared as the program's is. */
async function print(script: string, cwd: string): Promise<unknown> {
  const { stdout } = await execute(process.execPath, [preparation(RUNTIME), "--eval", script], {
    timeout: 20_000,
    cwd,
  });
  return JSON.parse(stdout);
}

/** A spec by what a script prints, there and in a folder. */
function specify(title: string, script: string, expected: unknown, cwd = root): void {
  const printed = inBackground(() => print(script, cwd));
  it(title, async () => {
    assert.deepEqual(await printed(), expected);
  });
}

describe("a process prepared for the language runtime", () => {
  specify(
    "refuses at once to colour an error that passed through a package, and shows it plain",
    `
      const { inspect } = require("node:util");
      const error = new Error("x");
      error.stack = "Error: x\\n    at f (/app/node_modules/@pulumi/output.ts:1:1)";
      let refused = false;
      try { inspect(error, { colors: true }); } catch { refused = true; }
      console.log(JSON.stringify([refused, inspect(error), inspect("text", { colors: true })]));`,
    [true, "Error: x\n    at f (/app/node_modules/@pulumi/output.ts:1:1)", "\u001B[32m'text'\u001B[39m"],
  );

  specify(
    "maps the stack of an error that says something, and of no other",
    `
      Error.prepareStackTrace = (error, frames) => "mapped " + error.message + " " + (frames.length > 0);
      console.log(JSON.stringify([new Error("x").stack, new Error().stack, new TypeError().stack]));`,
    ["mapped x true", "Error", "TypeError"],
  );

  specify(
    "takes its own way back from a package that looks at the stack by itself",
    `
      const { prepareStackTrace } = Error;
      Error.prepareStackTrace = (error, frames) => frames.length > 0;
      const own = new Error("x").stack;
      Error.prepareStackTrace = prepareStackTrace;
      console.log(JSON.stringify([own, typeof new Error("x").stack, new Error().stack]));`,
    [true, "string", "Error"],
  );

  specify(
    "starts the runtime without a debugger, and attaches one to serialize a function",
    `
      const hooks = require("@pulumi/pulumi/runtime/closure/v8Hooks");
      const inspector = require("node:inspector");
      let sessions = 0;
      inspector.Session = class extends inspector.Session { connect() { sessions++; super.connect(); } };
      hooks.isInitializedAsync().then(async () => {
        const atStart = sessions;
        const { serializeFunction } = require("@pulumi/pulumi/runtime");
        const bound = { greeting: "hello" };
        const { text } = await serializeFunction(() => bound.greeting);
        console.log(JSON.stringify([atStart, sessions, text.includes("hello")]));
      });`,
    [0, 1, true],
  );

  specify(
    "takes no stack trace with a promise, counts it while it is open, and leaves errors theirs",
    `
      const debuggable = require("@pulumi/pulumi/runtime/debuggable");
      debuggable.debuggablePromise(Promise.resolve("first"));
      const { debuggablePromise, leakedPromises } = debuggable;
      const open = new Promise(() => {});
      debuggablePromise(open, "open");
      const failed = Promise.reject(new Error("x"));
      Promise.allSettled([debuggablePromise(Promise.resolve("y")), debuggablePromise(failed)]).then(([good, bad]) => {
        const [leaked] = leakedPromises();
        const frames = bad.reason.stack.split("\\n").length - 1;
        console.log(JSON.stringify([
          "_debugStackTrace" in open, [...leaked].map((promise) => promise === open), good.value,
          bad.reason.message, bad.reason.promise === failed, frames > 1,
        ]));
        process.exit(); // or the runtime complains about the open one
      });`,
    [false, [true], "y", "x", true, true],
  );

  {
    const folder = makeFiles({
      "package.json": JSON.stringify({ name: "app", dependencies: { used: "*" } }),
      "node_modules/used/package.json": JSON.stringify({ name: "used", version: "1.0.0" }),
    });
    specify(
      "starts the runtime without npm's Arborist, and loads it to find the packages of a function",
      `
      const isLoaded = () => Object.keys(require.cache).some((file) => file.includes("@npmcli/arborist"));
      const { computeCodePaths } = require(${JSON.stringify(require.resolve("@pulumi/pulumi"))}).runtime;
      const atStart = isLoaded();
      computeCodePaths().then((paths) => {
        console.log(JSON.stringify([atStart, isLoaded(), [...paths.keys()]]));
      });`,
      [false, true, ["node_modules/used"]],
      folder,
    );
  }

  specify(
    "starts the runtime without TypeScript's compiler and the Automation API, and loads them for who uses them",
    `
      const isLoaded = (name) => Object.keys(require.cache).some((file) => file.includes(name));
      const loaded = () => [isLoaded("/typescript/lib/"), isLoaded("/automation/localWorkspace")];
      const pulumi = require(${JSON.stringify(require.resolve("@pulumi/pulumi"))});
      const atStart = loaded();
      const { LocalWorkspace } = pulumi.automation;
      const afterOne = [...loaded(), typeof LocalWorkspace.create];
      const { parseFunction } = require("@pulumi/pulumi/runtime/closure/parseFunction");
      const [, parsed] = parseFunction("(x) => x + free");
      const free = [...parsed.capturedVariables.required.keys()];
      console.log(JSON.stringify([atStart, afterOne, loaded(), free]));`,
    [[false, false], [false, true, "function"], [true, true], ["free"]],
  );

  specify(
    "starts the runtime without an exporter of traces, and gives it spans that lead nowhere",
    `
      const { newSpan } = require("@pulumi/pulumi/cmd/run/tracing");
      const span = newSpan("run");
      span.setAttribute("a", 1);
      span.end();
      const exporters = Object.keys(require.cache).filter((file) => /@opentelemetry.(?!api)/.test(file));
      console.log(JSON.stringify([span.isRecording(), exporters]));`,
    [false, []],
  );

  specify(
    "sends no debug message to the engine, and every other one",
    `
      const sent = [];
      const settings = require("@pulumi/pulumi/runtime/settings");
      settings.getEngine = () => ({ log: (request, done) => { sent.push(request.getMessage()); done(); } });
      const { log } = require("@pulumi/pulumi");
      Promise.all([log.debug("d"), log.info("i"), log.warn("w"), log.error("e")]).then(() => {
        console.log(JSON.stringify(sent));
      });`,
    ["i", "w", "e"],
  );
});
