/** Real graphs with one link taken out, and what a drill then makes of them. */
import assert from "node:assert/strict";
import type { GraphResource, JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { playDrill } from "../../preview/analyses/drill/drill";
import { readObjectives } from "../../preview/analyses/drill/objectives";
import type { Drill, Objectives, ScenarioName } from "../../preview/analyses/drill/result";
import { makeResource } from "./graphs";
import { readConfig } from "./stack-files";

export const DATABASE = "aws:rds/instance:Instance";

export function objectivesOf(stack: string): Objectives {
  return readObjectives(readConfig(stack)["cloudmart:objectives"]);
}

/** The stack's own objectives, unless others are given. */
export function play(graph: ResourceGraph, scenario: ScenarioName, objectives = objectivesOf(graph.stack)): Drill {
  const drill = playDrill(graph, scenario, objectives);
  assert.ok(drill !== undefined, `${scenario} has nothing to take`);
  return drill;
}

/** What is missed, and the settings that are in the way. */
export function missedBy(drill: Drill): Record<string, string[]> {
  const missed = drill.objectives.filter(({ isMet }) => !isMet);
  return Object.fromEntries(missed.map(({ name, inTheWay }) => [name, inTheWay.map(({ key }) => key)]));
}

/** Every resource of a type with other inputs; undefined takes an input away. */
export function change(graph: ResourceGraph, type: string, inputs: Readonly<Record<string, unknown>>): ResourceGraph {
  assert.ok(
    graph.resources.some((each) => each.type === type),
    `the stack has a ${type}`,
  );
  const replace = (resource: GraphResource): GraphResource => {
    const merged = Object.entries({ ...resource.inputs, ...inputs }).filter(([, value]) => value !== undefined);
    return { ...resource, inputs: Object.fromEntries(merged) as JsonObject };
  };
  return { ...graph, resources: graph.resources.map((each) => (each.type === type ? replace(each) : each)) };
}

export function without(graph: ResourceGraph, isGone: (resource: GraphResource) => boolean): ResourceGraph {
  const resources = graph.resources.filter((each) => !isGone(each));
  assert.ok(resources.length < graph.resources.length, "something was there to take out");
  return { ...graph, resources };
}

const VAULT = "aws:backup/vault:Vault";
export const PLAN = "aws:backup/plan:Plan";
export const SELECTION = "aws:backup/selection:Selection";
export const AUTOMATED = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

/** With what a recovery tier adds, once: a daily snapshot with a copy, and the automated backups, in us-east-1. */
export function withRecovery(graph: ResourceGraph): ResourceGraph {
  const kinds = [VAULT, PLAN, SELECTION, AUTOMATED];
  const region = "us-east-1";
  const provider = graph.resources.find(({ type }) => type === DATABASE)?.provider;
  const make = (type: string, name: string, inputs: JsonObject): GraphResource =>
    makeResource(type, name, inputs, { stack: graph.stack, provider });
  const rule = {
    ...{ ruleName: "daily", schedule: "cron(0 6 * * ? *)", targetVaultName: `<${VAULT}::kept.name>` },
    copyActions: [{ destinationVaultArn: `<${VAULT}::far.arn>` }],
  };
  const added = [
    make(VAULT, "kept", {}),
    make(VAULT, "far", { region }),
    make(PLAN, "kept", { rules: [rule] }),
    make(SELECTION, "kept", { planId: `<${PLAN}::kept.id>` }),
    make(AUTOMATED, "far", { region, sourceDbInstanceArn: `<${DATABASE}::cloudmart-database.arn>` }),
  ];
  return { ...graph, resources: [...graph.resources.filter(({ type }) => !kinds.includes(type)), ...added] };
}
