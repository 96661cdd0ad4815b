import assert from "node:assert/strict";
import type { NamedRule } from "../../../policy/evaluate";
import { satisfied } from "../../../policy/rule";
import { renderRulesPage } from "../../../preview/report/rules-page";

const rule: NamedRule = {
  name: "keys-rotate",
  service: "kms",
  description: "A key rotates.",
  family: "control",
  severity: "mandatory",
  environments: ["prod"],
  controls: ["KMS.4"],
  sources: ["https://example.com/rotation", "the guide"],
  remedy: "Turn rotation on.",
  types: ["aws:kms/key:Key"],
  check: () => satisfied,
};

describe("the page of rules", () => {
  it("names each rule with its file, what it is, its remedy and its sources", () => {
    const page = renderRulesPage([rule]);
    assert.match(page, /## kms\n\n### \[keys-rotate\]\(\.\.\/policy\/rules\/kms\/keys-rotate\.ts\)/);
    assert.match(page, /A key rotates\. _a control asks for it · mandatory · prod only · KMS\.4_/);
    assert.match(page, /Remedy: Turn rotation on\./);
    assert.match(page, /Source: <https:\/\/example\.com\/rotation>, the guide/);
  });

  it("counts the families and groups by service", () => {
    const page = renderRulesPage([rule, { ...rule, name: "other", service: "rds", family: "refused" }]);
    assert.match(page, /2 rules: 1 "AWS refuses it", 0 "AWS accepts it, you regret it", 1 "a control asks for it"/);
    assert.ok(page.indexOf("## kms") < page.indexOf("## rds"));
  });
});
