import assert from "node:assert/strict";
import { missedBy, play, without } from "../../../support/drills";
import { loadGraph, STACKS } from "../../../support/program";
import { readFacts } from "../../../support/stack-files";

const DOORS = {
  "load balancer": "cloudmart-compute-alb-in-cdn",
  instances: "cloudmart-compute-instances-in-alb",
  database: "cloudmart-compute-database-in-instances",
  cache: "cloudmart-compute-cache-in-instances",
};

describe("the drill of a closed security group", () => {
  for (const stack of STACKS) {
    it(`names the rule to open again for each tier of ${stack}, by what readers see`, async () => {
      const { timeline: steps, commands } = play(await loadGraph(stack), "closed-security-group");
      // The accelerator's door is one more way to the load balancer, where there is an accelerator.
      const timeline = steps.filter(({ what }) => !what.includes("accelerator"));
      assert.equal(timeline.length, 4);
      assert.equal(steps.length - timeline.length, readFacts(stack).accelerator === undefined ? 0 : 1);
      for (const [index, [tier, rule]] of Object.entries(DOORS).entries()) {
        assert.match(
          timeline[index]?.what ?? "",
          new RegExp(`^where readers see .*: opens port \\d+ of the ${tier}, ${rule}$`),
        );
        assert.ok(
          commands.some(({ command }) => command.includes(`--target '**::${rule}'`)),
          rule,
        );
      }
    });
  }

  for (const [tier, rule] of Object.entries(DOORS)) {
    it(`has nothing to open where no rule leads to the ${tier}`, async () => {
      const graph = without(await loadGraph("prod"), ({ name }) => name === rule);
      const { objectives, ...drill } = play(graph, "closed-security-group");
      assert.deepEqual(missedBy({ ...drill, objectives }), {
        recoveryTimeSeconds: ["components/compute/security-groups.ts"],
      });
      assert.equal(objectives[0]?.inTheWay[0]?.why, `no rule opens the way to the ${tier}`);
    });
  }
});
