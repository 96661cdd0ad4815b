/** The rule `recovery-objective`: a stack promises nothing that its design cannot keep. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { type Judgement, urnOfStack, type Violation, withRule } from "../rules";
import { keyOf } from "./objectives";
import type { Drill, ObjectiveName, ObjectiveResult, Setting } from "./result";

export const RULE = "recovery-objective";

const WORDS: Readonly<Record<ObjectiveName, string>> = {
  recoveryTimeSeconds: "recovery within",
  recoveryPointSeconds: "a loss of at most",
  objectRecoveryPointSeconds: "a loss of objects of at most",
};

/**
 * Adds the stack's own objectives, a rule like the others but for the graph not being enough to judge it: it takes what
 * the stack file promises, and AWS's figures. A stack without objectives is not held to any.
 */
export function holdToObjectives(
  judgement: Judgement | undefined,
  graph: ResourceGraph,
  environment: string | undefined,
  drills: readonly Drill[],
): Judgement | undefined {
  if (drills.every(({ objectives }) => objectives.length === 0)) return judgement;
  const broken = drills.flatMap((drill) =>
    drill.objectives.filter(({ isMet }) => !isMet).map((missed) => toViolation(drill, missed, graph, environment)),
  );
  return withRule(judgement, broken);
}

function toViolation(
  { scenario }: Drill,
  { name, statedSeconds, reachedSeconds, inTheWay }: ObjectiveResult,
  graph: ResourceGraph,
  environment: string | undefined,
): Violation {
  const reached = reachedSeconds === null ? "it has no end or no figure" : `it is ${reachedSeconds.toString()} s`;
  const settings = inTheWay.map((setting) => describeSetting(setting, graph.stack, environment)).join("; ");
  return {
    ...{ rule: RULE, severity: "mandatory", verdict: "violated", urn: urnOfStack(graph) },
    message: `${scenario}: ${WORDS[name]} ${statedSeconds} s is promised, and ${reached}. In the way: ${settings}`,
    remedy: `Change what is in the way, or promise less in objectives.${keyOf(scenario)} in Pulumi.${graph.stack}.yaml.`,
  };
}

/** For example `database.isMultiAz in environments/dev.ts (the database has no standby in a second zone)`. */
export function describeSetting({ key, kind, why }: Setting, stack: string, environment: string | undefined): string {
  const place = { policy: `environments/${environment ?? "<environment>"}.ts`, fact: `Pulumi.${stack}.yaml` };
  return `${key}${kind === "program" ? "" : ` in ${place[kind]}`} (${why})`;
}
