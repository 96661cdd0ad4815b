/** Plays failures on a stack's graph: what happens, and whether the stack can keep what it promises. Pure. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { playClosedSecurityGroup } from "./closed-security-group";
import { playFailure } from "./failures";
import { compareWithObjectives } from "./objectives";
import { playRegionLoss } from "./region-loss";
import { type Drill, type Objectives, type Outcome, SCENARIO_NAMES, type ScenarioName } from "./result";
import { playSlowReads } from "./slow-reads";
import { playWrongDeletion } from "./wrong-deletion";

type Player = (graph: ResourceGraph) => Outcome | undefined;

const PLAYERS: Readonly<Record<ScenarioName, Player>> = {
  "zone-power-loss": (graph) => playFailure(graph, "zone-power-loss"),
  "database-failover": (graph) => playFailure(graph, "database-failover"),
  "cache-failover": (graph) => playFailure(graph, "cache-failover"),
  "instance-stop": (graph) => playFailure(graph, "instance-stop"),
  "nat-loss": (graph) => playFailure(graph, "nat-loss"),
  "wrong-deletion": playWrongDeletion,
  "slow-reads": playSlowReads,
  "closed-security-group": playClosedSecurityGroup,
  "region-loss": playRegionLoss,
};

/** Undefined where the stack has nothing that the failure takes. */
export function playDrill(
  graph: ResourceGraph,
  scenario: ScenarioName,
  objectives: Objectives = {},
): Drill | undefined {
  const outcome = PLAYERS[scenario](graph);
  return outcome && { scenario, ...outcome, objectives: compareWithObjectives(scenario, outcome, objectives) };
}

/** Every scenario that the stack has anything for, in their order. */
export function playDrills(graph: ResourceGraph, objectives: Objectives = {}): Drill[] {
  return SCENARIO_NAMES.map((scenario) => playDrill(graph, scenario, objectives)).filter(
    (drill) => drill !== undefined,
  );
}
