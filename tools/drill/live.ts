/** Starts a stack's experiment and sees it through. Costs what FIS bills: 0.10 USD a minute and action. */
import type { ScenarioName } from "../../preview/analyses/drill/result";
import type { Project } from "../../preview/engine/project";
import { OutsideError } from "../shared/outside-error";
import { Aws } from "./aws";
import { findExperiment } from "./experiment";
import { type Ending, follow, type Watcher } from "./follow";

interface Options {
  readonly outputs?: string;
  readonly yesProd?: true;
  readonly endpoint?: string;
}

/** Refuses a template of another account, one that nothing would stop, and to begin while what would stop it rings. */
export async function runExperiment(
  project: Project,
  stack: string,
  scenario: ScenarioName,
  options: Options,
  watcher: Watcher,
): Promise<Ending> {
  const { region, accountId, templateId } = await findExperiment(project, stack, scenario, options);
  const aws = new Aws(region, options.endpoint, watcher.mostAttempts);
  const template = await aws.readTemplate(templateId);
  const refuse = (why: string): never => {
    throw new OutsideError(`experiment template ${templateId}`, why);
  };
  if (template.accountId !== accountId) refuse(`takes a role of account ${template.accountId}, not of ${accountId}`);
  if (template.stopAlarmArns.length === 0) refuse("has no stop condition: nothing would end what goes wrong");
  const ringing = (await aws.listRingingAlarms()).filter(({ arn }) => template.stopAlarmArns.includes(arn));
  if (ringing.length > 0) refuse(`not started, ${ringing.map(({ name }) => name).join(", ")} rings already`);
  if (watcher.signal.aborted) return "stopped";
  const id = await aws.start(templateId, `${stack} ${scenario}`);
  watcher.print(`${scenario} on ${stack}: experiment ${id} in ${region}; Ctrl-C stops it\n`);
  return follow(aws, id, template.stopAlarmArns, watcher);
}
