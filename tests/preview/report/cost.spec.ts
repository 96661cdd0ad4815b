import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { estimateCost } from "../../../preview/analyses/cost/cost";
import { describeCost, renderCost } from "../../../preview/report/cost";
import { makeGraph, makeResource } from "../../support/graphs";
import { loadGraph } from "../../support/program";

const plain = createColors(false);

function small(budgetMonthlyUsd?: number, region = "ap-northeast-2"): ReturnType<typeof estimateCost> {
  const provider = makeResource("pulumi:providers:aws", "aws", { region });
  const address = makeResource("aws:ec2/eip:Eip", "door", {}, { provider: provider.urn });
  return estimateCost(makeGraph([provider, address]), { budgetMonthlyUsd });
}

describe("the cost section", () => {
  it("fits 80 columns, shows both totals, the range, the profile and the oldest price of each stack", async function () {
    this.timeout(60_000);
    const stacks = [];
    for (const stack of ["dev", "prod"]) stacks.push({ stack, cost: estimateCost(await loadGraph(stack)) });
    const lines = renderCost(stacks, 80, plain);
    for (const line of lines) assert.ok(line.length <= 80, line);
    const text = lines.join("\n");
    for (const row of [
      /^Cost a month +dev +prod$/m,
      /^ {2}network +\$\d+\.\d\d +\$\d+\.\d\d$/m,
      /^Always on +\$135\.04 +\$276\.82$/m,
      /^Usage +\$/m,
      /^ {2}of the profile +medium +medium$/m,
      /^Total +\$/m,
      /^ {2}scaled to its maximum +\$/m,
      /^Charges without a price +none +1$/m,
      /^Oldest price of +2024-07-01 +2024-07-01$/m,
      /730 hour x \$0\.059, ap-northeast-2\/vpc\/nat-gateway-hour, 2026-09-25/,
      /^Without a price in prod$/m,
    ]) {
      assert.match(text, row);
    }
  });

  it("shows stacks that do not fit beside each other below, and no table without stacks", () => {
    const stacks = ["a", "b", "c", "d"].map((stack) => ({ stack, cost: small() }));
    const headings = renderCost(stacks, 80, plain).filter((line) => line.startsWith("Cost a month"));
    assert.deepEqual(
      headings.map((line) => line.split(/ {2,}/).slice(1)),
      [["a", "b", "c"], ["d"]],
    );
    assert.deepEqual(renderCost([], 80, plain), []);
  });
});

describe("describeCost", () => {
  it("is one line: the range, the usage, what is unpriced, the budget", () => {
    assert.equal(describeCost(small()), "$3.65 a month with medium usage");
    assert.equal(describeCost(small(4)), "$3.65 a month with medium usage, within its budget of $4.00");
    assert.equal(describeCost(small(3)), "$3.65 a month with medium usage, above its budget of $3.00");
    assert.equal(describeCost(small(undefined, "eu-central-1")), "cost unknown, 1 charge unpriced");
  });
});
