import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { conclude, judge, type Output } from "../../preview/conclude";
import type { StackPreview } from "../../preview/engine/preview-stack";
import type { ReportDocument } from "../../preview/report/json";
import { MARKER } from "../../preview/report/markdown/markdown";
import { makeGraph, makeResource } from "../support/graphs";
import { makeZonedStack } from "../support/zoned-stack";

function preview(more: Partial<StackPreview> = {}): StackPreview {
  const graph = makeGraph([makeResource("aws:sns/topic:Topic", "orders")]);
  return { graph, environment: undefined, messages: [], errors: [], programOutput: "", ...more };
}

const exposed = makeGraph([makeResource("aws:rds/instance:Instance", "orders", { publiclyAccessible: true })]);

function read(
  previews: readonly StackPreview[],
  format: Output["format"] = "terminal",
): { isGood: boolean; out: string; err: string } {
  let [out, err] = ["", ""];
  const isGood = conclude(
    "cloudmart",
    previews.map((each) => judge(each)),
    { format },
    {
      print: (text) => (out += text),
      complain: (text) => (err += text),
      colors: createColors(false),
    },
  );
  return { isGood, out, err };
}

describe("conclude", () => {
  it("is content with programs that ran and break no mandatory rule", () => {
    const { isGood, err } = read([preview()]);
    assert.deepEqual({ isGood, err }, { isGood: true, err: "" });
  });

  it("is not with a program that failed, whose rules it does not judge", () => {
    const failed = preview({ graph: exposed, environment: "dev", errors: ["no"] });
    const { isGood, out, err } = read([failed]);
    assert.deepEqual({ isGood, out, err }, { isGood: false, out: "dev: failed\n", err: "dev failed:\n  no\n" });
  });

  it("is not with a stack that breaks a mandatory rule of the environment it names", () => {
    assert.equal(read([preview({ graph: exposed, environment: "dev" })]).isGood, false);
    assert.equal(read([preview({ graph: exposed })]).isGood, true);
  });

  it("is not with a stack above its budget, with or without an environment", () => {
    const provider = makeResource("pulumi:providers:aws", "aws", { region: "ap-northeast-2" });
    const address = makeResource("aws:ec2/eip:Eip", "door", {}, { provider: provider.urn });
    const dear = { graph: makeGraph([provider, address]) }; // 3.65 USD a month
    assert.equal(read([preview({ ...dear, budgetMonthlyUsd: 4 })]).isGood, true);
    const { isGood, out } = read([preview({ ...dear, budgetMonthlyUsd: 3 })]);
    assert.equal(isGood, false);
    assert.equal(out.match(/^violated in dev: monthly-budget$/gm)?.length, 1);
    assert.match(out, /^ {2}1 rule: 1 violated$/m);
    const { stacks } = JSON.parse(read([preview({ ...dear, budgetMonthlyUsd: 3 })], "json").out) as ReportDocument;
    assert.deepEqual(
      stacks[0]?.judgement?.violations.map(({ rule }) => rule),
      ["monthly-budget"],
    );
    const comment = read([preview({ ...dear, budgetMonthlyUsd: 3 })], "markdown").out;
    assert.equal(comment.match(/monthly-budget/g)?.length, 1);
    assert.match(comment, /1 mandatory rule violation/);
  });

  it("is not with a stack that cannot keep what it promises, with or without an environment", () => {
    const alone = makeZonedStack({ zones: ["a", "b"], database: { isMultiAz: false } });
    const promise = (recoveryTimeSeconds: number): StackPreview =>
      preview({ graph: alone, objectives: JSON.stringify({ wrongDeletion: { recoveryTimeSeconds } }) });
    assert.equal(read([preview({ graph: alone })]).isGood, true);
    assert.equal(read([promise(1000)]).isGood, true);
    const { isGood, out } = read([promise(999)]);
    assert.equal(isGood, false);
    assert.match(out, /^violated in dev: recovery-objective$/m);
    assert.match(out, /0 of 1 objectives can be kept/);
  });

  it("prints a document, or a report, and what the programs printed beside either", () => {
    const noisy = preview({ programOutput: "one\ntwo" });
    assert.match(read([noisy]).out, /^dev: 1 resource\n/);
    assert.equal((JSON.parse(read([noisy], "json").out) as ReportDocument).project, "cloudmart");
    assert.equal(read([noisy], "markdown").out.split("\n")[0], MARKER);
    for (const format of ["terminal", "json", "markdown"] as const)
      assert.equal(read([noisy], format).err, "dev | one\ndev | two\n");
  });
});
