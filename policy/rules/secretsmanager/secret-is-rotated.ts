import { type Rule, satisfied, violated } from "../../rule";

const MOST_DAYS = 90;

export const rule: Rule = {
  description: "Secrets Manager rotates a secret, every 90 days or more often.",
  family: "control",
  severity: "mandatory",
  controls: ["SecretsManager.1", "SecretsManager.4"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4",
  ],
  remedy: "Add an `aws.secretsmanager.SecretRotation` with a function that can change what the secret opens.",
  types: ["aws:secretsmanager/secret:Secret"],
  check: (secret, stack) => {
    const [rotation] = stack.referring(secret, "aws:secretsmanager/secretRotation:SecretRotation", "secretId");
    if (rotation === undefined) return violated("rotation", undefined, "add a SecretRotation for it");
    const days = rotation.number("rotationRules.automaticallyAfterDays");
    if (days === undefined || days <= MOST_DAYS) return satisfied;
    return violated("rotationRules.automaticallyAfterDays", days, `write ${MOST_DAYS} or less`);
  },
};
