import { lifecyclesOf, PLAN, rulesOf, VAULT, VAULT_LOCK } from "../../backups";
import { ledTo } from "../../relations";
import { notApplicable, type Outcome, type Rule, satisfiedWhen, violated } from "../../rule";
import type { ResourceView, StackView } from "../../views";

export const rule: Rule = {
  description: "A plan keeps its backups as long as the lock of their vault asks, and no longer than it allows.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html"],
  remedy: "Derive both from one figure, as components/recovery does: a job that does not fit the lock fails.",
  types: [PLAN],
  check: (plan, stack) => {
    const outcomes = lifecyclesOf(plan).flatMap((each) => {
      const lock = lockFor(plan, each, stack);
      return lock === undefined ? [] : [judge(plan, `${each}.lifecycle.deleteAfter`, lock)];
    });
    return outcomes.find(({ verdict }) => verdict === "violated") ?? outcomes[0] ?? notApplicable;
  },
};

/** Without an end, backups are kept for ever. */
function judge(plan: ResourceView, path: string, lock: ResourceView): Outcome {
  const days = plan.number(path);
  const least = lock.number("minRetentionDays") ?? 0;
  const most = lock.number("maxRetentionDays");
  if (most !== undefined && (days ?? Infinity) > most)
    return violated(path, days, `write ${most} or fewer, as the lock`);
  return satisfiedWhen((days ?? Infinity) >= least, path, days, `write ${least} or more, as the lock`);
}

/** The lock of the vault that a rule fills, or that it copies to. */
function lockFor(plan: ResourceView, path: string, stack: StackView): ResourceView | undefined {
  const key = rulesOf(plan).includes(path) ? "targetVaultName" : "destinationVaultArn";
  const [vault] = ledTo(stack, plan, `${path}.${key}`, VAULT);
  return vault && stack.referring(vault, VAULT_LOCK, "backupVaultName")[0];
}
