/** Which experiment plays a scenario on a deployed stack, and where it is. */
import type { ScenarioName } from "../../preview/analyses/drill/result";
import { type Project, readStackConfiguration, UsageError } from "../../preview/engine/project";
import { readAws, readStackOutputs } from "../shared/stack-outputs";

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
  const { values } = readStackConfiguration(project, stack);
  // A stack that does not say what it is may be anything.
  const environment = values[`${project.name}:environment`];
  if (environment !== "dev" && yesProd !== true) {
    throw new UsageError(`${stack} is ${environment ?? "of no known environment"}; --yes-prod says that you mean it`);
  }
  const ids = (await readStackOutputs(project, stack, outputsFile))[OUTPUT];
  const known: Readonly<Record<string, unknown>> = typeof ids === "object" && ids !== null ? { ...ids } : {};
  const templateId = known[scenario];
  if (typeof templateId === "string" && templateId !== "") return { region, accountId, templateId };
  const there = Object.keys(known).join(", ") || "none";
  throw new UsageError(`${stack} has no experiment for ${scenario} (output ${OUTPUT}: ${there}); is it deployed?`);
}
