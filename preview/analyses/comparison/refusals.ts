/**
 * Updates that the engine plans and AWS never makes, from `preview/data/replacement.json`. To the engine they are updates
 * like any other; the deployment stops in their middle, or passes them over.
 */
import type { GraphResource } from "../../../policy/resource-graph";
import data from "../../data/replacement.json";
import { fallsTo } from "./versions";

type Updated = Pick<GraphResource, "type" | "inputs">;

interface Refusal {
  readonly when: string;
  readonly why: string;
}

const REFUSED: Readonly<Record<string, Readonly<Record<string, Refusal>>>> = data.refused;

/** Why AWS does not make this update; undefined where nothing is known against it. */
export function refusalOf(
  { before, after }: { readonly before: Updated; readonly after: Updated },
  isInOtherVpc: () => boolean,
): string | undefined {
  const reasons = Object.entries(REFUSED[after.type] ?? {}).filter(([property, { when }]) => {
    const [old, now] = [before.inputs[property], after.inputs[property]];
    if (when === "other VPC") return isInOtherVpc();
    if (when === "version falls") return fallsTo(old, now);
    return typeof old === "number" && typeof now === "number" && now < old;
  });
  return reasons.length === 0 ? undefined : reasons.map(([property, { why }]) => `${property}: ${why}`).join("; ");
}
