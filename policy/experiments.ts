/** AWS FIS: what an experiment does to which of its targets. */
import type { ResourceView } from "./views";

export const EXPERIMENT = "aws:fis/experimentTemplate:ExperimentTemplate";

/** The paths of a list's elements, whatever is known of them. */
export function elementsOf(experiment: ResourceView, list: "actions" | "targets"): readonly string[] {
  return Array.from({ length: experiment.length(list) ?? 0 }, (_, index) => `${list}[${index}]`);
}
