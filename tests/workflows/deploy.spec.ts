import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { itInBackground } from "../support/background";
import { isInstalled, skippedWithout } from "../support/executables";
import { environmentOf, STACKS } from "../support/program";
import { findStep, readWorkflow, runStep, type StepRun } from "../support/workflows";

const STATE = { version: 3, deployment: { manifest: { time: "2026-01-01T00:00:00Z" }, resources: [{ urn: "a" }] } };
const MOVED = { version: 3, deployment: { ...STATE.deployment, manifest: { time: "2026-01-02T00:00:00Z" } } };
const PLAN = JSON.stringify({ resourcePlans: { a: { steps: ["same"] }, b: { steps: ["update"] } } });
const NO_CHANGES = JSON.stringify({ resourcePlans: { a: { steps: ["same"] } } });

/** Answers with the state, then with the one that somebody wrote meanwhile, and saves the plan of `plan.json`. */
const PULUMI = `case "$1" in
  stack) cat "$FILES/state.json"; cp "$FILES/next-state.json" "$FILES/state.json" ;;
  preview) echo "~ b: (update)"; cp "$FILES/plan.json" "\${!#}" ;;
  up) echo "updated" ;;
  *) exit 99 ;;
esac`;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

function savePlan({ plan = PLAN, next = STATE, pulumi = PULUMI, stackFile = "config: {}\n" } = {}): Promise<StepRun> {
  return runStep(findStep("reviewed", "plan", "Plan the stack"), {
    expressions: { "inputs.stack": "prod" },
    commands: { pulumi },
    files: {
      "state.json": JSON.stringify(STATE),
      "next-state.json": JSON.stringify(next),
      "plan.json": plan,
      "Pulumi.prod.yaml": stackFile,
    },
  });
}

describe(`the plan of prod${skippedWithout("jq")}`, () => {
  before(function () {
    if (!isInstalled("jq")) this.skip();
  });

  itInBackground("is saved with what it starts from, and shown to the reviewer", async () => {
    const { exitCode, outputs, summary, read, calls } = await savePlan();
    assert.equal(exitCode, 0);
    assert.equal(read("plan/prod.json"), PLAN);
    assert.match(outputs["state"] ?? "", /^[0-9a-f]{64}$/);
    assert.equal(outputs["plan"], sha256(PLAN));
    assert.equal(outputs["has-changes"], "true");
    assert.match(summary, /## What prod waits for\n\n`{5}diff\n~ b: \(update\)\n`{5}\n/);
    assert.equal(
      calls[1],
      "pulumi preview --stack prod --non-interactive --color never --diff --refresh --suppress-outputs " +
        "--policy-pack policy --save-plan plan/prod.json",
    );
  });

  itInBackground("asks nobody to approve nothing", async () => {
    assert.equal((await savePlan({ plan: NO_CHANGES })).outputs["has-changes"], "false");
    assert.equal(readWorkflow("reviewed").jobs["apply"]?.if, "needs.plan.outputs.has-changes == 'true'");
  });

  itInBackground("holds no state: a hash of it is all that leaves the job", async () => {
    const artifacts = readWorkflow("reviewed").jobs["plan"]?.steps?.filter(({ uses }) => uses?.includes("upload"));
    assert.deepEqual(
      artifacts?.map((step) => step.with?.["path"]),
      ["plan/${{ inputs.stack }}.json"],
    );
    assert.doesNotMatch((await savePlan()).log, /manifest/);
  });

  itInBackground("fails as the preview did, for one when a rule is broken", async () => {
    const { exitCode, outputs } = await savePlan({ pulumi: PULUMI.replace('echo "~ b: (update)"', "exit 3") });
    assert.equal(exitCode, 3);
    assert.deepEqual(outputs, {});
  });

  itInBackground("fails when the state moved while it was made", async () => {
    const { exitCode, log, outputs } = await savePlan({ next: MOVED });
    assert.equal(exitCode, 1);
    assert.match(log, /::error::somebody changed the state of prod while it was planned/);
    assert.deepEqual(outputs, {});
  });

  itInBackground("fails when the preview left none", async () => {
    const { exitCode, log } = await savePlan({ pulumi: PULUMI.replace(/cp "\$FILES\/plan.json".*?;;/, ";;") });
    assert.equal(exitCode, 1);
    assert.match(log, /::error::the preview left no plan/);
  });

  itInBackground("fails when the state cannot be read", async () => {
    const { exitCode, outputs } = await savePlan({ pulumi: "exit 6" });
    assert.notEqual(exitCode, 0);
    assert.deepEqual(outputs, {});
  });

  itInBackground("stays where it is when its secrets are encrypted by a passphrase", async () => {
    const { exitCode, log, calls } = await savePlan({ stackFile: "encryptionsalt: v1:abc\nconfig: {}\n" });
    assert.equal(exitCode, 1);
    assert.match(log, /::error::prod encrypts by passphrase/);
    assert.deepEqual(calls, []);
  });
});

describe(`prod${skippedWithout("jq")}`, () => {
  before(function () {
    if (!isInstalled("jq")) this.skip();
  });

  const step = findStep("reviewed", "apply", "Apply the reviewed plan");
  const reviewed = async (): Promise<Record<string, string>> => {
    const { state = "", plan = "" } = (await savePlan()).outputs;
    return { "inputs.stack": "prod", "needs.plan.outputs.state": state, "needs.plan.outputs.plan": plan };
  };
  const apply = async (state: object, files: Record<string, string>, pulumi = PULUMI): Promise<StepRun> =>
    runStep(step, {
      expressions: await reviewed(),
      commands: { pulumi },
      files: { "state.json": JSON.stringify(state), "next-state.json": JSON.stringify(state), ...files },
    });
  const wasUpdated = ({ calls }: StepRun): boolean => calls.some((call) => call.startsWith("pulumi up"));

  itInBackground("gets the reviewed plan, from the reviewed state", async () => {
    const { exitCode, calls } = await apply(STATE, { "plan/prod.json": PLAN });
    assert.equal(exitCode, 0);
    assert.equal(
      calls.at(-1),
      "pulumi up --stack prod --yes --non-interactive --color never --diff --refresh --suppress-outputs " +
        "--policy-pack policy --plan plan/prod.json",
    );
    assert.doesNotMatch(calls.at(-1) ?? "", /skip-preview/); // the preview refuses what the plan lacks before anything is done
  });

  itInBackground("gets nothing when its state has moved since the review", async () => {
    const run = await apply(MOVED, { "plan/prod.json": PLAN });
    assert.equal(run.exitCode, 1);
    assert.match(run.log, /::error::the state of prod has moved since its plan was reviewed\. Nothing was changed/);
    assert.ok(!wasUpdated(run));
  });

  itInBackground("gets nothing without the plan, or with an empty one", async () => {
    for (const files of [{}, { "plan/prod.json": "" }]) {
      const run = await apply(STATE, files);
      assert.equal(run.exitCode, 1);
      assert.match(run.log, /::error::there is no plan for prod/);
      assert.ok(!wasUpdated(run));
    }
  });

  itInBackground("gets nothing from another plan", async () => {
    const run = await apply(STATE, { "plan/prod.json": NO_CHANGES });
    assert.equal(run.exitCode, 1);
    assert.match(run.log, /::error::this is not the plan of prod that was reviewed/);
    assert.ok(!wasUpdated(run));
  });

  itInBackground("gets nothing when its state cannot be read", async () => {
    const run = await apply(STATE, { "plan/prod.json": PLAN }, "exit 6");
    assert.notEqual(run.exitCode, 0);
    assert.ok(!wasUpdated(run));
  });

  itInBackground("fails as the update did", async () => {
    const run = await apply(STATE, { "plan/prod.json": PLAN }, PULUMI.replace('echo "updated"', "exit 5"));
    assert.equal(run.exitCode, 5);
  });

  it("waits for an approval of its own, and for dev", () => {
    const { jobs } = readWorkflow("deploy");
    const { plan, apply: applied } = readWorkflow("reviewed").jobs;
    assert.equal(applied?.environment, "${{ inputs.stack }}");
    assert.deepEqual([plan?.needs, applied.needs], [undefined, "plan"]);
    assert.deepEqual(
      ["dev", "stacks", "reviewed"].map((job) => jobs[job]?.needs),
      ["check", "dev", "stacks"],
    );
    assert.equal(jobs["reviewed"]?.uses, "./.github/workflows/reviewed.yml");
  });

  itInBackground("is one of all stacks that are built like it: a new one needs no line in a workflow", async () => {
    const list = async (variables: object, files = {}): Promise<unknown> => {
      const { outputs } = await runStep(
        findStep("deploy", "stacks", "List the stacks like prod with a read-only role"),
        {
          expressions: { "toJSON(vars)": JSON.stringify(variables) },
          files,
        },
      );
      return JSON.parse(outputs["stacks"] ?? "");
    };
    const roles = { AWS_PREVIEW_ROLE_DEV: "d", AWS_PREVIEW_ROLE_PROD: "p", AWS_PREVIEW_ROLE_TEA_SHOP: "t" };
    const teaShop = { "Pulumi.tea-shop.yaml": "config:\n  cloudmart:environment: prod\n" };
    assert.deepEqual(await list(roles), [{ stack: "prod", role: "p" }]);
    assert.deepEqual(await list(roles, teaShop), [
      { stack: "prod", role: "p" },
      { stack: "tea-shop", role: "t" },
    ]);
    for (const stack of STACKS) {
      const variable = `AWS_PREVIEW_ROLE_${stack.toUpperCase().replaceAll(/[-.]/g, "_")}`;
      assert.deepEqual(await list({ [variable]: "r" }), environmentOf(stack) === "prod" ? [{ stack, role: "r" }] : []);
    }
  });
});

describe("dev", () => {
  itInBackground("follows main by itself, once everything is checked", async () => {
    assert.deepEqual(readWorkflow("deploy").on, { push: { branches: ["main"] } });
    const { exitCode, calls } = await runStep(findStep("deploy", "dev", "Update dev"), { commands: { pulumi: "" } });
    assert.equal(exitCode, 0);
    assert.match(calls[0] ?? "", /^pulumi up --stack dev --yes .*--suppress-outputs --policy-pack policy$/);
  });

  itInBackground("fails as the update did", async () => {
    const { exitCode } = await runStep(findStep("deploy", "dev", "Update dev"), { commands: { pulumi: "exit 255" } });
    assert.equal(exitCode, 255);
  });
});
