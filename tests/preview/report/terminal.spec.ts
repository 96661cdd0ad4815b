import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { type JudgedPreview, renderErrors, renderReport, renderVerdicts } from "../../../preview/report/terminal";
import { makeGraph, makeResource } from "../../support/graphs";

const plain = createColors(false);

function preview(stack: string, more: Partial<JudgedPreview> = {}): JudgedPreview {
  const provider = makeResource("pulumi:providers:aws", "aws", { region: "eu-west-1" }, { stack });
  const tier = makeResource("cloudmart:network:Network", "main", {}, { stack, custom: false });
  const topic = makeResource("aws:sns/topic:Topic", "orders", {}, { parent: tier.urn, stack });
  const graph = makeGraph([provider, tier, topic], stack);
  const result = { messages: [], errors: [], programOutput: "", environment: undefined, judgement: undefined };
  return { graph, ...result, ...more };
}

const failed = preview("prod", { errors: ["1 problem in the configuration:\n  - a"] });

describe("renderReport", () => {
  it("shows each stack as a tree, and the stacks side by side", () => {
    assert.equal(
      renderReport([preview("dev"), preview("prod")], plain),
      `dev: 1 resource
└─ Network main: 1
   └─ sns: Topic

prod: 1 resource
└─ Network main: 1
   └─ sns: Topic

                          dev                        prod
Stack
  Region                  eu-west-1                  eu-west-1
  Account                 any                        any
  Protected resources     0                          0
`,
    );
  });

  it("explains the sign of a difference only where there is one", () => {
    const other = makeGraph([makeResource("pulumi:providers:aws", "aws", { region: "us-east-1" })], "prod");
    const report = renderReport([preview("dev"), { ...preview("prod"), graph: other }], plain);
    assert.match(report, /\n\* Region {18}eu-west-1 {18}us-east-1\n/);
    assert.match(report, /\n\n\* differs between the stacks\n$/);
  });

  it("shows what the program logged, and about which resource", () => {
    const messages = [
      { severity: "warning", text: "careful", urn: "urn:pulumi:dev::cloudmart::aws:sns/topic:Topic::orders" },
      { severity: "info", text: "for your information", urn: "" },
      { severity: "info", text: "of the stack", urn: "urn:pulumi:dev::cloudmart::pulumi:pulumi:Stack::cloudmart-dev" },
    ] as const;
    assert.match(
      renderReport([preview("dev", { messages })], plain),
      /sns: Topic\nwarning: orders: careful\ninfo: for your information\ninfo: of the stack\n\n/,
    );
  });

  it("leaves out a stack that failed, and is empty when all did", () => {
    assert.doesNotMatch(renderReport([preview("dev"), failed], plain), /prod/);
    assert.equal(renderReport([failed], plain), "");
  });
});

describe("renderVerdicts", () => {
  it("says how a stack stands with the rules", () => {
    const judgement = { rules: 7, violations: [], waived: [], undecided: [] };
    assert.match(
      renderVerdicts([preview("dev", { judgement })], plain),
      /none carries work\n  7 rules: none violated\n$/,
    );
  });

  it("gives one line a stack, a failed one included", () => {
    assert.equal(
      renderVerdicts([preview("dev"), failed], plain),
      "dev: 1 resource, 0 NAT gateways, 0 zones with subnets, none carries work\nprod: failed\n",
    );
  });
});

describe("renderErrors", () => {
  it("names the stack and indents its messages", () => {
    assert.equal(renderErrors([preview("dev")], plain), "");
    assert.equal(renderErrors([failed], plain), "prod failed:\n  1 problem in the configuration:\n    - a\n");
  });
});
