/** Whether the subnets of a database's or cache's subnet group move to another VPC. */
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import type { Changes } from "./changes";
import type { Pair, Pairs } from "./pairs";
import { referencesIn } from "./references";

interface Compared {
  readonly before: ResourceGraph | undefined;
  readonly after: ResourceGraph;
  readonly pairs: Pairs;
  readonly changes: Changes;
}

/** Would any subnet be in a VPC that the group's subnets are not in now? */
export function leavesVpc(group: Pair, { before, after, pairs, changes }: Compared): boolean {
  const now = before === undefined ? [] : vpcsOf(group.before, before);
  const stays = (urn: string): boolean => {
    const pair = pairs.same.find((each) => each.after.urn === urn);
    return pair !== undefined && changes.effectOn(pair) !== "replace" && now.includes(pair.before.urn);
  };
  return now.length > 0 && vpcsOf(group.after, after).some((urn) => !stays(urn));
}

/** URNs of the VPCs that the program makes itself; one it only names is not known here. */
function vpcsOf(group: GraphResource, { resources }: ResourceGraph): string[] {
  const follow = (resource: GraphResource, property: string): GraphResource[] =>
    referencesIn(resource.inputs[property]).flatMap(
      ({ type, name }) => resources.find((each) => each.type === type && each.name === name) ?? [],
    );
  return follow(group, "subnetIds").flatMap((subnet) => follow(subnet, "vpcId").map(({ urn }) => urn));
}
