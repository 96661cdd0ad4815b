import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Pulumi is told to protect a key: without it no backup can be read.",
  family: "control",
  severity: "mandatory",
  controls: ["KMS.3"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-3",
    "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
  ],
  remedy: "Set `protection` to Governance or Compliance in environments/<env>.ts.",
  types: ["aws:kms/key:Key"],
  check: (key) => {
    const { protect } = key.resource.options;
    return satisfiedWhen(protect, "protect", protect, "write true: a deleted key takes what it encrypted with it");
  },
};
