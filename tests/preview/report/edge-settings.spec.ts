import assert from "node:assert/strict";
import { readAccelerator, readEdge } from "../../../preview/report/edge-settings";
import { drawAccelerators } from "../../../preview/report/markdown/mermaid-accelerator";
import { drawNetwork } from "../../../preview/report/markdown/mermaid";
import type { AnalysedStack } from "../../../preview/report/analysed";
import { loadGlobalGraph } from "../../support/global-stack";
import { makeGraph, makeResource } from "../../support/graphs";
import { loadGraph } from "../../support/program";

describe("the settings of a stack for viewers all over the world", function () {
  this.timeout(60_000); // it runs the program, and the machine may be busy

  it("tell Origin Shield and who may watch", async () => {
    const rows = readEdge(await loadGlobalGraph());
    assert.equal(rows["Origin Shield"], "ap-northeast-2");
    assert.equal(rows["Media for"], "holders of a signature, 2 keys");
  });

  it("tell the accelerator", async () => {
    assert.deepEqual(readAccelerator(await loadGlobalGraph()), {
      "Switched on": "yes",
      Ports: "443",
      "Leads to": "ap-northeast-2",
      "Flow logs": "on",
      "Web ACL at its end": "yes",
    });
  });

  it("say what is not there", () => {
    const accelerator = makeResource("aws:globalaccelerator/accelerator:Accelerator", "it", { enabled: false });
    const rows = readAccelerator(makeGraph([accelerator]));
    assert.deepEqual([rows["Switched on"], rows["Flow logs"], rows["Web ACL at its end"]], ["no", "off", "no"]);
  });

  it("have no such row for a stack without", async () => {
    const prod = await loadGraph("prod");
    assert.deepEqual(readAccelerator(prod), {});
    const { "Origin Shield": shield, "Media for": viewers } = readEdge(prod);
    assert.deepEqual([shield, viewers], [undefined, undefined]);
  });
});

describe("the picture of an accelerator", function () {
  this.timeout(60_000); // it runs the program, and the machine may be busy

  it("leads clients through name, accelerator and web ACL to the load balancer, past the CDN", async () => {
    const graph = await loadGlobalGraph();
    const { nodes, lines } = drawAccelerators(graph, ({ type }) => (type.includes(":lb/") ? "b0" : undefined));
    assert.deepEqual(nodes, [
      'client(("clients of the API"))',
      'ad0["Route 53<br/>api.cloudmart.example"]',
      'a0["Global Accelerator<br/>cloudmart-accelerator"]',
      'aw0-0["AWS WAF<br/>cloudmart-compute-firewall"]',
    ]);
    assert.deepEqual(lines, ["client --> ad0 --> a0", "a0 --> aw0-0 --> b0"]);
    const whole = drawNetwork({ stack: "worldwide", resources: graph.resources } as unknown as AnalysedStack);
    assert.ok(whole.includes("  a0 --> aw0-0 --> b0"), whole.join("\n"));
  });

  it("is none without one", async () => {
    assert.deepEqual(
      drawAccelerators(await loadGraph("prod"), () => "b0"),
      { nodes: [], lines: [] },
    );
  });
});
