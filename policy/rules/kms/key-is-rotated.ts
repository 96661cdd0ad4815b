import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A symmetric key is rotated every year.",
  family: "control",
  severity: "mandatory",
  controls: ["KMS.4", "CIS v5.0.0/3.6"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4"],
  remedy: "Set `enableKeyRotation: true`; what was encrypted before stays readable.",
  types: ["aws:kms/key:Key"],
  check: (key) => {
    if ((key.text("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT") !== "SYMMETRIC_DEFAULT") return notApplicable;
    const written = key.value("enableKeyRotation");
    return satisfiedWhen(key.flag("enableKeyRotation"), "enableKeyRotation", written, "write true");
  },
};
