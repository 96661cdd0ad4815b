import assert from "node:assert/strict";
import fc from "fast-check";
import { LONGEST_COMMENT } from "../../../../preview/report/markdown/fit";
import { MARKER, renderMarkdown } from "../../../../preview/report/markdown/markdown";
import {
  makeChange,
  makeChanges,
  makeCost,
  makeCostLine,
  makeFailure,
  makeJudgement,
  makeReport,
  makeStack,
} from "../../../support/reports";

const HOSTILE = 'x|y`z</script><img src=x onerror=alert(1)>@everyone #1 [a](b) "]\n::: end %%{init}%% \u202e';

describe("a comment", () => {
  it("starts with the marker by which a workflow finds it", () => {
    assert.equal(renderMarkdown(makeReport()).split("\n")[0], MARKER);
  });

  it("shows one row a stack, with every figure", () => {
    const text = renderMarkdown(makeReport());
    for (const stack of ["dev", "prod"]) {
      assert.match(
        text,
        new RegExp(
          `\\| ${stack} \\| \\d+ \\| \\$64.68 to \\$73.08 \\| stops without zone a \\| 99.402%, 52.4 h a year down \\| 10 min 5 s`.replaceAll(
            "\\$",
            "&#36;",
          ),
        ),
      );
    }
    assert.match(text, /## Preview: 2 stacks, nothing stops it/);
  });

  it("says on top which stacks must not go out, and why", () => {
    const violation = { rule: "x", severity: "mandatory", verdict: "violated", urn: "u", message: "m" } as const;
    const judgement = makeJudgement({ violations: [{ ...violation, remedy: "r" }] });
    const text = renderMarkdown(makeReport({ stacks: [makeStack("dev"), makeStack("prod", { judgement })] }));
    assert.match(text, /## Preview: 1 of 2 stacks must not go out/);
    assert.match(text, /- \*\*prod\*\*: 1 mandatory rule violation/);
  });

  it("puts dangerous steps before everything that is folded, those with data first", () => {
    const queue = makeChange("queue", { isStateful: false });
    const text = renderMarkdown(makeReport({ changes: [makeChanges("prod", [queue, makeChange("database")])] }));
    const [database, other, fold] = ["<code>database</code>", "<code>queue</code>", "<details>"].map((each) =>
      text.indexOf(each),
    );
    assert.ok(Number(database) < Number(other) && Number(other) < Number(fold));
    assert.match(
      text,
      /\*\*holds data\*\*, refused without <code>--allow-destructive<\/code>: <code>dbName<\/code> <code>one<\/code> → <code>two<\/code>, replaces/,
    );
  });

  it("never says zero for what is not known", () => {
    const stack = makeStack("dev", { cost: null, zoneLoss: null, deploymentTime: null, judgement: null });
    assert.match(
      renderMarkdown(makeReport({ stacks: [stack] })),
      /\| not known \| not known \| not known \| not known \|/,
    );
  });

  it("says that a stack has gone", () => {
    const text = renderMarkdown(makeReport({ changes: [makeChanges("old", [], { isRemoved: true })] }));
    assert.match(text, /\| old \|.*its stack file is gone/);
  });

  it("stays below what GitHub takes, whatever the change, and says what was cut", () => {
    const numbers = fc.record({
      stacks: fc.integer({ min: 1, max: 30 }),
      steps: fc.integer({ min: 0, max: 3000 }),
      length: fc.integer({ min: 1, max: 400 }),
      letter: fc.constantFrom("a", "|", "\n", "@", "🙂"),
    });
    fc.assert(
      fc.property(numbers, ({ stacks, steps, length, letter }) => {
        const name = letter.repeat(length);
        const changes = makeChanges(
          "s0",
          Array.from({ length: steps }, (_, index) => makeChange(`${index}${name}`)),
        );
        const report = makeReport({
          stacks: Array.from({ length: stacks }, (_, index) => makeStack(`s${index}`)),
          changes: [changes],
        });
        const text = renderMarkdown(report);
        assert.ok(text.length < LONGEST_COMMENT, text.length.toString());
        assert.match(text, /\n## Preview: /);
        const shown = [...text.matchAll(/^- s0: \*\*replace\*\*/gm)].length;
        const said = Number(/_And (\d+) more dangerous/.exec(text)?.[1] ?? 0);
        assert.equal(shown + said, steps);
      }),
      { numRuns: 10 },
    );
  });

  it("cuts the least important end, and says so", () => {
    const stacks = Array.from({ length: 60 }, (_, index) => makeStack(`s${index}`));
    const text = renderMarkdown(makeReport({ stacks }));
    assert.match(text, /_Cut to stay below 60000 characters, in whole or in part: /);
    assert.match(text, /s59: what a failure does/);
    assert.doesNotMatch(text, /s59: waived rules/);
    assert.doesNotMatch(renderMarkdown(makeReport()), /_Cut to stay/);
  });

  it("leaves out the details of a stack that the change leaves as it is, and says so", () => {
    const violation = { rule: "x", severity: "mandatory", verdict: "violated", urn: "u", message: "m" } as const;
    const judgement = makeJudgement({ violations: [{ ...violation, remedy: "r" }] });
    const stacks = [makeStack("dev"), makeStack("ha", { judgement }), makeStack("prod")];
    const changes = [makeChanges("dev", []), makeChanges("ha", []), makeChanges("prod", [makeChange("database")])];
    const text = renderMarkdown(makeReport({ stacks, changes }));
    assert.match(text, /^_Nothing changes in dev, ha, so the details are left out here\._$/m);
    assert.doesNotMatch(text, /<summary>dev: /);
    assert.match(text, /<summary>ha: violations \(1\)/);
    assert.match(text, /<summary>prod: cost a month/);
    assert.doesNotMatch(renderMarkdown(makeReport()), /Nothing changes in/);
  });

  it("sums up the charges that hardly count, to the cent, and says where they are", () => {
    const lines = [90, 9, 0.5, 0.25, 0.25].map((monthlyUsd, index) =>
      makeCostLine(`r${index}`, `charge ${index}`, 1, monthlyUsd, "usage", "network"),
    );
    const cost = makeCost({ lines, totalMonthlyUsd: { minimum: 100, maximum: 120 } });
    const rows = renderMarkdown(makeReport({ stacks: [makeStack("dev", { cost })] }))
      .split("\n")
      .filter((line) => /^\| (charge|\d+ charges)/.test(line));
    assert.deepEqual(
      rows.map((row) =>
        row
          .split(" | ")
          .slice(0, 4)
          .join(", ")
          .replace(/<\/?code>/g, ""),
      ),
      [
        "| charge 0, r0, 1 GB × &#36;90.00, &#36;90.00",
        "| charge 1, r1, 1 GB × &#36;9.00, &#36;9.00",
        "| 3 charges below 1% each, , , &#36;1.00",
      ],
    );
  });

  it("says once what each of several zones does alike when it is lost", () => {
    const failures = ["zone a", "zone b", "database"].map((what, index) => ({
      ...makeFailure(what, what, "zone", "degraded"),
      ...{ recovery: { seconds: [1, 2] as const, mechanism: "AWS" }, dataLoss: index < 2 ? "none" : "5 s" },
    }));
    const { zoneLoss } = makeStack("dev");
    assert.ok(zoneLoss);
    const stack = makeStack("dev", { zoneLoss: { ...zoneLoss, failures } });
    const text = renderMarkdown(makeReport({ stacks: [stack] }));
    assert.match(text, /^\| zone a; or zone b \| degraded \| 1 s to 2 s \| AWS \| none \|$/m);
    assert.match(text, /^\| database \| degraded .* \| 5 s \|$/m);
  });

  it("shows hostile names as text, in one cell", () => {
    const stack = makeStack("dev");
    const resources = stack.resources.map((resource) => ({ ...resource, name: `${resource.name}${HOSTILE}` }));
    const report = makeReport({
      stacks: [{ ...stack, resources }],
      changes: [makeChanges("dev", [makeChange(HOSTILE, { explanation: HOSTILE })])],
    });
    const text = renderMarkdown(report);
    assert.doesNotMatch(text, /<img|<script|@everyone|\u202e|%%\{/);
    const tables = text.split("\n").filter((line) => line.startsWith("| "));
    assert.ok(tables.length > 4);
    for (const row of tables) assert.ok(!row.includes("`"));
    assert.match(text, /\*\*replace\*\* <code>x&#124;y&#96;z&#60;\/script&#62;/);
    const rows = tables.filter((line) => line.includes("onerror"));
    for (const row of rows) assert.equal(row.split("|").length, 6, row);
  });

  it("draws the network between its own fences", () => {
    const text = renderMarkdown(makeReport({ stacks: [makeStack("dev")] }));
    const picture = /```mermaid\n(flowchart TB\n[^`]*)```/.exec(text)?.[1] ?? "";
    assert.match(picture, /subgraph vpc\["VPC network 10\.0\.0\.0\/16"\]/);
    assert.match(picture, /subgraph z0\["ap-northeast-2a"\]/);
    assert.match(picture, /subgraph s0-0\["public 10\.0\.1\.0\/24"\]\n +n0\["NAT gateway<br\/>nat-1"\]/);
    assert.match(picture, /n1\[\("database<br\/>database"\)\]/);
  });

  it("is the same text for the same report", () => {
    assert.equal(renderMarkdown(makeReport()), renderMarkdown(makeReport()));
  });
});
