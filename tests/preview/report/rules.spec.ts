import assert from "node:assert/strict";
import { createColors } from "picocolors";
import type { Finding } from "../../../policy/evaluate";
import type { Judgement } from "../../../preview/analyses/rules";
import { describeJudgement, renderRules } from "../../../preview/report/rules";

const plain = createColors(false);

function finding(verdict: Finding["verdict"], more: Partial<Finding> = {}): Finding {
  return {
    rule: "keys-rotate",
    severity: "mandatory",
    verdict,
    urn: "urn",
    message: "key: rotation is false",
    ...more,
  };
}

function judgement(more: Partial<Judgement> = {}): Judgement {
  return { rules: 3, violations: [], waived: [], undecided: [], ...more };
}

describe("renderRules", () => {
  it("shows a violation in full, with its stack and what to do", () => {
    const violations = [{ ...finding("violated"), remedy: "Turn it on." }];
    assert.deepEqual(renderRules([{ stack: "prod", judgement: judgement({ violations }) }], 80, plain), [
      "violated in prod: keys-rotate",
      "  key: rotation is false. Turn it on.",
    ]);
  });

  it("calls an advisory rule advice", () => {
    const violations = [{ ...finding("violated", { severity: "advisory" }), remedy: "Do." }];
    assert.match(
      renderRules([{ stack: "dev", judgement: judgement({ violations }) }], 80, plain).join(),
      /^advice in dev/,
    );
  });

  it("gives each waiver's reason once, with the stacks it is for", () => {
    const waived = [
      finding("waived", { message: "a is b. Waived: it is a test" }),
      finding("waived", { message: "c. Waived: it is a test" }),
    ];
    const stacks = ["dev", "prod"].map((stack) => ({ stack, judgement: judgement({ waived }) }));
    assert.deepEqual(renderRules(stacks, 80, plain), [
      "Waived, with the reason",
      "  keys-rotate (dev, prod): it is a test",
    ]);
  });

  it("says what cannot be told", () => {
    const undecided = [finding("cannot tell", { message: "key: a is not known" })];
    assert.deepEqual(renderRules([{ stack: "dev", judgement: judgement({ undecided }) }], 80, plain), [
      "Cannot be told before deployment",
      "  keys-rotate (dev): key: a is not known",
    ]);
  });

  it("says nothing where there is nothing to say, and never passes 80 columns", () => {
    assert.deepEqual(renderRules([{ stack: "dev", judgement: judgement() }], 80, plain), []);
    const waived = [finding("waived", { message: `a. Waived: ${"reason ".repeat(40)}` })];
    for (const line of renderRules([{ stack: "dev", judgement: judgement({ waived }) }], 80, plain))
      assert.ok(line.length <= 80);
  });
});

describe("describeJudgement", () => {
  it("counts what matters and leaves out what is not there", () => {
    assert.equal(describeJudgement(judgement()), "3 rules: none violated");
    const violations = [
      { ...finding("violated"), remedy: "" },
      { ...finding("violated", { severity: "advisory" }), remedy: "" },
    ];
    const all = judgement({ violations, waived: [finding("waived")], undecided: [finding("cannot tell")] });
    assert.equal(describeJudgement(all), "3 rules: 1 violated, 1 advised, 1 waived, 1 undecided");
  });
});
