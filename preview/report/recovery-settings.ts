/** The recovery's settings: which backups there are, where, for how long, and what proves them. */
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { isJsonArray, isJsonObject } from "../../policy/views";
import { objectsIn, ofType } from "./lookup";
import { each, show, showDays } from "./show-setting";

export function readRecovery(graph: ResourceGraph): Readonly<Record<string, string>> {
  const plans = ofType(graph, "aws:backup/plan:Plan");
  if (plans.length === 0) return {};
  const locks = ofType(graph, "aws:backup/vaultLockConfiguration:VaultLockConfiguration");
  const regions = ofType(graph, "aws:backup/vault:Vault").map(({ inputs }) => inputs["region"]);
  const others = [...new Set(regions.filter((region) => region !== undefined))];
  const tests = ofType(graph, "aws:backup/restoreTestingPlan:RestoreTestingPlan");
  const shifts = ofType(graph, "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration");
  const experiments = ofType(graph, "aws:fis/experimentTemplate:ExperimentTemplate");
  return {
    "Snapshots kept": each(plans, showKept),
    "Backups copied to": others.length === 0 ? "no other Region" : others.map(show).join(", "),
    "Vault lock": locks.length === 0 ? "none" : each(locks, showLock),
    "Restore test": tests.length === 0 ? "none" : each(tests, showSchedule),
    "Leaves impaired zones": shifts.length === 0 ? "no" : each(shifts, showPractice),
    Experiments: experiments.length.toString(),
  };
}

function showKept({ inputs }: GraphResource): string {
  const kept = objectsIn(inputs["rules"]).map(({ lifecycle }) =>
    isJsonObject(lifecycle) ? showDays(lifecycle["deleteAfter"]) : "for ever",
  );
  return [...new Set(kept)].join(", ");
}

/** Without days to change it, whoever has the right can lift it. */
function showLock({ inputs }: GraphResource): string {
  const mode = inputs["changeableForDays"] === undefined ? "GOVERNANCE" : "COMPLIANCE";
  return `${mode}, ${showDays(inputs["minRetentionDays"])}`;
}

function showSchedule({ inputs }: GraphResource): string {
  return `${show(inputs["scheduleExpression"])} ${show(inputs["scheduleExpressionTimezone"] ?? "UTC")}`;
}

function showPractice({ inputs }: GraphResource): string {
  const windows = inputs["allowedWindows"];
  return isJsonArray(windows) ? `practised ${windows.map(show).join(", ")} UTC` : "yes";
}
