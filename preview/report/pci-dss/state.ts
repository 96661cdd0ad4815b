/** How a stack stands to a requirement: what its rules found, and whether what they judge is there at all. */
import type { Finding } from "../../../policy/evaluate";
import type { ResourceGraph } from "../../../policy/resource-graph";
import { ofType } from "../lookup";
import type { Requirement, SupportedRequirement } from "./requirements";

export type State = "met" | "waived" | "not met" | "not infrastructure's";

export interface JudgedRequirement {
  readonly requirement: Requirement;
  readonly state: State;
  /** Why it is waived or not met, or whose it is; each once. */
  readonly reasons: readonly string[];
}

/** `findings` are those of all rules over the graph, waivers applied. */
export function judgeRequirement(
  requirement: Requirement,
  graph: ResourceGraph,
  findings: readonly Finding[],
): JudgedRequirement {
  if ("outside" in requirement) {
    return { requirement, state: "not infrastructure's", reasons: [requirement.outside] };
  }
  if ("missing" in requirement) return { requirement, state: "not met", reasons: [requirement.missing] };
  const broken = [...listAbsent(requirement, graph), ...listBroken(requirement, findings)];
  if (broken.length > 0) return { requirement, state: "not met", reasons: [...new Set(broken)] };
  const rules = rulesOf(requirement);
  const waived = findings.filter(({ rule, verdict }) => verdict === "waived" && rules.includes(rule));
  const reasons = [...new Set(waived.map(({ rule, message }) => `\`${rule}\`: ${reasonOf(message)}`))];
  return { requirement, state: reasons.length > 0 ? "waived" : "met", reasons };
}

/** All that the requirement names, in its order. */
export function rulesOf({ rules, forbids = [] }: SupportedRequirement): readonly string[] {
  return [...rules, ...forbids];
}

function listAbsent({ types = [] }: SupportedRequirement, graph: ResourceGraph): string[] {
  return types.filter((type) => ofType(graph, type).length === 0).map((type) => `The stack has no ${type}.`);
}

/** A rule that judges nothing keeps nothing, unless it forbids; what it cannot tell, it has not found. */
function listBroken(requirement: SupportedRequirement, findings: readonly Finding[]): string[] {
  const { rules, withoutWaiver = [] } = requirement;
  return rulesOf(requirement).flatMap((rule) => {
    const found = findings.filter((finding) => finding.rule === rule);
    if (found.length === 0) return rules.includes(rule) ? [`\`${rule}\` finds nothing to judge.`] : [];
    return found
      .filter(({ verdict }) =>
        verdict === "waived" ? withoutWaiver.includes(rule) : verdict === "violated" || verdict === "cannot tell",
      )
      .map(({ message }) => `\`${rule}\`: ${message}.`);
  });
}

/** A waiver's own words, the same for every resource that it is for. */
function reasonOf(message: string): string {
  return message.split(". Waived: ").at(-1) ?? message;
}
