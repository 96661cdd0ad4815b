import { PLAN, RESTORE_TESTING_PLAN, RESTORE_TESTING_SELECTION, VAULT } from "../../backups";
import { DATABASE, isReplica } from "../../databases";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import type { ResourceView, StackView } from "../../views";

export const rule: Rule = {
  description: "The backups of a database are restored as a test, from the vault that its plan fills.",
  family: "regretted",
  severity: "mandatory",
  environments: ["prod"],
  sources: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html"],
  remedy: "Set `recovery.isRestoreTested` in environments/prod.ts and `recovery.restoreTestTime` in the stack file.",
  types: [DATABASE],
  check: (instance, stack) => {
    if (isReplica(instance) || stack.all(PLAN).length === 0) return notApplicable;
    const tests = stack.all(RESTORE_TESTING_SELECTION).filter((each) => isOf(each, instance, stack));
    const vaults = stack.all(RESTORE_TESTING_PLAN).flatMap((plan) => vaultsOf(plan, stack));
    const holds = tests.length > 0 && vaults.length > 0;
    return satisfiedWhen(holds, "its restore test", undefined, "select it in a restore testing plan of its vault");
  },
};

function isOf(selection: ResourceView, instance: ResourceView, stack: StackView): boolean {
  if (ledTo(stack, selection, "protectedResourceArns", DATABASE).includes(instance)) return true;
  return selection.list("protectedResourceArns").includes("*");
}

function vaultsOf(plan: ResourceView, stack: StackView): readonly ResourceView[] {
  const filled = stack.all(PLAN).flatMap((each) => ledTo(stack, each, "rules", VAULT));
  const path = "recoveryPointSelection.includeVaults";
  return ledTo(stack, plan, path, VAULT).filter((vault) => filled.includes(vault));
}
