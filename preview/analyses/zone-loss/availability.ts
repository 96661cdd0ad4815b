/** The availability of the chain that every request needs: AWS's published thresholds, multiplied. */
import type { StackView } from "../../../policy/views";
import type { Cache } from "./cache";
import type { Database } from "./database";
import { CDN, DISTRIBUTION, judgeObjective, multiply } from "./availability-objective";
import { isPreviousGeneration, linkOf, oneZone } from "./figures";
import type { Group } from "./instances";
import type { LoadBalancer } from "./load-balancer";
import type { Parts } from "./parts";
import type { Availability, AvailabilityLink, ZonesAlone } from "./result";
import { plural, showZones } from "./words";

const HOURS_PER_YEAR = 8760;

export function multiplyAvailability(stack: StackView, parts: Parts, statedPercent?: number): Availability {
  const links = [
    ...stack.all(DISTRIBUTION).map(() => linkOf(CDN, "cloudfront", "published")),
    ...parts.balancers.map(linkBalancer),
    ...parts.groups.map(linkGroup),
    ...parts.databases.map(linkDatabase),
    ...parts.caches.map(linkCache),
    // One promise for all of a Region's tables; what a replica adds counts for who turns to it.
    ...(parts.tables.length === 0 ? [] : [linkOf("tables", "tables", "published")]),
  ];
  const percent = links.length === 0 ? null : multiply(links);
  return {
    links,
    percent,
    hoursDownPerYear: percent === null ? null : (HOURS_PER_YEAR * (100 - percent)) / 100,
    zonesAlone: countZonesAlone(parts),
    objective: statedPercent === undefined ? null : judgeObjective(stack, links, statedPercent),
    leftOut: listLeftOut(parts),
  };
}

/** The zones that every group of instances runs in. */
function countZonesAlone({ groups }: Parts): ZonesAlone | null {
  const counts = groups.map(({ zones }) => zones?.length ?? 0);
  const zones = Math.min(...counts);
  return counts.length === 0 || zones === 0 ? null : zonesAlone(zones);
}

/** One zone 99.5%, two 99.9975%, three 99.999875%. */
export function zonesAlone(zones: number): ZonesAlone {
  const { percent: oneZonePercent, source } = oneZone();
  const down = ((100 - oneZonePercent) / 100) ** zones;
  return { zones, oneZonePercent, percent: 100 * (1 - down), source };
}

/** Of unknown zones, one is assumed. */
function linkBalancer({ zones }: LoadBalancer): AvailabilityLink {
  if (zones !== undefined && zones.length > 1) {
    return linkOf(`load balancer, ${plural(zones.length, "zone")}`, "load-balancer-zones", "published");
  }
  return linkOf(
    `load balancer, ${zones === undefined ? "zones unknown" : "one zone"}`,
    "load-balancer-zone",
    "published",
  );
}

/** AWS promises the higher figure for instances in two zones; for several in one zone it promises nothing of its own. */
function linkGroup({ zones, minimum = 1 }: Group): AvailabilityLink {
  if (zones !== undefined && zones.length > 1 && minimum > 1) {
    return linkOf(`instances, ${plural(zones.length, "zone")}`, "instances-zones", "published");
  }
  if (minimum <= 1) return linkOf("one instance at minimum", "instance", "published");
  return linkOf(`instances, zone ${showZones(zones)} (as one instance)`, "instance", "modelled");
}

function linkDatabase({ isMultiAz }: Database): AvailabilityLink {
  return isMultiAz
    ? linkOf("database, Multi-AZ", "database-multi-az", "published")
    : linkOf("database, single-AZ", "database-single-az", "published");
}

function linkCache({ hasFailover, isMultiAz, nodeType }: Cache): AvailabilityLink {
  if (!hasFailover || !isMultiAz) return linkOf("cache, single-AZ", "cache-single-az", "published");
  return isPreviousGeneration(nodeType)
    ? linkOf(`cache, Multi-AZ, ${nodeType}`, "cache-multi-az-previous-generation", "published")
    : linkOf("cache, Multi-AZ", "cache-multi-az", "published");
}

function listLeftOut({ egress, databases }: Parts): Availability["leftOut"] {
  const replicas = databases.flatMap((database) => database.replicas);
  return [
    ...(egress.gateways.length === 0
      ? []
      : [
          {
            name: plural(egress.gateways.length, "NAT gateway"),
            reason: "no request passes it, only boots and calls to the outside; AWS publishes no figure",
          },
        ]),
    ...(replicas.length === 0
      ? []
      : [{ name: plural(replicas.length, "read replica"), reason: "the primary answers the same questions" }]),
  ];
}
