/** The order in which a reviewer reads steps. */
import { type ChangeKind, type ChangeStep, isRefused } from "./result";

const KINDS: readonly ChangeKind[] = ["delete", "rename?", "replace", "may replace", "update", "create"];

/** What cannot work first, then lost data, then other data that goes, then by kind, and by URN. */
export function sortSteps(steps: readonly ChangeStep[]): ChangeStep[] {
  return [...steps].sort((one, other) => danger(one) - danger(other) || (one.urn < other.urn ? -1 : 1));
}

function danger(step: ChangeStep): number {
  if (step.refusedByAws !== undefined) return -3;
  if (isRefused(step)) return -2;
  return step.isDestructive && step.isStateful ? -1 : KINDS.indexOf(step.kind);
}
