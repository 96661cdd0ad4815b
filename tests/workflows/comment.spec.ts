import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { MARKER } from "../../preview/report/markdown/markdown";
import { itInBackground } from "../support/background";
import { isInstalled, skippedWithout } from "../support/executables";
import { makeFiles } from "../support/projects";
import { findStep, readWorkflow, runStep, type StepRun } from "../support/workflows";

const SHA = "a".repeat(40);
const EVENT = {
  "github.token": "token-of-the-run",
  "github.repository": "shop/cloudmart",
  "github.event.workflow_run.id": "77",
  "github.event.workflow_run.html_url": "https://example.test/runs/77",
  "github.event.workflow_run.head_repository.full_name": "stranger/cloudmart",
  "github.event.workflow_run.head_branch": "feature",
  "github.event.workflow_run.head_sha": SHA,
};

/** What GitHub answers; each part can be replaced. */
interface Answers {
  readonly pulls?: unknown;
  readonly artifacts?: unknown;
  readonly comments?: unknown;
  readonly archive?: Buffer;
  readonly event?: Partial<typeof EVENT>;
  readonly commands?: Readonly<Record<string, string>>;
}

const pull = (number: number, sha = SHA, repository = "stranger/cloudmart"): unknown => ({
  number,
  head: { sha, repo: { full_name: repository } },
});
const artifact = (id: number, size = 900): unknown => ({
  id,
  name: "report",
  expired: false,
  size_in_bytes: size,
  created_at: `2026-01-0${id.toString()}`,
});
const comment = (id: number, login: string, body: string): unknown => ({ id, user: { login }, body });

function zip(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const folder = makeFiles({ ...(files as Record<string, string>) });
  execFileSync("zip", ["-q", "archive.zip", ...Object.keys(files)], { cwd: folder });
  return readFileSync(path.join(folder, "archive.zip"));
}

/** What the run of a pull request keeps, unless a spec says otherwise; made once. */
let report: Buffer | undefined;

const GH = `case "$*" in
  "api --method GET repos/shop/cloudmart/pulls "*) cat "$FILES/pulls.json" ;;
  "api --method GET repos/shop/cloudmart/actions/runs/77/artifacts -f name=report") cat "$FILES/artifacts.json" ;;
  "api repos/shop/cloudmart/actions/artifacts/"*"/zip") cat "$FILES/archive.zip" ;;
  "api --paginate repos/shop/cloudmart/issues/"*"/comments?per_page=100") cat "$FILES/comments.json" ;;
  "api --method POST repos/"* | "api --method PATCH repos/"*) ;;
  *) exit 99 ;;
esac`;

function post({ pulls, artifacts, comments, archive, event, commands }: Answers): Promise<StepRun> {
  report ??= zip({ "report.md": "# the report\n" });
  const files = {
    "pulls.json": JSON.stringify(pulls ?? [pull(5)]),
    "artifacts.json": JSON.stringify(artifacts ?? { artifacts: [artifact(1)] }),
    "comments.json": JSON.stringify(comments ?? []),
    "archive.zip": archive ?? report,
  };
  const step = findStep("comment", "comment", "Post the report");
  return runStep(step, { expressions: { ...EVENT, ...event }, commands: { gh: GH, ...commands }, files });
}

function bodyOf({ sent }: StepRun): string {
  assert.equal(sent.length, 1);
  return (sent[0] as { body: string }).body;
}

describe(`the comment on a pull request${skippedWithout("jq")}${skippedWithout("zip")}`, () => {
  before(function () {
    if (!["jq", "zip", "unzip"].every(isInstalled)) this.skip();
  });

  itInBackground("is the report, marked, with the commit and the run that it comes from", async () => {
    const run = await post({});
    assert.equal(run.exitCode, 0);
    assert.equal(
      bodyOf(run),
      `${MARKER}\n# the report\n\n\n<sub>Made of ${SHA} by the code of this pull request, without credentials: ` +
        "[run](https://example.test/runs/77).</sub>\n",
    );
    assert.match(run.calls.at(-1) ?? "", /--method POST repos\/shop\/cloudmart\/issues\/5\/comments --input /);
  });

  itInBackground("is edited in place", async () => {
    const run = await post({
      comments: [comment(8, "somebody", "hello"), comment(9, "github-actions[bot]", `${MARKER}\nold`)],
    });
    assert.match(run.calls.at(-1) ?? "", /--method PATCH repos\/shop\/cloudmart\/issues\/comments\/9 --input /);
  });

  itInBackground("never overwrites somebody's comment, not even one with the marker", async () => {
    const comments = [comment(8, "somebody", `${MARKER}\nmine`), comment(9, "github-actions[bot]", `about ${MARKER}`)];
    assert.match((await post({ comments })).calls.at(-1) ?? "", /--method POST /);
  });

  itInBackground("goes to the pull request that GitHub says has this commit", async () => {
    const pulls = [pull(4, "b".repeat(40)), pull(6), pull(7, SHA, "other/cloudmart")];
    const { calls } = await post({ pulls });
    assert.equal(calls[0], "gh api --method GET repos/shop/cloudmart/pulls -f state=open -f head=stranger:feature");
    assert.match(calls.at(-1) ?? "", /issues\/6\/comments/);
  });

  itInBackground(
    "is not posted for a commit that is no longer the newest, nor where two requests share it",
    async () => {
      for (const pulls of [[], [pull(4, "b".repeat(40))], [pull(4), pull(5)]]) {
        const { exitCode, calls, sent } = await post({ pulls });
        assert.equal(exitCode, 0);
        assert.equal(calls.length, 1);
        assert.deepEqual(sent, []);
      }
    },
  );

  itInBackground("says that there is no report where the run kept none", async () => {
    const run = await post({ artifacts: { artifacts: [] } });
    assert.equal(run.exitCode, 0);
    assert.match(bodyOf(run), /^<!-- cloudmart preview -->\n\*\*No report\*\* of a{40}: /);
  });

  itInBackground("is made of the newest of several attempts", async () => {
    const { calls } = await post({ artifacts: { artifacts: [artifact(2), artifact(3), artifact(1)] } });
    assert.ok(calls.includes("gh api repos/shop/cloudmart/actions/artifacts/3/zip"));
  });

  itInBackground("fails, and posts nothing, when GitHub does not answer", async () => {
    const step = findStep("comment", "comment", "Post the report");
    const { exitCode, sent } = await runStep(step, { expressions: EVENT, commands: { gh: "exit 4" } });
    assert.notEqual(exitCode, 0);
    assert.deepEqual(sent, []);
  });
});

describe(`a stranger's report${skippedWithout("jq")}${skippedWithout("zip")}`, () => {
  before(function () {
    if (!["jq", "zip", "unzip"].every(isInstalled)) this.skip();
  });

  const noReport = /\*\*No report\*\*/;

  itInBackground("is not downloaded when it is too large to be one", async () => {
    const run = await post({ artifacts: { artifacts: [artifact(1, 1_000_001)] } });
    assert.match(bodyOf(run), noReport);
    assert.ok(!run.calls.some((call) => call.includes("/zip")));
  });

  itInBackground("is not unpacked past what a comment holds", async () => {
    const unzip = `set -o pipefail; head -c 50000000 /dev/zero | tr '\\0' a && echo all >"$FILES/unpacked"`;
    const run = await post({ commands: { unzip } });
    assert.equal(run.exitCode, 0);
    assert.equal(run.read("unpacked"), undefined);
    assert.match(bodyOf(run), noReport);
  });

  itInBackground(
    "fits what GitHub takes: a long one is refused, the longest that the preview makes is not",
    async () => {
      assert.match(bodyOf(await post({ archive: zip({ "report.md": "é".repeat(65_001) }) })), noReport);
      const longest = bodyOf(await post({ archive: zip({ "report.md": "─".repeat(60_000) }) }));
      assert.doesNotMatch(longest, noReport);
      assert.ok(longest.length < 65_536);
    },
  );

  itInBackground("mentions nobody and holds no control character", async () => {
    const archive = zip({ "report.md": "@everyone and shop@team \u0007\u001b[31mred\u0000 @ 5 $(x) `y`\n" });
    assert.match(bodyOf(await post({ archive })), /\n@\u200beveryone and shop@\u200bteam \[31mred @ 5 \$\(x\) `y`\n/);
  });

  itInBackground("is text even when it is not", async () => {
    const run = await post({ archive: zip({ "report.md": Buffer.from([0x61, 0xff, 0xfe, 0x62, 0x0a]) }) });
    assert.match(bodyOf(run), /\nab\n/);
  });

  itInBackground("is one file by its name: others in the archive are never written", async () => {
    const run = await post({ archive: zip({ "report.md": "fine\n", "post-report.sh": "touch hacked\n" }) });
    assert.equal(run.read("post-report.sh"), undefined);
    assert.match(bodyOf(run), /\nfine\n/);
    assert.match(bodyOf(await post({ archive: zip({ "other.md": "x" }) })), noReport);
    assert.match(bodyOf(await post({ archive: Buffer.from("no archive") })), noReport);
  });

  itInBackground("comes from a branch whose name is only a name", async () => {
    const run = await post({ event: { "github.event.workflow_run.head_branch": "x$(touch hacked)" } });
    assert.match(run.calls[0] ?? "", /head=stranger:x\$\(touch hacked\)$/);
    assert.equal(run.read("hacked"), undefined);
  });
});

describe("the workflow that comments", () => {
  const { jobs } = readWorkflow("comment");

  it("runs the default branch's script and no code of the pull request", () => {
    const steps = jobs["comment"]?.steps ?? [];
    assert.deepEqual(steps[0]?.with, {
      ref: "${{ github.event.repository.default_branch }}",
      "persist-credentials": false,
      "sparse-checkout": ".github/scripts",
    });
    assert.deepEqual(
      steps.slice(1).map(({ run }) => run),
      [".github/scripts/post-report.sh"],
    );
  });

  it("takes the pull request from GitHub's event, never from the artifact", () => {
    assert.deepEqual(
      Object.values(findStep("comment", "comment", "Post the report").env ?? {}),
      Object.keys(EVENT).map((expression) => `\${{ ${expression} }}`),
    );
  });

  it("comments on a failed preview too, but not on one that a newer push cancelled", () => {
    assert.equal(
      jobs["comment"]?.if,
      "github.event.workflow_run.event == 'pull_request' && github.event.workflow_run.conclusion != 'cancelled'",
    );
  });
});
