import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { conclude, judge } from "../../../preview/conclude";
import type { ReportDocument } from "../../../preview/report/json";
import { renderOverview } from "../../../preview/report/overview";
import { environmentOf, loadGraphs, STACKS } from "../../support/program";
import { makeChange, makeChanges, makeJudgement, makeReport, makeStack, makeZoneLoss } from "../../support/reports";

const plain = createColors(false);
const renderAll = (report: ReturnType<typeof makeReport>): string[] => renderOverview(report, 80, plain);
/** From the heading of the lines on. */
const fromHeading = (lines: readonly string[]): string[] =>
  lines.slice(lines.findIndex((line) => line.startsWith("Stack ")));
const render = (report: ReturnType<typeof makeReport>): string[] => fromHeading(renderAll(report));

describe("all stacks at a glance", () => {
  it("have a line each: zones, resources, cost, availability, recovery, verdict", () => {
    const lines = render(makeReport());
    assert.deepEqual(lines.slice(0, 4), [
      "Stack       Zones   Resources Cost a month Available  Recovery     Verdict",
      "dev         0 of 2  15        $64.68       99.402%    by a person  clean",
      "prod        0 of 2  15        $64.68       99.402%    by a person  clean",
      "",
    ]);
    assert.ok(lines.includes("Side by side: npm run preview -- --compare dev prod"));
  });

  it("say how long requests fail where no zone needs a person, and nothing where nothing is known", () => {
    const summary = { ...makeStack("a").summary, workloadZones: ["a", "b", "c"], zonesWithSubnets: ["a", "b", "c"] };
    const [, failure] = makeZoneLoss().failures;
    assert.ok(failure !== undefined);
    const zoneLoss = makeZoneLoss({ failures: [failure, { ...failure, interruptionSeconds: [90, 120] }] });
    const unknown = { ...summary, workloadZones: null };
    const nothing = makeStack("b", { summary: unknown, cost: null, zoneLoss: null });
    const lines = render(makeReport({ stacks: [makeStack("a", { summary, zoneLoss }), nothing] }));
    assert.match(lines[1] ?? "", /^a +3 +15 +\$64\.68 +99\.402% +2 min +clean$/);
    assert.match(lines[2] ?? "", /^b +\? +15 +\? +\? +\? +clean$/);
  });

  it("name a failed program, violations in full, and a step that is refused", () => {
    const urn = "urn:pulumi:b::cloudmart::aws:rds/instance:Instance::database";
    const violation = { rule: "database-is-not-public", severity: "mandatory" as const, urn, message: "it is" };
    const judgement = makeJudgement({ violations: [{ ...violation, verdict: "violated", remedy: "Close it." }] });
    const stacks = [makeStack("a", { succeeded: false }), makeStack("b", { judgement }), makeStack("c")];
    const lines = render(makeReport({ stacks, changes: [makeChanges("c", [makeChange("database")])] }));
    assert.deepEqual(
      lines.slice(1, 4).map((line) => line.split(/ {2,}/).at(-1)),
      ["failed", "1 violated", "refused"],
    );
    assert.ok(lines.includes("violated in b: database-is-not-public"));
    assert.ok(lines.includes("a must not go out: the program failed"));
    assert.ok(lines.includes("c must not go out: 1 resource with data would be replaced or deleted"));
  });

  it("list what is waived, once with its stacks and the reason, above the lines", () => {
    const urn = "urn:pulumi:b::cloudmart::aws:rds/instance:Instance::database";
    const finding = { rule: "database-has-a-standby", severity: "mandatory" as const, urn, remedy: "Add one." };
    const message = "database: multiAz is false; write true. Waived: it stops with its zone";
    const judgement = makeJudgement({ waived: [{ ...finding, verdict: "waived", message }] });
    const lines = renderAll(makeReport({ stacks: [makeStack("a", { judgement }), makeStack("b", { judgement })] }));
    assert.deepEqual(lines.slice(0, 3), [
      "Waived, with the reason",
      "  database-has-a-standby (a, b): it stops with its zone",
      "",
    ]);
    assert.match(lines[3] ?? "", /^Stack /);
  });

  it("give a long name a line of its own", () => {
    const lines = render(makeReport({ stacks: [makeStack("a-stack-with-a-long-name"), makeStack("dev")] }));
    assert.equal(lines[1], "a-stack-with-a-long-name");
    assert.match(lines[2] ?? "", /^ {12}0 of 2/);
  });

  it("fit 80 columns, every stack of this repository on one line and clean", async () => {
    const graphs = await loadGraphs();
    const previews = [...graphs].map(([stack, graph]) => {
      return judge({ graph, environment: environmentOf(stack), messages: [], errors: [], programOutput: "" });
    });
    let out = "";
    const reader = { print: (text: string) => (out += text), complain: () => undefined, colors: plain };
    conclude("cloudmart", previews, { format: "json" }, reader);
    const document = JSON.parse(out) as ReportDocument;
    out = "";
    conclude("cloudmart", previews, { format: "terminal", isOverview: true }, reader);
    const lines = out.split("\n");
    for (const line of [...lines, ...renderOverview(document, 80, plain)]) assert.ok(line.length <= 80, line);
    assert.deepEqual(
      fromHeading(lines)
        .slice(1, STACKS.length + 1)
        .map((line) => [line.split(" ")[0], line.split(" ").at(-1)]),
      STACKS.map((stack) => [stack, "clean"]),
    );
  });
});
