/** Which experiment plays a scenario on a deployed stack, and where it is. */
import type { ScenarioName } from "../../preview/analyses/drill/result";
import { type Project, readStackConfiguration, UsageError } from "../../preview/engine/project";
import { readAws, readStackOutputs, type Values } from "../shared/stack-outputs";

export interface Experiment {
  readonly region: string;
  readonly accountId: string;
  readonly templateId: string;
}

/** Why AWS FIS cannot play a scenario; the others have a template where the stack has a recovery tier. */
const REASONS: Readonly<Partial<Record<ScenarioName, string>>> = {
  "wrong-deletion": "FIS deletes no rows; restore to a new instance, as the page says, and compare",
  "slow-reads": "FIS slows no database down; add a replica, as the page says, and take it away again",
  "closed-security-group": "FIS closes no rule; remove one in dev, as a person would, and open it as the page says",
  "region-loss": "FIS takes no Region away; build the standby stack, as the page says, and destroy it again",
};

const OUTPUT = "experimentTemplateIds";

interface Options {
  readonly outputs?: string;
  readonly yesProd?: true;
}

/** Refuses what has no experiment, and prod unless it is meant. */
export async function findExperiment(
  project: Project,
  stack: string,
  scenario: ScenarioName,
  { outputs: outputsFile, yesProd }: Options,
): Promise<Experiment> {
  const reason = REASONS[scenario];
  if (reason !== undefined) throw new UsageError(`${scenario} has no experiment: ${reason}`);
  const { region, accountId } = readAws(project, stack);
  if (yesProd !== true) refuseProd(project, stack);
  const outputs = await readStackOutputs(project, stack, outputsFile);
  return { region, accountId, templateId: findTemplate(outputs, stack, scenario) };
}

/** A stack that does not say what it is may be anything. */
function refuseProd(project: Project, stack: string): void {
  const environment = readStackConfiguration(project, stack).values[`${project.name}:environment`];
  if (environment === "dev") return;
  throw new UsageError(`${stack} is ${environment ?? "of no known environment"}; --yes-prod says that you mean it`);
}

function findTemplate(outputs: Values, stack: string, scenario: ScenarioName): string {
  const ids = outputs[OUTPUT];
  const known: Values = typeof ids === "object" && ids !== null ? { ...ids } : {};
  const id = known[scenario];
  if (typeof id === "string" && id !== "") return id;
  const there = Object.keys(known).join(", ") || "none";
  throw new UsageError(`${stack} has no experiment for ${scenario} (output ${OUTPUT}: ${there}); is it deployed?`);
}
