import assert from "node:assert/strict";
import { readAudit } from "../../../preview/report/audit-settings";
import { makeGraph, makeResource } from "../../support/graphs";
import { loadGraph } from "../../support/program";

const TRAIL = "aws:cloudtrail/trail:Trail";

describe("the settings of the audit", () => {
  it("tell what fintech records, how, and who looks at it", async () => {
    assert.deepEqual(readAudit(await loadGraph("fintech")), {
      "Calls recorded": "in every Region, and each object of the archive",
      "Record is signed": "yes",
      "AWS Config rules": "17",
      "Threat detection": "on",
    });
  });

  it("tell what is missing", () => {
    const trail = makeResource(TRAIL, "trail", { isMultiRegionTrail: false });
    const asleep = makeResource("aws:guardduty/detector:Detector", "detector", { enable: false });
    assert.deepEqual(readAudit(makeGraph([trail, asleep])), {
      "Calls recorded": "in one Region",
      "Record is signed": "no",
      "AWS Config rules": "none",
      "Threat detection": "off",
    });
  });

  it("are none without a trail", () => {
    assert.deepEqual(readAudit(makeGraph([])), {});
  });
});
