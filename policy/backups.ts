/** AWS Backup: what a plan does, and what it selects. */
import { isReplica } from "./databases";
import { ledTo } from "./relations";
import type { JsonObject } from "./resource-graph";
import { isJsonArray, isJsonObject, type ResourceView, type StackView } from "./views";

export const PLAN = "aws:backup/plan:Plan";
export const SELECTION = "aws:backup/selection:Selection";
export const VAULT = "aws:backup/vault:Vault";
export const VAULT_LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
export const RESTORE_TESTING_PLAN = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
export const RESTORE_TESTING_SELECTION = "aws:backup/restoreTestingSelection:RestoreTestingSelection";

/** How many rules a plan has, whatever is known of them. */
export function rulesOf(plan: ResourceView): readonly string[] {
  return Array.from({ length: plan.length("rules") ?? 0 }, (_, index) => `rules[${index}]`);
}

/** The paths of every lifecycle of a plan: of its rules, and of the copies they make. */
export function lifecyclesOf(plan: ResourceView): readonly string[] {
  return rulesOf(plan).flatMap((rule) => {
    const copies = plan.length(`${rule}.copyActions`) ?? 0;
    return [rule, ...Array.from({ length: copies }, (_, index) => `${rule}.copyActions[${index}]`)];
  });
}

export function isContinuous(plan: ResourceView, rule: string): boolean {
  return plan.flag(`${rule}.enableContinuousBackup`);
}

/** The plans that back a database up: by its ARN, or by its tags. A replica is its primary's to back up. */
export function plansFor(instance: ResourceView, stack: StackView): readonly ResourceView[] {
  if (isReplica(instance)) return [];
  return stack
    .all(SELECTION)
    .filter((selection) => selects(selection, instance, stack))
    .flatMap((selection) => ledTo(stack, selection, "planId", PLAN));
}

/** Conditions narrow what ARNs or tags name, and every one of them must hold; of the tags one is enough. */
function selects(selection: ResourceView, instance: ResourceView, stack: StackView): boolean {
  const tags = instance.value("tags");
  const isTagged = ({ key, value }: JsonObject): boolean =>
    typeof key === "string" && isJsonObject(tags) && tags[key.replace(/^aws:ResourceTag\//, "")] === value;
  const one = selection.objects("selectionTags");
  const every = selection
    .objects("conditions")
    .flatMap(({ stringEquals }) => (isJsonArray(stringEquals) ? stringEquals.filter(isJsonObject) : []));
  if (!every.every(isTagged)) return false;
  return one.length > 0 ? one.some(isTagged) : names(selection, instance, stack);
}

function names(selection: ResourceView, instance: ResourceView, stack: StackView): boolean {
  if (ledTo(stack, selection, "resources", instance.type).includes(instance)) return true;
  const arns = selection.list("resources").filter((arn) => typeof arn === "string");
  return arns.some((arn) => /^(\*|arn:aws[\w-]*:rds:.*:db:\*)$/.test(arn));
}
