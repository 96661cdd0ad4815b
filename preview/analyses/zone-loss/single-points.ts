/** What stops the stack, or takes a tier away, alone. */
import type { ResourceView } from "../../../policy/views";
import type { Cache } from "./cache";
import { type NatGateway, zonesThrough } from "./egress";
import type { Group } from "./instances";
import type { Parts } from "./parts";
import type { SinglePointOfFailure } from "./result";
import { plural, showZones } from "./words";

export function findSinglePoints(parts: Parts): SinglePointOfFailure[] {
  return [
    ...parts.egress.gateways.flatMap((gateway) => describeGateway(parts, gateway)),
    ...parts.balancers
      .filter(({ zones }) => zones?.length === 1)
      .map(({ view, zones }) =>
        point(
          view,
          `load balancer in one zone (${showZones(zones)})`,
          "nothing reaches the stack when that zone is lost",
        ),
      ),
    ...parts.groups.flatMap(describeGroup),
    ...parts.databases
      .filter(({ isMultiAz }) => !isMultiAz)
      .map(({ view, zones, backupDays }) =>
        point(
          view,
          zones?.length === 1
            ? `single-AZ database (${showZones(zones)})`
            : "single-AZ database, in a zone AWS chooses",
          `stops with its zone until a person ${backupDays === 0 ? "starts over: there are no backups" : "restores it"}`,
        ),
      ),
    ...parts.caches.flatMap(describeCache),
  ];
}

/** The only way out for several zones with instances, or for all of them. */
function describeGateway({ egress, groups }: Parts, gateway: NatGateway): SinglePointOfFailure[] {
  const working = new Set(groups.flatMap(({ zones }) => zones ?? []));
  const carriesWork = (zone: string): boolean => working.size === 0 || working.has(zone);
  const through = zonesThrough(egress, gateway).filter(carriesWork);
  const all = new Set(egress.subnets.map(({ zone }) => zone ?? "unknown").filter(carriesWork));
  if (gateway.isRegional || through.length === 0 || (through.length === 1 && all.size > 1)) return [];
  return [
    point(
      gateway.view,
      `one NAT gateway for ${plural(through.length, "zone")} with work (${showZones(through)})`,
      "without it, instances there reach nothing outside and new ones cannot boot",
    ),
  ];
}

function describeGroup({ view, zones, minimum }: Group): SinglePointOfFailure[] {
  return [
    ...(zones?.length === 1
      ? [point(view, `all instances in one zone (${showZones(zones)})`, "none is left when that zone is lost")]
      : []),
    ...(minimum !== undefined && minimum <= 1
      ? [point(view, `minimum of ${plural(minimum, "instance")}`, "nothing answers until another has booted")]
      : []),
  ];
}

function describeCache({ view, nodes, hasFailover, isMultiAz, pinned, zones }: Cache): SinglePointOfFailure[] {
  if (nodes === 1) return [point(view, "cache of one node", "its loss empties the cache, that of its zone ends it")];
  if (!hasFailover) {
    return [point(view, "cache without automatic failover", "no writes without the primary, until a person promotes")];
  }
  if (zones?.length === 1) {
    return [point(view, `cache in one zone (${showZones(zones)})`, "no node is left when that zone is lost")];
  }
  if (isMultiAz || pinned !== undefined) return [];
  return [point(view, "cache without Multi-AZ", "AWS may put all nodes into one zone")];
}

function point({ resource: { urn, name } }: ResourceView, what: string, consequence: string): SinglePointOfFailure {
  return { urn, name, what, consequence };
}
