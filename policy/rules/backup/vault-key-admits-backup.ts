import { VAULT } from "../../backups";
import { coversAction, readStatements } from "../../policy-document";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const BACKUP = "Service:backup.amazonaws.com";
const NEEDED = ["kms:DescribeKey", "kms:Decrypt", "kms:GenerateDataKey", "kms:CreateGrant"];

export const rule: Rule = {
  description: "The key of a vault admits AWS Backup.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html"],
  remedy: "Keep the statement `LetBackupEncrypt` in components/recovery/vault.ts.",
  types: [VAULT],
  check: (vault, stack) => {
    const [key] = ledTo(stack, vault, "kmsKeyArn", "aws:kms/key:Key");
    if (key === undefined) return notApplicable;
    const actions = readStatements(key, "policy")
      .filter(({ isAllow, principals }) => isAllow && principals.includes(BACKUP))
      .flatMap((statement) => statement.actions);
    const missing = NEEDED.filter((action) => !actions.some((pattern) => coversAction(pattern, action)));
    const instead = `allow backup.amazonaws.com ${missing.join(", ")} in the policy of ${key.name}`;
    return satisfiedWhen(missing.length === 0, "kmsKeyArn", key.name, instead);
  },
};
