/** A stack in a few figures. */
import type { ResourceGraph } from "../../policy/resource-graph";
import { isReal } from "../analyses/graph-reading";
import { ofType } from "./lookup";
import { workloadZones, zonesWithSubnets, type Zones } from "./zones";

export interface Summary {
  /** Resources that end up in an account: without components and providers. */
  readonly resources: number;
  readonly components: number;
  /** Resources that Pulumi refuses to delete. */
  readonly protectedResources: number;
  readonly natGateways: number;
  /** Null: not known before deployment. */
  readonly zonesWithSubnets: Zones;
  readonly workloadZones: Zones;
}

export function summarize(graph: ResourceGraph): Summary {
  return {
    resources: graph.resources.filter(isReal).length,
    components: graph.resources.filter(({ custom, type }) => !custom && type !== "pulumi:pulumi:Stack").length,
    protectedResources: graph.resources.filter(({ options }) => options.protect).length,
    natGateways: ofType(graph, "aws:ec2/natGateway:NatGateway").length,
    zonesWithSubnets: zonesWithSubnets(graph),
    workloadZones: workloadZones(graph),
  };
}

/** For example `68 resources, 1 NAT gateway, 2 zones with subnets, 1 carries work`. */
export function describeSummary(summary: Summary): string {
  const { resources, natGateways, workloadZones: working } = summary;
  const zones = summary.zonesWithSubnets;
  return [
    count(resources, "resource"),
    count(natGateways, "NAT gateway"),
    zones === null ? "zones with subnets unknown" : `${count(zones.length, "zone")} with subnets`,
    working === null ? "zones that carry work unknown" : carry(working.length),
  ].join(", ");
}

function carry(zones: number): string {
  if (zones === 0) return "none carries work";
  return zones === 1 ? "1 carries work" : `${zones.toString()} carry work`;
}

/** For example `1 resource`, `2 resources`. */
export function count(number: number, noun: string): string {
  return `${number.toString()} ${noun}${number === 1 ? "" : "s"}`;
}
