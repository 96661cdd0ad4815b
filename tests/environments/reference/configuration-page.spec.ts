import assert from "node:assert/strict";
import { policies } from "../../../environments/policies";
import { renderConfigurationPage } from "../../../environments/reference/configuration-page";
import { STACKS } from "../../support/program";
import { pathsOf, readFacts } from "../../support/stack-files";

const page = renderConfigurationPage();

function row(section: string, key: string): string[] {
  const [, text = ""] = page.split(`${section}\n`);
  const line = text.split("\n").find((each) => each.startsWith(`| \`${key}\``)) ?? "";
  return line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, ""));
}

describe("the configuration page", () => {
  it("has a row for every fact and every policy", () => {
    const facts = new Set(STACKS.flatMap((stack) => pathsOf(readFacts(stack))));
    // A stack names its tables and their indexes itself.
    const named = [...facts].map((each) => each.replace(/\b(tables\.tables|indexes)\.[^.]+/g, "$1.<name>"));
    for (const path of named.map((each) => each.replace(/^[a-z]+\./i, ""))) {
      assert.ok(page.includes(`| \`${path}\``), path);
    }
    for (const path of pathsOf(policies.prod)) assert.ok(page.includes(`| \`${path}\``), path);
  });

  it("shows a fact with its meaning, its range and each stack's value", () => {
    assert.deepEqual(row("### compute", "maxInstances"), [
      "`maxInstances`",
      "Auto Scaling maximum.",
      "1 to 200",
      ...STACKS.map((stack) => `\`${readFacts(stack).compute.maxInstances.toString()}\``),
    ]);
  });

  it("marks what may be left out, and shows nothing where it is", () => {
    const [key, , , ...values] = row("### database", "iops");
    assert.deepEqual([key, ...values], ["`iops` (optional)", ...STACKS.map(() => "")]);
    assert.equal(row("### compute", "sleep.from")[0], "`sleep.from` (optional)");
    assert.equal(row("### budget", "monthlyUsd")[0], "`monthlyUsd`");
  });

  it("shows a policy with the reason beside each environment's value", () => {
    assert.deepEqual(row("## Policy: the environment", "database.isMultiAz").slice(2), [
      "`false`: one zone, one instance: half the cost, and it stops when the zone does",
      "`true`: failover in 60 to 120 seconds, nothing lost",
    ]);
  });
});
