/** How the tiers read a stack: what the graph does not tell is undefined, and the worst case is then assumed. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { readZone, zonesOf } from "../../../policy/subnet-zones";
import { type ResourceView, StackView, told } from "../../../policy/views";

/** What is taken away: a zone, or one resource (of a cache or a group of instances: one node, one instance). */
export type Loss =
  | { readonly kind: "zone"; readonly zone: string }
  | { readonly kind: "nat gateway" | "database" | "cache" | "instance"; readonly urn: string };

/** Zones in which something may be, by name; undefined where the graph does not tell. */
export type Zones = readonly string[] | undefined;

export function viewOf(graph: ResourceGraph): StackView {
  // Relations do not depend on the environment, which only rules ask for.
  return new StackView(graph, "prod");
}

/** Zones of the subnets that a property names, each once. */
export function distinctZones(stack: StackView, resource: ResourceView, path: string): Zones {
  const zones = told(() => [...new Set(zonesOf(resource, path, stack))].sort());
  return zones === undefined || zones.length === 0 ? undefined : zones;
}

/** The zone of a subnet; undefined where it is not known. */
export function zoneOf(subnet: ResourceView): string | undefined {
  return told(() => readZone(subnet));
}

/** Zones that hold a subnet. */
export function zonesWithSubnets(stack: StackView): string[] {
  const zones = stack.all("aws:ec2/subnet:Subnet").map(zoneOf);
  return [...new Set(zones.filter((zone) => zone !== undefined))].sort();
}

/** At worst, is it in the zone? */
export function maybeIn(zones: Zones, zone: string): boolean {
  return zones === undefined || zones.includes(zone);
}

export function isResource(loss: Loss, { resource }: ResourceView): boolean {
  return loss.kind !== "zone" && loss.urn === resource.urn;
}
