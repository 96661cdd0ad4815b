import assert from "node:assert/strict";
import { estimateCost } from "../../../preview/analyses/cost/cost";
import { holdToBudget, isMandatory, judgeStack } from "../../../preview/analyses/rules";
import { loadGraph } from "../../support/program";
import { edit } from "../../support/rules";

describe("judging a stack", () => {
  it("finds no violation in prod, and says how many rules looked", async () => {
    const { rules, violations } = judgeStack(await loadGraph("prod"), "prod");
    assert.deepEqual(violations, []);
    assert.ok(rules > 100);
  });

  it("names a violation with its remedy, mandatory ones first", async () => {
    const open = edit("aws:ec2/launchTemplate:LaunchTemplate", (inputs) => {
      inputs["metadataOptions"] = { httpTokens: "optional", httpPutResponseHopLimit: 1 };
    });
    const { violations } = judgeStack(open(await loadGraph("prod")), "prod");
    const found = violations.find(({ rule }) => rule === "instance-metadata-requires-imdsv2");
    assert.ok(found !== undefined && isMandatory(found));
    assert.match(found.remedy, /\.$/);
    const order = violations.map((each) => Number(isMandatory(each)));
    assert.deepEqual(order, [...order].sort().reverse());
  });

  it("keeps the reason of what is waived", async () => {
    const { waived } = judgeStack(await loadGraph("dev"), "dev");
    assert.ok(waived.length > 0);
    for (const { message } of waived) assert.match(message, /\. Waived: ./);
  });

  it("puts what exceeds the budget first, with the total, the profile, the budget and the key to change", async () => {
    const graph = await loadGraph("prod");
    const judgement = judgeStack(graph, "prod");
    const judge = (budgetMonthlyUsd?: number) =>
      holdToBudget(judgement, graph, estimateCost(graph, { budgetMonthlyUsd }));
    assert.equal(judge(), judgement);
    assert.deepEqual(judge(1_000_000), { ...judgement, rules: judgement.rules + 1 });
    const [excess, ...others] = judge(100)?.violations ?? [];
    assert.deepEqual(others, []);
    assert.ok(excess !== undefined && isMandatory(excess));
    assert.equal(excess.rule, "monthly-budget");
    assert.ok(graph.resources.some(({ urn }) => urn === excess.urn));
    assert.match(excess.message, /^\$\d{3}\.\d\d a month with medium usage is above the budget of \$100\.00$/);
    assert.equal(excess.remedy, "Make it cheaper, or raise budget.monthlyUsd in Pulumi.prod.yaml.");
  });

  it("holds a stack without an environment to its budget, and judges a failed one by nothing", async () => {
    const graph = await loadGraph("prod");
    const judge = (budgetMonthlyUsd: number) =>
      holdToBudget(undefined, graph, estimateCost(graph, { budgetMonthlyUsd }));
    assert.equal(judge(100)?.rules, 1);
    assert.equal(judge(1_000_000), undefined);
    assert.equal(holdToBudget(undefined, graph, undefined), undefined);
  });

  it("refuses an environment there is no policy for", async () => {
    const graph = await loadGraph("dev");
    assert.throws(() => judgeStack(graph, "staging"), /"staging"; allowed: "dev" or "prod"/);
  });
});
