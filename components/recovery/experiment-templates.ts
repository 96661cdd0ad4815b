import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { writeLog } from "./experiment-rights";
import { type Experiment, planExperiments, type Scenario, SCENARIOS, type Step } from "./experiments";
import type { RecoveryArgs } from "./recovery-args";
import { createServiceRole } from "../shared/service-role";

/** What a scenario's experiment is started by. */
export type TemplateIds = Readonly<Partial<Record<Scenario, pulumi.Output<string>>>>;

/**
 * One template a scenario, each with a role that may do what the scenario does and nothing else, and all with one stop
 * condition: when the stack is down for readers, FIS stops and puts back what it can. Free until one is started; then
 * 0.10 USD for each minute of each action.
 */
export function createExperiments(
  name: string,
  args: RecoveryArgs,
  stopAlarmArn: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): TemplateIds {
  const log = new aws.cloudwatch.LogGroup(
    `${name}-experiments`,
    { retentionInDays: args.logRetentionDays, kmsKeyId: args.logging?.keyArn },
    { ...options, protect: args.isProtected },
  );
  const planned = planExperiments(args);
  const create = (scenario: Scenario): readonly (readonly [Scenario, pulumi.Output<string>])[] => {
    const experiment = planned[scenario];
    if (experiment === undefined) return [];
    const { role, policy } = createServiceRole(
      `${name}-${scenario}`,
      "fis.amazonaws.com",
      args.accountId,
      { description: experiment.description, statements: [...experiment.rights, ...writeLog()] },
      options,
    );
    const template = new aws.fis.ExperimentTemplate(
      `${name}-${scenario}`,
      {
        roleArn: role.arn,
        stopConditions: [{ source: "aws:cloudwatch:alarm", value: stopAlarmArn }],
        logConfiguration: {
          logSchemaVersion: 2,
          cloudwatchLogsConfiguration: { logGroupArn: pulumi.interpolate`${log.arn}:*` },
        },
        tags: { Name: `${name}-${scenario}` },
        ...describe(experiment),
      },
      // FIS tries the role's rights when an experiment starts, and tells of none that lack before.
      { ...options, dependsOn: policy },
    );
    return [[scenario, template.id]];
  };
  return Object.fromEntries(SCENARIOS.flatMap(create));
}

function describe({ description, steps, emptyTargets }: Experiment) {
  return {
    description,
    experimentOptions: { accountTargeting: "single-account", emptyTargetResolutionMode: emptyTargets },
    // Each step has a target of its own, by the same name.
    actions: Object.entries(steps).map(([name, { actionId, targetKey, parameters = {} }]) => ({
      name,
      actionId,
      target: { key: targetKey, value: name },
      parameters: Object.entries(parameters).map(([key, value]) => ({ key, value })),
    })),
    targets: Object.entries(steps).map(([name, { target }]) => ({ name, ...describeTarget(target) })),
  };
}

function describeTarget({ resourceType, arns, tags = {}, filters = {}, parameters, mode = "ALL" }: Step["target"]) {
  return {
    resourceType,
    selectionMode: mode,
    ...(arns === undefined
      ? { resourceTags: Object.entries(tags).map(([key, value]) => ({ key, value })) }
      : { resourceArns: arns }),
    filters: Object.entries(filters).map(([path, value]) => ({ path, values: [value] })),
    ...(parameters !== undefined && { parameters }),
  };
}
