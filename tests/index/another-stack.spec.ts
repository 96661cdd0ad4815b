/** One more system is one more file: nothing else in the repository knows its name. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ReportDocument } from "../../preview/report/json";
import { inBackground } from "../support/background";
import { type Outcome, runPreview } from "../support/command";
import { copyProject } from "../support/copies";
import { root, STACKS } from "../support/program";

/** Of no environment's name. */
const NAME = "tea-shop";

/** Another Region and its zones, with the copies where the original was: what a new system would change first. */
function moveAway(content: string): string {
  const regions: Readonly<Record<string, string>> = { "ap-northeast-2": "us-east-1", "us-east-1": "ap-northeast-2" };
  return content.replace(/ap-northeast-2|us-east-1/g, (region) => regions[region] ?? region);
}

const runs = inBackground(() => {
  const folder = copyProject();
  const content = readFileSync(path.join(root, "Pulumi.ha.yaml"), "utf8");
  writeFileSync(path.join(folder, `Pulumi.${NAME}.yaml`), moveAway(content));
  return Promise.all([runPreview(folder, [NAME, "--json"]), runPreview(folder, ["--compare", NAME, "dev"])]);
});

describe("one more stack file", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy
  let document: ReportDocument;
  let side: Outcome;
  before(async () => {
    assert.ok(!STACKS.includes(NAME));
    const [json, compared] = await runs();
    assert.deepEqual([json.exitCode, json.err], [0, ""]);
    document = JSON.parse(json.out) as ReportDocument;
    side = compared;
  });

  it("is previewed, judged without a violation, costed and drilled, with no line of code", () => {
    const [stack, ...others] = document.stacks;
    assert.deepEqual(others, []);
    assert.ok(stack?.succeeded === true && stack.judgement !== null && stack.cost !== null && stack.zoneLoss !== null);
    assert.deepEqual(stack.judgement.violations, []);
    assert.deepEqual(stack.judgement.undecided, []);
    assert.ok(stack.judgement.rules > 100);
    assert.ok(stack.cost.totalMonthlyUsd.minimum > 100);
    assert.deepEqual(stack.summary.workloadZones, ["us-east-1a", "us-east-1b", "us-east-1c"]);
    assert.ok(stack.zoneLoss.failures.every(({ serves }) => serves !== "no"));
  });

  it("is waived nothing but what its environment is, and needs no waiver by its own name", () => {
    const waived = document.stacks.flatMap(({ judgement }) => judgement?.waived ?? []);
    assert.ok(waived.length > 0);
    assert.ok(waived.every(({ message }) => !message.includes(NAME)));
  });

  it("stands beside any other", () => {
    assert.equal(side.exitCode, 0);
    assert.match(side.out, /^ +tea-shop +dev\nStack\n/);
    assert.match(side.out, /^\* Region +us-east-1 +ap-northeast-2$/m);
  });
});
