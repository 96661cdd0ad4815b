import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A detector of GuardDuty is enabled.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1"],
  controls: ["GuardDuty.1"],
  remedy:
    "Keep `enable: true` in components/audit/threat-detection.ts; without GuardDuty, `isThreatDetectionOn` is false.",
  types: ["aws:guardduty/detector:Detector"],
  check: (detector) => {
    const isEnabled = !detector.has("enable") || detector.flag("enable");
    return satisfiedWhen(isEnabled, "enable", detector.value("enable"), "write true");
  },
};
