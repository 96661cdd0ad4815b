import assert from "node:assert/strict";
import { shownValue } from "../../policy/shown-value";
import { ResourceView } from "../../policy/views";
import { loadGraph } from "../support/program";
import { edit } from "../support/rules";

describe("the value that a message shows", () => {
  it("is the value, or says that it is not known yet", async () => {
    const change = edit("aws:ec2/flowLog:FlowLog", (inputs) => (inputs["vpcId"] = "[unknown]"));
    const [log] = change(await loadGraph("prod")).resources.filter(({ type }) => type === "aws:ec2/flowLog:FlowLog");
    assert.ok(log);
    const view = ResourceView.of(log);
    assert.deepEqual(
      ["trafficType", "vpcId", "nothing"].map((path) => shownValue(view, path)),
      ["ALL", "[unknown]", undefined],
    );
  });
});
