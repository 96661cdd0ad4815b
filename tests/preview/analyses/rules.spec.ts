import assert from "node:assert/strict";
import { isMandatory, judgeStack } from "../../../preview/analyses/rules";
import { loadGraph } from "../../support/program";
import { edit } from "../../support/rules";

describe("judging a stack", () => {
  it("finds no violation in prod, and says how many rules looked", async () => {
    const { rules, violations } = judgeStack(await loadGraph("prod"), "prod");
    assert.deepEqual(violations, []);
    assert.ok(rules > 100);
  });

  it("names a violation with its remedy, mandatory ones first", async () => {
    const open = edit("aws:ec2/launchTemplate:LaunchTemplate", (inputs) => {
      inputs["metadataOptions"] = { httpTokens: "optional", httpPutResponseHopLimit: 1 };
    });
    const { violations } = judgeStack(open(await loadGraph("prod")), "prod");
    const found = violations.find(({ rule }) => rule === "instance-metadata-requires-imdsv2");
    assert.ok(found !== undefined && isMandatory(found));
    assert.match(found.remedy, /\.$/);
    const order = violations.map((each) => Number(isMandatory(each)));
    assert.deepEqual(order, [...order].sort().reverse());
  });

  it("keeps the reason of what is waived", async () => {
    const { waived } = judgeStack(await loadGraph("dev"), "dev");
    assert.ok(waived.length > 0);
    for (const { message } of waived) assert.match(message, /\. Waived: ./);
  });

  it("refuses an environment there is no policy for", async () => {
    const graph = await loadGraph("dev");
    assert.throws(() => judgeStack(graph, "staging"), /"staging"; allowed: "dev" or "prod"/);
  });
});
