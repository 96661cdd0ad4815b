/** One document, three renderings: whoever reads another one reads the same figures. */
import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { conclude, judge, type Output } from "../preview/conclude";
import * as format from "../preview/report/format";
import { renderPage } from "../preview/report/html/page";
import type { ReportDocument, StackDocument } from "../preview/report/json";
import { describeObjectives } from "../preview/report/objectives";
import { describeJudgement } from "../preview/report/rules";
import { environmentOf, loadGraph, STACKS } from "./support/program";
import { readConfig } from "./support/stack-files";

/** Both read as a person would: tags away, character references as characters. */
function readAsText(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, " ")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, " ");
}

/** The figures of a verdict, as each rendering writes them. */
function figuresOf(stack: StackDocument): Record<string, string> {
  const { summary, cost, zoneLoss, drills, deploymentTime, judgement } = stack;
  assert.ok(cost !== null && zoneLoss !== null && drills !== null && deploymentTime !== null && judgement !== null);
  const { percent, hoursDownPerYear } = zoneLoss.availability;
  assert.ok(percent !== null && hoursDownPerYear !== null);
  const { low, typical, high } = deploymentTime.create.seconds;
  return {
    resources: summary.resources.toString(),
    cost: format.formatUsdRange(cost.totalMonthlyUsd),
    availability: format.formatPercent(percent),
    deployment: format.formatDuration(typical),
    "shortest and longest deployment": format.formatDurationRange([low, high]),
    objectives: describeObjectives(drills) ?? "",
    rules: describeJudgement(judgement),
  };
}

describe("the renderings of a report", () => {
  let document: ReportDocument;
  let texts: Readonly<Record<string, string>>;

  before(async function () {
    this.timeout(60_000);
    const previews = await Promise.all(
      STACKS.map(async (stack) => {
        const graph = await loadGraph(stack);
        const objectives = readConfig(stack)["cloudmart:objectives"];
        const environment = environmentOf(stack);
        return judge({ graph, environment, objectives, messages: [], errors: [], programOutput: "" });
      }),
    );
    const print = (output: Output["format"]): string => {
      let out = "";
      const reader = { print: (text: string) => (out += text), complain: () => undefined, colors: createColors(false) };
      conclude("cloudmart", previews, { format: output }, reader);
      return out;
    };
    document = JSON.parse(print("json")) as ReportDocument;
    const terminal = print("terminal").replace(/\s+/g, " ");
    texts = { terminal, markdown: readAsText(print("markdown")), html: readAsText(renderPage(document)) };
  });

  for (const index of STACKS.keys()) {
    it(`show the figures of ${STACKS[index] ?? ""}'s document alike`, () => {
      const stack = document.stacks[index];
      assert.ok(stack !== undefined);
      const missing = Object.entries(figuresOf(stack)).flatMap(([what, figure]) =>
        Object.entries(texts).flatMap(([rendering, text]) =>
          text.includes(figure) ? [] : [`${rendering} does not show ${what}: ${figure}`],
        ),
      );
      assert.deepEqual(missing, []);
    });
  }

  it("fit a pull request's comment whole, all stacks together", () => {
    assert.doesNotMatch(texts["markdown"] ?? "", /_Cut to stay below/);
  });

  it("name every waived rule and every unpriced charge", () => {
    const names = document.stacks.flatMap(({ judgement, cost }) => [
      ...(judgement?.waived ?? []).map(({ rule }) => rule),
      ...(cost?.unpriced ?? []).map(({ name }) => name),
    ]);
    assert.ok(names.length > 20);
    for (const text of Object.values(texts)) {
      assert.deepEqual(
        names.filter((name) => !text.includes(name)),
        [],
      );
    }
  });
});
