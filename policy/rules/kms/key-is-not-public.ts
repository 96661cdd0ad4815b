import { letsEverybodyIn } from "../../public-statements";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A key's policy lets nobody in whom it does not name.",
  family: "control",
  severity: "mandatory",
  controls: ["KMS.5"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5"],
  remedy: "Name the principals, or add a condition such as `kms:CallerAccount`; without a policy the account decides.",
  types: ["aws:kms/key:Key", "aws:kms/keyPolicy:KeyPolicy"],
  check: (key) =>
    satisfiedWhen(
      !key.has("policy") || !letsEverybodyIn(key, "policy"),
      "policy",
      "a statement that allows everybody",
      "name principals, or add a condition",
    ),
};
