import { VAULT, VAULT_LOCK } from "../../backups";
import { type Rule, satisfiedWhen, violated } from "../../rule";

export const rule: Rule = {
  description: "Destroying the stack empties no vault, and nobody deletes a backup in it before its time.",
  family: "regretted",
  severity: "mandatory",
  environments: ["prod"],
  sources: [
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
    "https://www.pulumi.com/registry/packages/aws/api-docs/backup/vault/#forcedestroy_nodejs",
  ],
  remedy: "Set `protection` to Governance or Compliance in environments/prod.ts.",
  types: [VAULT],
  check: (vault, stack) => {
    const { protect } = vault.resource.options;
    if (!protect) return violated("protect", protect, "write true");
    if (vault.flag("forceDestroy")) return violated("forceDestroy", true, "write false");
    const locks = stack.referring(vault, VAULT_LOCK, "backupVaultName");
    return satisfiedWhen(locks.length > 0, "its lock", undefined, "lock it");
  },
};
