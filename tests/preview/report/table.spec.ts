import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import { createColors } from "picocolors";
import type { ComparedSetting } from "../../../preview/report/comparison";
import { renderTable } from "../../../preview/report/table";

function row(tier: string, label: string, ...values: (string | undefined)[]): ComparedSetting {
  return { tier, label, values, isDifferent: new Set(values).size > 1 };
}

const ROWS = [
  row("Stack", "Region", "eu-west-1", "eu-west-1"),
  row("Stack", "Account", "1", "2"),
  row("Edge", "Domain", undefined, "shop"),
];
const plain = createColors(false);

describe("renderTable", () => {
  it("groups rows by tier, marks those that differ with a sign, and shows what a stack does not have", () => {
    assert.deepEqual(renderTable(["dev", "prod"], ROWS, 46, plain), [
      "                          dev       prod",
      "Stack",
      "  Region                  eu-west-1 eu-west-1",
      "* Account                 1         2",
      "Edge",
      "* Domain                  -         shop",
    ]);
  });

  it("keeps within the width and breaks a longer value between its words", () => {
    const value = "0 at 21:00 Mon-Fri Asia/Seoul, 1 at 08:00 Mon-Fri Asia/Seoul";
    for (const stacks of [["dev"], ["dev", "prod"], ["dev", "test", "prod"]]) {
      const lines = renderTable(stacks, [row("Compute", "Schedule", value, ...stacks.slice(1))], 80, plain);
      assert.ok(
        lines.every((line) => line.length <= 80),
        lines.join("\n"),
      );
      assert.doesNotMatch(lines.join("\n"), /…/);
    }
  });

  it("puts more stacks than fit into tables of their own, with the sign for a difference between any of them", () => {
    const stacks = ["dev", "test", "prod", "spare"];
    assert.deepEqual(renderTable(stacks, [row("Stack", "Region", "eu", "eu", "eu", "us")], 80, plain), [
      "                          dev               test              prod",
      "Stack",
      "* Region                  eu                eu                eu",
      "",
      "                          spare",
      "Stack",
      "* Region                  us",
    ]);
  });

  it("says in colour nothing that it does not say without", () => {
    const colored = renderTable(["dev", "prod"], ROWS, 46, createColors(true));
    assert.notDeepEqual(colored, renderTable(["dev", "prod"], ROWS, 46, plain));
    assert.deepEqual(
      colored.map((line) => stripVTControlCharacters(line).trimEnd()),
      renderTable(["dev", "prod"], ROWS, 46, plain),
    );
  });
});
