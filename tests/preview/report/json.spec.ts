import assert from "node:assert/strict";
import { estimateDeploymentTime } from "../../../preview/analyses/deployment-time/deployment-time";
import { toDocument } from "../../../preview/report/json";
import type { JudgedPreview } from "../../../preview/report/terminal";
import { makeGraph, makeResource } from "../../support/graphs";

const topics = ["b", "a", "c"].map((name) => makeResource("aws:sns/topic:Topic", name));
const messages = [
  { severity: "warning", text: "two", urn: "urn:b" },
  { severity: "info", text: "one", urn: "urn:a" },
] as const;

function preview(more: Partial<JudgedPreview> = {}): JudgedPreview {
  const graph = makeGraph(topics, "dev", { url: "<aws:lb/loadBalancer:LoadBalancer::main.dnsName>" });
  return { graph, environment: "dev", messages, errors: [], programOutput: "noise", judgement: undefined, ...more };
}

describe("toDocument", () => {
  it("holds everything about a stack but what its program printed", () => {
    const document = toDocument("cloudmart", [preview()]);
    assert.deepEqual(Object.keys(document), ["version", "project", "stacks", "changes"]);
    const { resources, ...rest } = document.stacks[0] ?? assert.fail();
    assert.equal(resources.length, 4);
    assert.deepEqual(rest, {
      stack: "dev",
      succeeded: true,
      errors: [],
      messages: [messages[1], messages[0]],
      outputs: { url: "<aws:lb/loadBalancer:LoadBalancer::main.dnsName>" },
      judgement: null,
      zoneLoss: null,
      drills: null,
      cost: null,
      deploymentTime: null,
      load: null,
      summary: {
        resources: 3,
        components: 0,
        protectedResources: 0,
        natGateways: 0,
        zonesWithSubnets: [],
        workloadZones: [],
      },
    });
  });

  it("holds the rules' verdict where there is one", () => {
    const judgement = { rules: 1, violations: [], waived: [], undecided: [] };
    assert.deepEqual(toDocument("cloudmart", [preview({ judgement })]).stacks[0]?.judgement, judgement);
  });

  it("holds the deployment time where the program ran", () => {
    const deploymentTime = estimateDeploymentTime(preview().graph);
    assert.deepEqual(toDocument("cloudmart", [preview({ deploymentTime })]).stacks[0]?.deploymentTime, deploymentTime);
  });

  it("is the same text whatever order the program registered in", () => {
    const reversed = preview({ graph: { ...preview().graph, resources: [...preview().graph.resources].reverse() } });
    const text = (each: JudgedPreview): string => JSON.stringify(toDocument("cloudmart", [each]));
    assert.equal(text(reversed), text({ ...preview(), messages: [...messages].reverse() }));
  });

  it("sorts resources by URN", () => {
    const urns = toDocument("cloudmart", [preview()]).stacks[0]?.resources.map(({ urn }) => urn) ?? [];
    assert.deepEqual(urns, [...urns].sort());
  });

  it("says of a failed stack that it failed, and why", () => {
    const { stacks } = toDocument("cloudmart", [preview(), preview({ errors: ["no"] })]);
    assert.deepEqual(
      stacks.map(({ succeeded, errors }) => ({ succeeded, errors })),
      [
        { succeeded: true, errors: [] },
        { succeeded: false, errors: ["no"] },
      ],
    );
  });

  it("gives the version of its form", () => {
    assert.equal(toDocument("cloudmart", []).version, 1);
  });
});
