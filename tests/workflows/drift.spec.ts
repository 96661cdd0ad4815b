import assert from "node:assert/strict";
import { itInBackground } from "../support/background";
import { isInstalled, skippedWithout } from "../support/executables";
import { findStep, readWorkflow, runStep, type StepRun } from "../support/workflows";

const RUN_URL = "https://example.test/shop/cloudmart/actions/runs/9";
const MARKER = "<!-- cloudmart drift prod -->";

function look(pulumi: string): Promise<StepRun> {
  const step = findStep("drift", "stack", "Compare with the program");
  return runStep(step, { expressions: { "matrix.stack": "prod" }, commands: { pulumi } });
}

describe("looking for drift", () => {
  itInBackground("is clean when the CLI expects no changes and finds none", async () => {
    const { exitCode, outputs, calls } = await look("echo 85 unchanged");
    assert.equal(exitCode, 0);
    assert.deepEqual(outputs, { result: "clean" });
    assert.deepEqual(calls, [
      "pulumi preview --stack prod --non-interactive --color never --diff --refresh --expect-no-changes --suppress-outputs",
    ]);
  });

  itInBackground("is drift when the CLI exits with 7, and the job goes on to say so", async () => {
    const { exitCode, outputs, read, log } = await look("echo '~ size: 1 => 2'; exit 7");
    assert.equal(exitCode, 0);
    assert.deepEqual(outputs, { result: "drift" });
    assert.equal(read("differences.txt"), "~ size: 1 => 2\n");
    assert.match(log, /~ size: 1 => 2/);
  });

  for (const code of [1, 3, 5, 6, 8, 255]) {
    itInBackground(`is a broken job, not drift, when the CLI exits with ${code.toString()}`, async () => {
      const { exitCode, outputs, log } = await look(`echo "no credentials" >&2; exit ${code.toString()}`);
      assert.equal(exitCode, code);
      assert.deepEqual(outputs, {});
      assert.match(log, /no credentials/);
      assert.match(log, /::error::could not compare prod with its program: exit code/);
    });
  }

  itInBackground("changes nothing: it neither updates nor refreshes", async () => {
    assert.doesNotMatch((await look("")).calls.join("\n"), /pulumi (up|refresh|destroy|import)/);
  });

  it("happens every night, and on demand", () => {
    const { on, jobs } = readWorkflow("drift");
    assert.deepEqual(on, { schedule: [{ cron: "17 18 * * *" }], workflow_dispatch: null });
    // A broken look skips the issue: the step has no condition, so it runs after a success only.
    assert.equal(jobs["stack"]?.steps?.at(-1)?.if, undefined);
  });
});

const GH = `case "$*" in
  "api --paginate repos/shop/cloudmart/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100")
    cat "$FILES/issues.json" ;;
  "api --method POST repos/"* | "api --method PATCH repos/"*) ;;
  *) exit 99 ;;
esac`;

function report(result: string, issues: readonly object[], differences = "~ size: 1 => 2\n"): Promise<StepRun> {
  return runStep(findStep("drift", "stack", "Open, update or close the issue"), {
    expressions: {
      "github.token": "token-of-the-run",
      "github.repository": "shop/cloudmart",
      "github.server_url": "https://example.test",
      "github.run_id": "9",
      "matrix.stack": "prod",
      "steps.look.outputs.result": result,
    },
    commands: { gh: GH },
    files: { "issues.json": JSON.stringify(issues), "differences.txt": differences },
  });
}

describe(`the issue about drift${skippedWithout("jq")}`, () => {
  before(function () {
    if (!isInstalled("jq")) this.skip();
  });

  const open = { number: 12, body: `${MARKER}\nold` };
  const others = [
    { number: 3, body: null },
    { number: 4, body: "<!-- cloudmart drift dev -->\nold" },
  ];
  const last = ({ calls }: StepRun): string => (calls.at(-1) ?? "").replace(/ --input .*/, "");

  itInBackground("is opened with what differs and where it was seen", async () => {
    const run = await report("drift", others);
    assert.equal(run.exitCode, 0);
    assert.equal(last(run), "gh api --method POST repos/shop/cloudmart/issues");
    const { title, body } = run.sent[0] as { title: string; body: string };
    assert.equal(title, "prod has drifted");
    assert.ok(
      body.startsWith(
        `${MARKER}\nWhat is deployed as \`prod\` is not what the program says ([last look](${RUN_URL})). `,
      ),
    );
    assert.ok(body.endsWith("`````diff\n~ size: 1 => 2\n\n`````\n"));
  });

  itInBackground("is brought up to date while it is open, never opened twice", async () => {
    const run = await report("drift", [...others, open]);
    assert.equal(last(run), "gh api --method PATCH repos/shop/cloudmart/issues/12");
    assert.deepEqual(Object.keys(run.sent[0] as object), ["body"]);
    assert.equal(run.sent.length, 1);
  });

  itInBackground("keeps the end of a long difference, where the totals stand", async () => {
    const { sent } = await report("drift", [], `${"한".repeat(40_000)}\nResources: 1 to update\n`);
    const { body } = sent[0] as { body: string };
    assert.ok(body.length < 65_536);
    assert.match(body, /Resources: 1 to update/);
  });

  itInBackground("is closed, with a word, when the drift is gone", async () => {
    const run = await report("clean", [...others, open]);
    assert.equal(run.exitCode, 0);
    assert.match((run.sent[0] as { body: string }).body, /^Deployed and program are the same again: /);
    assert.equal(last(run), "gh api --method PATCH repos/shop/cloudmart/issues/12 -f state=closed");
  });

  itInBackground("is left alone where there is neither drift nor issue", async () => {
    const run = await report("clean", others);
    assert.equal(run.exitCode, 0);
    assert.deepEqual(run.sent, []);
    assert.equal(run.calls.length, 1);
  });

  itInBackground("is never touched without a result", async () => {
    const run = await report("", [open]);
    assert.equal(run.exitCode, 1);
    assert.deepEqual(run.sent, []);
  });
});
