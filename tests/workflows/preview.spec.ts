import assert from "node:assert/strict";
import { readProject, readStackConfiguration } from "../../preview/engine/project";
import { itInBackground } from "../support/background";
import { isInstalled, skippedWithout } from "../support/executables";
import { root, STACKS } from "../support/program";
import { findActionStep, findStep, readActionSteps, readWorkflow, runStep, type StepRun } from "../support/workflows";

const BASE = "github.event.pull_request.base.ref";
const DESCRIPTION = "github.event.pull_request.body";
const REPORT = `[ "$*" = "\${*/--html/}" ] || echo page >report/report.html; echo "# the report"`;

function makeReport(npm: string, base = "main", description = ""): Promise<StepRun> {
  const step = findStep("preview", "report", "Make the report");
  return runStep(step, { expressions: { [BASE]: base, [DESCRIPTION]: description }, commands: { git: "", npm } });
}

describe("the report of a pull request", () => {
  itInBackground("compares with the very commit that the change would land on", async () => {
    const { exitCode, calls, read, summary } = await makeReport(REPORT);
    assert.equal(exitCode, 0);
    assert.deepEqual(calls, [
      "git update-ref refs/remotes/origin/main HEAD^1",
      "npm run --silent --no-json preview -- --base origin/main --markdown --html report/report.html",
    ]);
    assert.equal(read("report/report.md"), "# the report\n");
    assert.equal(read("report/report.html"), "page\n");
    assert.equal(summary, "# the report\n");
  });

  itInBackground("is kept when a rule is broken, and the job fails as the preview did", async () => {
    const { exitCode, read } = await makeReport(`${REPORT}; exit 1`);
    assert.equal(exitCode, 1);
    assert.equal(read("report/report.md"), "# the report\n");
  });

  it("is kept by steps that run after a failure too, and whose files have the names that comment.yml looks for", () => {
    const keep = ["Keep the report", "Keep the page"].map((name) => findStep("preview", "report", name));
    assert.deepEqual(
      keep.map(({ if: condition, with: given }) => [condition, given?.["name"], given?.["path"]]),
      [
        ["${{ !cancelled() }}", "report", "report/report.md"],
        ["${{ !cancelled() }}", "page", "report/report.html"],
      ],
    );
  });

  itInBackground("is none when the preview prints nothing: the job fails, and nothing is kept", async () => {
    for (const [npm, expected] of [
      ["exit 2", 2],
      ["exit 0", 1],
    ] as const) {
      const { exitCode, read, log } = await makeReport(npm);
      assert.equal(exitCode, expected);
      assert.equal(read("report/report.md"), undefined);
      assert.match(log, /::error::the preview printed no report/);
    }
  });

  itInBackground("accepts the destructive steps that the pull request's text names, whole lines only", async () => {
    const text = [
      "Moves the database.",
      "allow-destructive: cloudmart-database",
      "allow-destructive: two words",
      "allow-destructive: $(touch hacked)",
      "Not allow-destructive: cloudmart-cache",
      "allow-destructive: cloudmart-cache-key",
    ].join("\r\n");
    const { calls, read } = await makeReport(REPORT, "main", text);
    assert.match(
      calls[1] ?? "",
      /report\.html --allow-destructive cloudmart-database --allow-destructive cloudmart-cache-key$/,
    );
    assert.equal(read("hacked"), undefined);
  });

  itInBackground("takes a branch's name for a name, whatever is in it", async () => {
    const { exitCode, calls, read } = await makeReport(REPORT, "a$(touch hacked);`touch hacked`");
    assert.equal(exitCode, 0);
    assert.equal(calls[0], "git update-ref refs/remotes/origin/a$(touch hacked);`touch hacked` HEAD^1");
    assert.equal(read("hacked"), undefined);
  });

  it("is made without a credential: the job may read the code and nothing else", () => {
    const { permissions, steps = [] } = readWorkflow("preview").jobs["report"] ?? {};
    assert.deepEqual(permissions, { contents: "read" });
    assert.doesNotMatch(JSON.stringify(steps), /token|secrets\.|vars\./);
  });

  it("has the merge and its base in the checkout", () => {
    const checkout = readWorkflow("preview").jobs["report"]?.steps?.[0];
    assert.equal(checkout?.with?.["fetch-depth"], 2);
    assert.equal(checkout.with["ref"], undefined); // the default of a pull request: its merge into the base
  });
});

describe(`the stacks to preview with a role${skippedWithout("jq")}`, () => {
  before(function () {
    if (!isInstalled("jq")) this.skip();
  });

  for (const workflow of ["preview", "drift"]) {
    const list = async (variables: object, files = {}): Promise<unknown> => {
      const step = findStep(workflow, "stacks", "List the stacks with a read-only role");
      const { exitCode, outputs } = await runStep(step, {
        expressions: { "toJSON(vars)": JSON.stringify(variables, null, 2) },
        files,
      });
      assert.equal(exitCode, 0);
      return JSON.parse(outputs["stacks"] ?? "");
    };

    itInBackground(`are those whose role is a variable (${workflow})`, async () => {
      const variables = { AWS_PREVIEW_ROLE_PROD: "arn:aws:iam::1:role/p", AWS_PREVIEW_ROLE_GONE: "arn", OTHER: "x" };
      assert.deepEqual(await list(variables), [{ stack: "prod", role: "arn:aws:iam::1:role/p" }]);
    });

    itInBackground(`are none without a variable, or with an empty one (${workflow})`, async () => {
      assert.deepEqual(await list({}), []);
      assert.deepEqual(await list({ AWS_PREVIEW_ROLE_DEV: "" }), []);
      assert.equal(readWorkflow(workflow).jobs["stack"]?.if, "needs.stacks.outputs.stacks != '[]'");
    });

    itInBackground(`may have a hyphen, which a variable's name may not (${workflow})`, async () => {
      const files = { "Pulumi.eu-prod.yaml": "config: {}\n" };
      assert.deepEqual(await list({ AWS_PREVIEW_ROLE_EU_PROD: "arn" }, files), [{ stack: "eu-prod", role: "arn" }]);
    });

    itInBackground(`may have a dot, which a variable's name may not (${workflow})`, async () => {
      const files = { "Pulumi.eu.v2.yaml": "config: {}\n" };
      assert.deepEqual(await list({ AWS_PREVIEW_ROLE_EU_V2: "arn" }, files), [{ stack: "eu.v2", role: "arn" }]);
    });
  }
});

describe("a job that takes a role", () => {
  const findRegion = (stack: string, files = {}): Promise<StepRun> =>
    runStep(findActionStep("pulumi", "Find the region"), { expressions: { "inputs.stack": stack }, files });

  for (const stack of STACKS) {
    itInBackground(`works in the region of the stack's file: ${stack}`, async () => {
      const { values } = readStackConfiguration(readProject(root), stack);
      const { region } = JSON.parse(String(values["cloudmart:aws"])) as { region: string };
      assert.equal((await findRegion(stack)).outputs["region"], region);
    });
  }

  itInBackground("fails where the file names no region, or two", async () => {
    for (const content of ["config: {}\n", "a:\n  region: eu-west-1\nb:\n  region: us-east-1\n"]) {
      const { exitCode, log, outputs } = await findRegion("odd", { "Pulumi.odd.yaml": content });
      assert.equal(exitCode, 1);
      assert.match(log, /::error::Pulumi\.odd\.yaml should name one region/);
      assert.deepEqual(outputs, {});
    }
  });

  itInBackground("installs modules before it has the role, and logs in to where the state is", async () => {
    const order = readActionSteps("pulumi").map(({ name, uses }) => name ?? uses?.split("@")[0]);
    assert.ok(order.indexOf("Install modules") < order.indexOf("aws-actions/configure-aws-credentials"));
    const login = findActionStep("pulumi", "Log in to the state");
    const { exitCode, calls } = await runStep(login, {
      expressions: { "inputs.backend": "s3://state?region=ap-northeast-2" },
      commands: { pulumi: "" },
    });
    assert.equal(exitCode, 0);
    assert.deepEqual(calls, ["pulumi login --non-interactive s3://state?region=ap-northeast-2"]);
  });
});

describe("the real preview of a pull request", () => {
  it("shows the difference against what is deployed, judged by the rules, with its totals kept", () => {
    const preview = readWorkflow("preview").jobs["stack"]?.steps?.at(-1)?.with ?? {};
    const { command, diff, refresh, policyPacks } = preview;
    assert.deepEqual(
      { command, diff, refresh, policyPacks },
      { command: "preview", diff: true, refresh: true, policyPacks: "policy" },
    );
    assert.equal(preview["always-include-summary"], true);
    assert.equal(preview["comment-on-summary"], true);
    assert.equal(preview["suppress-outputs"], true);
  });
});
