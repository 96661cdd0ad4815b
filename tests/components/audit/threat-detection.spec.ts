import assert from "node:assert/strict";
import { runAudit } from "../../support/audit";

const DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";

describe("GuardDuty", () => {
  it("is on, and tells what changes every 15 minutes", async () => {
    const { inputs } = (await runAudit()).graph.one(DETECTOR);
    assert.deepEqual([inputs["enable"], inputs["findingPublishingFrequency"]], [true, "FIFTEEN_MINUTES"]);
  });

  it("looks at objects, volumes and logins to databases", async () => {
    const { graph } = await runAudit();
    const features = graph.all(FEATURE).map(({ inputs }) => [inputs["name"], inputs["status"]]);
    assert.deepEqual(features, [
      ["S3_DATA_EVENTS", "ENABLED"],
      ["EBS_MALWARE_PROTECTION", "ENABLED"],
      ["RDS_LOGIN_EVENTS", "ENABLED"],
    ]);
  });

  it("puts its agent on instances only where policy wants it", async () => {
    const { graph } = await runAudit({ isRuntimeMonitored: true });
    const [agent] = graph.all(FEATURE).filter(({ inputs }) => inputs["name"] === "RUNTIME_MONITORING");
    assert.deepEqual(agent?.inputs["additionalConfigurations"], [{ name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" }]);
    const off = await runAudit({ isRuntimeMonitored: true, isThreatDetectionOn: false });
    assert.deepEqual([off.graph.all(DETECTOR), off.graph.all(FEATURE)], [[], []]);
  });
});
