import assert from "node:assert/strict";
import { createColors } from "picocolors";
import type { DeploymentTime, Step } from "../../../preview/analyses/deployment-time/result";
import { estimateDeploymentTime } from "../../../preview/analyses/deployment-time/deployment-time";
import { describeDeploymentTime, renderDeploymentTime } from "../../../preview/report/deployment-time";
import { describeTime } from "../../../preview/report/verdict";
import { loadGraph, STACKS } from "../../support/program";
import { makeDeploymentTime } from "../../support/reports";

const plain = createColors(false);

function render(deploymentTime: DeploymentTime): string {
  return renderDeploymentTime([{ stack: "dev", deploymentTime }], 80, plain).join("\n");
}

describe("renderDeploymentTime", () => {
  it("shows the range, the critical path to scale, the slowest resource and the destruction", () => {
    assert.deepEqual(render(makeDeploymentTime()).split("\n"), [
      "Deployment time of dev",
      "Created in 10 min 5 s (6 min 40 s to 20 min), which wait for",
      "  Y database                                      10 min  ████████████████████",
      "1.01 times database alone",
      "1.00 times the slowest chain AWS forces (10 min 5 s)",
      "Destroyed in 10 min 5 s (6 min 40 s to 20 min)",
      "The engine works on 16 resources at once (Pulumi's default on four cores)",
      "Without a figure in the creation: 2 resources of 1 type, taken for 1 s each",
      "Without a figure in the destruction: 2 resources of 1 type, taken for 1 s each",
    ]);
  });

  it("says what AWS forces, and who waits for more than that", () => {
    const { create, ...rest } = makeDeploymentTime();
    const lengthenedBy = [{ urn: "u", name: "net", type: "awsx:ec2:Vpc", waiting: ["a", "b"], seconds: 105 }];
    const forced = { seconds: 500, path: create.criticalPath, times: 1.21, lengthenedBy };
    const text = render({ ...rest, create: { ...create, forced } });
    assert.match(text, /1\.21 times the slowest chain AWS forces \(8 min 20 s\)/);
    assert.match(text, / {2}1 min 45 s because 2 resources wait for the whole awsx:ec2:Vpc net/);
  });

  it("says that protected resources refuse the destruction", () => {
    const time = makeDeploymentTime();
    const destroy = { ...time.destroy, protectedResources: ["database", "key"] };
    assert.match(render({ ...time, destroy }), /refused as long as 2 resources are protected/);
    assert.doesNotMatch(render(time), /refused/);
  });

  it("gathers the short steps in one line", () => {
    const { create, ...rest } = makeDeploymentTime();
    const [step] = create.criticalPath as [Step];
    const short = { ...step, urn: "short", seconds: 4 };
    const text = render({ ...rest, create: { ...create, criticalPath: [short, step, short] } });
    assert.match(text, /2 shorter steps +8 s\n/);
  });

  it("fits 80 columns for every real stack", async () => {
    for (const stack of STACKS) {
      const deploymentTime = estimateDeploymentTime(await loadGraph(stack));
      for (const line of renderDeploymentTime([{ stack, deploymentTime }], 80, plain)) {
        assert.ok(line.length <= 80, line);
      }
    }
  });
});

describe("describeDeploymentTime", () => {
  it("is one short line, with the figure that the other renderings show", () => {
    const time = makeDeploymentTime();
    assert.equal(describeDeploymentTime(time), "deploys in 10 min 5 s (6 min 40 s to 20 min)");
    assert.equal(describeDeploymentTime(time), `deploys in ${describeTime(time)}`);
  });
});
