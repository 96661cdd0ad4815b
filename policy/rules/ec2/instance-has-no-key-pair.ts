import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "Instances are launched without an SSH key; people come in through Session Manager.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html"],
  remedy: "Leave `keyName` out in components/compute/launch-template.ts: a key is shared, kept and never asks IAM.",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) => satisfiedWhen(!template.has("keyName"), "keyName", template.value("keyName"), "leave it out"),
};
