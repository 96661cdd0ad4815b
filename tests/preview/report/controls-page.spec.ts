import assert from "node:assert/strict";
import type { Finding, NamedRule } from "../../../policy/evaluate";
import { satisfied } from "../../../policy/rule";
import { renderControlsPage } from "../../../preview/report/controls-page";

function ruleOf(name: string, controls: readonly string[]): NamedRule {
  return {
    name,
    service: "rds",
    description: "It holds.",
    family: "control",
    severity: "mandatory",
    controls,
    sources: ["a page"],
    remedy: "Do it.",
    types: ["aws:rds/instance:Instance"],
    check: () => satisfied,
  };
}

function findingOf(rule: string, verdict: Finding["verdict"]): Finding {
  return { rule, severity: "mandatory", verdict, urn: "urn", message: "why" };
}

describe("the page of controls", () => {
  const rules = [ruleOf("later", ["RDS.10"]), ruleOf("sooner", ["RDS.9", "RDS.2"])];

  it("lists every control of every rule once, in the order of their numbers", () => {
    const rows = [...renderControlsPage(rules, []).matchAll(/^\| (RDS\.\d+) \| (\w+)/gm)];
    assert.deepEqual(
      rows.map(([, control, rule]) => [control, rule]),
      [
        ["RDS.2", "sooner"],
        ["RDS.9", "sooner"],
        ["RDS.10", "later"],
      ],
    );
  });

  it("shows the worst verdict of a rule in each stack", () => {
    const state = (...verdicts: Finding["verdict"][]): string | undefined => {
      const findings = verdicts.map((verdict) => findingOf("later", verdict));
      return /RDS\.10 \| later \| (.*) \|/.exec(renderControlsPage(rules, [{ stack: "prod", findings }]))?.[1];
    };
    assert.equal(state(), "not applicable");
    assert.equal(state("satisfied"), "pass");
    assert.equal(state("satisfied", "waived"), "waived");
    assert.equal(state("waived", "cannot tell"), "cannot tell yet");
    assert.equal(state("satisfied", "violated", "cannot tell"), "**violated**");
  });

  it("gives the reason of every waiver", () => {
    const findings = [findingOf("later", "waived"), findingOf("sooner", "satisfied")];
    const page = renderControlsPage(rules, [{ stack: "dev", findings }]);
    assert.match(page, /## Waivers\n\n- \*\*dev\*\* later: why\n$/);
  });
});
