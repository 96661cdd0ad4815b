/** What the real engine must show of any stack: the frame of its spec, and the sentences that dev and prod share. */
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import replacement from "../../preview/data/replacement.json";
import { previewStack, type StackPreview } from "../../preview/engine/preview-stack";
import { readProject } from "../../preview/engine/project";
import { findEngine } from "./find-engine";
import { readEngineState, readPreviewedGraph, readStackOutputs, revealSecrets } from "./registered-resources";
import { EngineWorkspace, NEUTRAL_AWS_SETTINGS, type Outcome } from "./workspace";

/** A stack on the engine while its specs run; they build on each other, from the first preview to the end. */
export class EngineRun {
  private started: { workspace: EngineWorkspace; offline: StackPreview } | undefined;

  constructor(readonly stack: string) {}

  get workspace(): EngineWorkspace {
    return this.current.workspace;
  }

  /** The same copy of the project in the offline preview. */
  get offline(): StackPreview {
    return this.current.offline;
  }

  private get current(): { workspace: EngineWorkspace; offline: StackPreview } {
    assert.ok(this.started, "the engine has not been started");
    return this.started;
  }

  async start(): Promise<void> {
    const engine = findEngine();
    assert.ok(typeof engine !== "string");
    const workspace = await EngineWorkspace.create(engine, this.stack);
    this.started = { workspace, offline: await previewStack(readProject(workspace.directory), this.stack) };
    assert.deepEqual(this.offline.errors, []);
  }

  stop(): void {
    this.started?.workspace.dispose();
  }
}

/** A setting of the machine that must not reach the engine. */
const FOREIGN_SETTING = "AWS_PROFILE";

/** The specs of one stack on the real engine; without an engine, one line that says what is missing. */
export function describeEngine(stack: string, specify: (run: EngineRun) => void): void {
  describe(`${stack} on the real engine`, () => {
    const engine = findEngine();
    if (typeof engine === "string") {
      it(`is skipped: ${engine}`);
      return;
    }
    const run = new EngineRun(stack);
    stopAfterFailure();
    const setting = process.env[FOREIGN_SETTING];
    before(async () => {
      process.env[FOREIGN_SETTING] = "somebody";
      await run.start();
    });
    after(() => {
      delete process.env[FOREIGN_SETTING];
      if (setting !== undefined) process.env[FOREIGN_SETTING] = setting;
      run.stop();
    });
    itComesUpAsPreviewed(run);
    itIsShutOff(run);
    specify(run);
  });
}

/** The specs of a stack build on each other: after a failure the rest would only repeat it. */
function stopAfterFailure(): void {
  let hasFailed = false;
  beforeEach(function () {
    if (hasFailed) this.skip();
  });
  afterEach(function () {
    hasFailed ||= this.currentTest?.state === "failed";
  });
}

function itComesUpAsPreviewed(run: EngineRun): void {
  let previewed: Outcome;
  let created: Outcome;

  it("previews as creations only, as many resources as the offline preview shows", async () => {
    previewed = await run.workspace.preview();
    assert.deepEqual(previewed.counts, { create: run.offline.graph.resources.length });
    assert.deepEqual(previewed.changes, []);
  });

  it("comes up as previewed", async () => {
    created = await run.workspace.up();
    assert.deepEqual(created.counts, previewed.counts);
  });

  it("registers the resources that the offline preview saw, with the same inputs, options and dependencies", async () => {
    const engine = readEngineState(await run.workspace.exportState());
    const offline = readPreviewedGraph(run.offline.graph);
    assert.deepEqual(
      engine.map(({ urn }) => urn),
      offline.map(({ urn }) => urn),
    );
    const different = engine.map((resource, index) => !isDeepStrictEqual(resource, offline[index]));
    assert.deepEqual(
      engine.filter((_resource, index) => different[index]),
      offline.filter((_resource, index) => different[index]),
    );
  });

  it("has the outputs that the offline preview shows", async () => {
    assert.deepEqual(readStackOutputs(await run.workspace.exportState()), run.offline.graph.outputs);
  });

  it("has nothing to change in a second preview", async () => {
    const { counts } = await run.workspace.preview();
    assert.deepEqual(counts, { same: run.offline.graph.resources.length });
  });

  it("draws no warning from the engine", () => {
    assert.doesNotMatch(run.workspace.transcript, /\bwarning:/);
  });
}

function itIsShutOff(run: EngineRun): void {
  it("makes every resource with this suite's own providers", () => {
    const expected = run.offline.graph.resources.filter(({ type }) => /^(aws|random):/.test(type));
    const created = run.workspace.changes().filter(({ operation }) => operation === "create");
    assert.deepEqual(created.map(({ urn }) => urn).sort(), expected.map(({ urn }) => urn).sort());
  });

  it("knows for every type of resource which changes would replace it", () => {
    const types = new Set(run.workspace.changes().map(({ type }) => type));
    assert.deepEqual(
      [...types].filter((type) => !(type in replacement.types)),
      [],
    );
  });

  it("starts the providers without any AWS setting of this machine", () => {
    const starts = run.workspace.providerStarts();
    assert.ok(starts.length > 0);
    for (const { awsSettings } of starts) assert.deepEqual(awsSettings, NEUTRAL_AWS_SETTINGS);
  });

  it("leaves the generated passwords readable nowhere: state, provider log and output", async () => {
    const state = await run.workspace.exportState();
    const passwords = revealSecrets(state, "random:index/randomPassword:RandomPassword", "result");
    assert.notEqual(passwords.length, 0);
    const findings = (places: Readonly<Record<string, string>>): string[] =>
      Object.entries(places).flatMap(([place, text]) =>
        passwords.some((password) => readable(text).includes(password)) ? [place] : [],
      );
    assert.deepEqual(findings({ shown: JSON.stringify(state) }), ["shown"]);
    const { workspace } = run;
    const files = Object.fromEntries(workspace.backendFiles());
    assert.notEqual(Object.keys(files).length, 0);
    const log = JSON.stringify(workspace.changes());
    assert.deepEqual(findings({ ...files, "provider log": log, output: workspace.transcript }), []);
  });
}

/** The engine writes angle brackets as escapes. */
function readable(text: string): string {
  return text.replaceAll(/\\+u003c/g, "<").replaceAll(/\\+u003e/g, ">");
}

/** Nothing was replaced and nothing was deleted. */
export function assertNothingLost({ counts, changes }: Outcome): void {
  assert.deepEqual(
    Object.keys(counts).filter((operation) => !["create", "update", "same"].includes(operation)),
    [],
  );
  assert.deepEqual(
    changes.filter(({ operation }) => operation === "delete"),
    [],
  );
}

/** Larger classes of the database, the cache and the instances replace nothing. */
export function assertGrownInPlace(outcome: Outcome): void {
  assertNothingLost(outcome);
  const changes = outcome.changes.map(({ operation, type }) => `${operation} ${type}`).sort();
  const isWatcher = (change: string): boolean => change.includes("aws:cloudwatch/");
  assert.deepEqual(
    changes.filter((change) => !isWatcher(change)),
    [
      "update aws:autoscaling/group:Group",
      "update aws:ec2/launchTemplate:LaunchTemplate",
      "update aws:elasticache/replicationGroup:ReplicationGroup",
      "update aws:rds/instance:Instance",
    ],
  );
  // Thresholds follow the size of what they watch, and the dashboard draws them.
  assert.deepEqual(
    [...new Set(changes.filter(isWatcher))],
    ["update aws:cloudwatch/dashboard:Dashboard", "update aws:cloudwatch/metricAlarm:MetricAlarm"],
  );
}

/** The types of what was created or updated, each with its names. */
export function changedNames({ changes }: Outcome, operation: "create" | "update", type: string): string[] {
  return changes
    .filter((change) => change.operation === operation && change.type === type)
    .map(({ name }) => name)
    .sort();
}

/** What the CLI says when a command fails; refuses a command that succeeds. */
export async function failureOf(command: Promise<unknown>): Promise<string> {
  try {
    await command;
  } catch (error) {
    return String(error);
  }
  throw new Error("the command succeeded");
}
