import assert from "node:assert/strict";
import type { ScenarioName } from "../../../preview/analyses/drill/result";
import { readProject, UsageError } from "../../../preview/engine/project";
import { findExperiment } from "../../../tools/drill/experiment";
import { makeProject } from "../../support/projects";

const AWS = 'cloudmart:aws: { accountId: "123456789012", region: ap-northeast-2 }';
const FOUND = { region: "ap-northeast-2", accountId: "123456789012", templateId: "EXT1" };

function find(
  stack: string,
  scenario: ScenarioName,
  more: { readonly yesProd?: true } = {},
  ids: unknown = { "nat-loss": "EXT1" },
) {
  const folder = makeProject("", {
    "Pulumi.yaml": "name: cloudmart\nruntime: nodejs\n",
    "Pulumi.dev.yaml": `config:\n  cloudmart:environment: dev\n  ${AWS}\n`,
    "Pulumi.prod.yaml": `config:\n  cloudmart:environment: prod\n  ${AWS}\n`,
    "Pulumi.odd.yaml": `config:\n  ${AWS}\n`,
    "outputs.json": JSON.stringify({ experimentTemplateIds: ids }),
  });
  return findExperiment(readProject(folder), stack, scenario, { outputs: "outputs.json", ...more });
}

const refusal = (pattern: RegExp) => (error: unknown) => error instanceof UsageError && pattern.test(error.message);

describe("the experiment of a scenario", () => {
  it("is the one that the stack's outputs name", async () => {
    assert.deepEqual(await find("dev", "nat-loss"), FOUND);
  });

  it("is not there for what FIS cannot do, and it says why", async () => {
    for (const [scenario, reason] of [
      ["wrong-deletion", /^wrong-deletion has no experiment: FIS deletes no rows/],
      ["slow-reads", /no experiment: FIS slows no database/],
      ["closed-security-group", /no experiment: FIS closes no rule/],
      ["region-loss", /no experiment: FIS takes no Region away/],
    ] as const) {
      await assert.rejects(find("dev", scenario), refusal(reason));
    }
  });

  it("is not there where the stack has none, and it says which ones there are", async () => {
    await assert.rejects(
      find("dev", "cache-failover"),
      refusal(/^dev has no experiment for cache-failover \(output experimentTemplateIds: nat-loss\); is it deployed/),
    );
    for (const ids of [null, "EXT1", {}, { "nat-loss": "" }]) {
      await assert.rejects(find("dev", "nat-loss", {}, ids), refusal(/has no experiment for nat-loss/));
    }
  });

  it("is refused to prod, and to a stack that does not say what it is, without --yes-prod", async () => {
    await assert.rejects(find("prod", "nat-loss"), refusal(/^prod is prod; --yes-prod says that you mean it$/));
    await assert.rejects(find("odd", "nat-loss"), refusal(/^odd is of no known environment; --yes-prod/));
    for (const stack of ["prod", "odd"]) assert.deepEqual(await find(stack, "nat-loss", { yesProd: true }), FOUND);
  });
});
