/** Which Availability Zones a stack uses, and for what. */
import type { GraphResource, JsonValue, ResourceGraph } from "../../policy/resource-graph";
import { isTexts, ofType, referredTo } from "./lookup";

/** Zone names in alphabetical order, or null where the graph does not tell them. */
export type Zones = readonly string[] | null;

const SUBNET = "aws:ec2/subnet:Subnet";

/** Zones that hold a subnet. */
export function zonesWithSubnets(graph: ResourceGraph): Zones {
  return distinct(ofType(graph, SUBNET).map(zoneOf));
}

/** Zones where instances run: those of the subnets that Auto Scaling groups use. */
export function workloadZones(graph: ResourceGraph): Zones {
  const groups = ofType(graph, "aws:autoscaling/group:Group");
  return distinct(groups.flatMap(({ inputs }) => subnetZones(graph, inputs["vpcZoneIdentifiers"])));
}

/** Zones that hold a NAT gateway. */
export function natGatewayZones(graph: ResourceGraph): Zones {
  const gateways = ofType(graph, "aws:ec2/natGateway:NatGateway");
  return distinct(gateways.map(({ inputs }) => zoneOf(referredTo(graph, inputs["subnetId"]))));
}

function subnetZones(graph: ResourceGraph, subnetIds: JsonValue | undefined): (string | undefined)[] {
  return isTexts(subnetIds) ? subnetIds.map((id) => zoneOf(referredTo(graph, id))) : [undefined];
}

function zoneOf(subnet: GraphResource | undefined): string | undefined {
  const zone = subnet?.inputs["availabilityZone"];
  return typeof zone === "string" ? zone : undefined;
}

/** One zone that is not known makes the whole answer unknown. */
function distinct(zones: readonly (string | undefined)[]): Zones {
  const known = zones.filter((zone) => zone !== undefined && !zone.startsWith("["));
  return known.length < zones.length ? null : ([...new Set(known)].sort() as string[]);
}
