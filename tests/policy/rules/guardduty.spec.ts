import { loadAuditedProd } from "../../support/audit";
import { edit, proveRules, remove, write } from "../../support/rules";

const DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const THREATS = "cloudmart-audit-threats";

proveRules(
  [
    {
      rule: "detector-is-enabled",
      title: "a detector that is suspended",
      change: write(DETECTOR, "enable", false),
      message: /detector: enable is false; write true/,
      satisfiedBy: write(DETECTOR, "enable", undefined),
    },
    {
      rule: "detector-looks-at-data",
      title: "a feature that is off",
      change: write(FEATURE, "status", "DISABLED", "cloudmart-audit-rds-login-events"),
      message: /its features is "S3_DATA_EVENTS, EBS_MALWARE_PROTECTION"; enable RDS_LOGIN_EVENTS/,
    },
    {
      rule: "detector-looks-at-data",
      title: "no feature at all",
      change: remove(FEATURE),
      message: /its features is ""; enable EBS_MALWARE_PROTECTION, RDS_LOGIN_EVENTS, S3_DATA_EVENTS/,
    },
    {
      rule: "findings-reach-somebody",
      title: "no event rule",
      change: remove(EVENT_RULE, THREATS),
      message: /its findings is not set; add an event rule on aws\.guardduty with a topic as its target/,
    },
    {
      rule: "findings-reach-somebody",
      title: "an event rule that tells nobody",
      change: remove(EVENT_TARGET, THREATS),
      message: /its findings is not set; add an event rule/,
    },
    {
      rule: "findings-reach-somebody",
      title: "an event rule on something else of GuardDuty's",
      change: edit(
        EVENT_RULE,
        (inputs) => {
          inputs["eventPattern"] = JSON.stringify({ source: ["aws.guardduty"], "detail-type": ["Trial"] });
        },
        THREATS,
      ),
      message: /its findings is not set; add an event rule/,
    },
  ],
  loadAuditedProd,
);
