/** What is left of a stack when a zone, or one of its parts, is lost; read from the graph alone. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import type { StackView } from "../../../policy/views";
import { multiplyAvailability } from "./availability";
import { judgeFailures } from "./failure";
import { type Parts, readParts } from "./parts";
import type { ZoneLoss } from "./result";
import { findSinglePoints } from "./single-points";
import { viewOf, zonesWithSubnets, zoneOf } from "./stack";
import { plural } from "./words";

/** What could carry a tier and has its own ways to fail, which nobody has described here. */
const UNJUDGED = [
  "aws:ec2/instance:Instance",
  "aws:ecs/service:Service",
  "aws:eks/nodeGroup:NodeGroup",
  "aws:elasticache/cluster:Cluster",
  "aws:elasticache/serverlessCache:ServerlessCache",
  "aws:rds/cluster:Cluster",
];

/** `statedPercent`: the availability that the stack file promises. */
export function analyseZoneLoss(graph: ResourceGraph, statedPercent?: number): ZoneLoss {
  const stack = viewOf(graph);
  const zones = zonesWithSubnets(stack);
  const parts = readParts(stack);
  return {
    zones,
    failures: judgeFailures(zones, parts),
    singlePointsOfFailure: findSinglePoints(parts),
    availability: multiplyAvailability(stack, parts, statedPercent),
    assumptions: listAssumptions(stack, parts),
    unjudged: UNJUDGED.flatMap((type) => stack.all(type)).map(({ resource: { urn, type, name } }) => ({
      ...{ urn, type, name },
    })),
  };
}

function listAssumptions(stack: StackView, { groups, databases, caches, egress }: Parts): string[] {
  const unknown = stack.all("aws:ec2/subnet:Subnet").filter((subnet) => zoneOf(subnet) === undefined).length;
  const say = (isSaid: boolean, text: string): string[] => (isSaid ? [text] : []);
  return [
    ...say(unknown > 0, `${plural(unknown, "subnet")} in a zone that is not known before deployment: not drilled`),
    ...say(groups.length > 0, "Instances run at the group's minimum, spread evenly, and can carry the load."),
    ...say(
      groups.some(({ minimum }) => minimum === undefined),
      "A minimum that is not known before deployment is taken for one instance.",
    ),
    ...say(
      groups.length > 0,
      "How long an image boots is not known: from nothing to the group's grace period. Scheduled sizes are left out.",
    ),
    ...say(groups.length > 0 && egress.gateways.length > 0, "New instances need egress to boot."),
    ...say(databases.length > 0, "A lost database has lost its storage; a person restores it."),
    ...say(caches.length > 0, "Requests need the cache: a program that can do without is better off than shown."),
    "Other zones have room for what is launched there.",
  ];
}
