import { type Rule, satisfiedWhen } from "../../rule";

const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const NEEDED = ["EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "S3_DATA_EVENTS"];

export const rule: Rule = {
  description: "A detector of GuardDuty looks at volumes, logins to databases and reads of objects.",
  family: "control",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-8",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-9",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-10",
  ],
  controls: ["GuardDuty.8", "GuardDuty.9", "GuardDuty.10"],
  remedy: "Keep `FEATURES` in components/audit/threat-detection.ts.",
  types: ["aws:guardduty/detector:Detector"],
  check: (detector, stack) => {
    const enabled = stack
      .referring(detector, FEATURE, "detectorId")
      .filter((each) => each.text("status") === "ENABLED")
      .map((each) => each.text("name"));
    const missing = NEEDED.filter((each) => !enabled.includes(each));
    return satisfiedWhen(missing.length === 0, "its features", enabled.join(", "), `enable ${missing.join(", ")}`);
  },
};
