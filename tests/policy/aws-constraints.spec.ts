import assert from "node:assert/strict";
import { AWS_CONSTRAINTS as tables, type Constraint } from "../../policy/aws-constraints";
import { loadRules } from "../../policy/registry";
import replacement from "../../preview/data/replacement.json";
import { loadGraph, STACKS } from "../support/program";

const rows = tables.flatMap((table) => table.rows);

function unless(holds: (row: Constraint) => boolean): string[] {
  return rows.filter((row) => !holds(row)).map(({ fact }) => fact);
}

const REFUSED: Readonly<Record<string, object>> = replacement.refused;
const COMPARED: Readonly<Record<string, { readonly forces: readonly string[]; readonly depends?: object }>> =
  replacement.types;

/** Does the comparison know what AWS makes of a change of this property? */
function isCompared(change: string): boolean {
  const [type = "", property = ""] = change.split(".");
  const { forces = [], depends = {} } = COMPARED[type] ?? {};
  return [...forces, ...Object.keys(depends), ...Object.keys(REFUSED[type] ?? {})].includes(property);
}

describe("what AWS refuses of programs that know no better", () => {
  it("is listed for every tier, each row once", () => {
    assert.deepEqual(
      tables.map(({ name, rows: { length } }) => [name, length]),
      [
        ["network", 20],
        ["database", 26],
        ["cache", 13],
        ["compute", 12],
        ["delivery", 13],
        ["edge", 11],
        ["observability", 4],
        ["recovery", 6],
        ["tables", 5],
        ["audit", 8],
      ],
    );
    assert.equal(new Set(rows.map(({ fact }) => fact)).size, rows.length);
  });

  it("has a source in every row", () => {
    assert.deepEqual(
      unless(({ sources }) => sources.length > 0 && sources.every((each) => /^https:\/\/[^\s"]+$/.test(each))),
      [],
    );
  });

  it("is seen by rules that exist", () => {
    const names = new Set(loadRules().map(({ name }) => name));
    assert.deepEqual(
      rows.flatMap(({ rules = [] }) => rules.filter((each) => !names.has(each))),
      [],
    );
  });

  it("is seen by the comparison where it takes two graphs to see it", () => {
    assert.deepEqual(
      rows.flatMap(({ comparison = [] }) => comparison.filter((each) => !isCompared(each))),
      [],
    );
  });

  it("is explained by a sentence where no graph shows it, and left to nobody", () => {
    assert.deepEqual(
      unless(({ unseen }) => unseen === undefined || /^[A-Z].{20,}\.$/.test(unseen)),
      [],
    );
    assert.deepEqual(
      unless(({ rules = [], unused = [], unseen }) => rules.length + unused.length > 0 || unseen !== undefined),
      [],
    );
  });

  it("is put off only where no stack has a resource of that type", async () => {
    const graphs = await Promise.all(STACKS.map((stack) => loadGraph(stack)));
    const used = new Set(graphs.flatMap(({ resources }) => resources.map(({ type }) => type)));
    assert.deepEqual(
      rows
        .filter(({ unused = [] }) => unused.some((type) => used.has(type)))
        .map(({ fact, unused }) => `${fact}: write a rule about ${String(unused)}, and name it in place of the type`),
      [],
    );
  });
});
