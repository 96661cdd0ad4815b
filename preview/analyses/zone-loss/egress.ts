/** Egress: which private subnets reach the internet through which NAT gateway, and where that stands. */
import { NAT_GATEWAY, natGatewaysOf, SUBNET } from "../../../policy/subnet-routes";
import { type ResourceView, type StackView, told } from "../../../policy/views";
import { secondsOf } from "./figures";
import type { TierLoss } from "./result";
import { distinctZones, isResource, type Loss, maybeIn, zoneOf, type Zones } from "./stack";
import { untouched } from "./tier-loss";
import { countOf, DATA_LOSSES, shortZone } from "./words";

export interface NatGateway {
  readonly view: ResourceView;
  /** One zone; undefined where it is not known. */
  readonly zones: Zones;
  /** AWS spreads it over all zones by itself. */
  readonly isRegional: boolean;
}

export interface RoutedSubnet {
  readonly urn: string;
  readonly zone: string | undefined;
  /** NAT gateways of its default routes; undefined where that is not known. */
  readonly gateways: readonly NatGateway[] | undefined;
}

export interface Egress {
  readonly gateways: readonly NatGateway[];
  /** Subnets that go through a NAT gateway; no others. */
  readonly subnets: readonly RoutedSubnet[];
}

export function readEgress(stack: StackView): Egress {
  const gateways = stack.all(NAT_GATEWAY).map((view) => ({
    view,
    zones: distinctZones(stack, view, "subnetId"),
    isRegional: told(() => view.text("availabilityMode")) === "regional",
  }));
  const subnets = stack.all(SUBNET).map((subnet) => {
    const urns = told(() => natGatewaysOf(subnet, stack).map(({ resource }) => resource.urn));
    const through = urns && gateways.filter(({ view }) => urns.includes(view.resource.urn));
    return { urn: subnet.resource.urn, zone: zoneOf(subnet), gateways: through };
  });
  return { gateways, subnets: gateways.length === 0 ? [] : subnets.filter((each) => each.gateways?.length !== 0) };
}

/** At worst, is the gateway gone? */
export function isLost({ view, zones, isRegional }: NatGateway, loss: Loss): boolean {
  if (loss.kind !== "zone") return isResource(loss, view);
  return !isRegional && maybeIn(zones, loss.zone);
}

/** Did the subnet reach the internet through NAT gateways that are all gone? Of an unknown one, any may be the one. */
export function hasLostEgress({ gateways, subnets }: Egress, subnetUrn: string, loss: Loss): boolean {
  const subnet = subnets.find(({ urn }) => urn === subnetUrn);
  if (subnet === undefined) return false;
  if (subnet.gateways === undefined) return gateways.some((gateway) => isLost(gateway, loss));
  return subnet.gateways.every((gateway) => isLost(gateway, loss));
}

/** Undefined where the stack has no NAT gateway. */
export function judgeEgress(egress: Egress, loss: Loss): TierLoss | undefined {
  const { gateways, subnets } = egress;
  if (gateways.length === 0) return undefined;
  const lost = gateways.filter((gateway) => isLost(gateway, loss)).length;
  const left = countOf(gateways.length - lost, gateways.length, "NAT gateway");
  const standing = subnets.filter(({ zone }) => loss.kind !== "zone" || zone !== loss.zone);
  const cut = standing.filter(({ urn }) => hasLostEgress(egress, urn, loss));
  if (cut.length === 0) return untouched("egress", left);
  return {
    tier: "egress",
    state: cut.length === standing.length ? "down" : "degraded",
    left: `${left}; private subnets without a way out (${listZones(cut)})`,
    mechanism: `a person creates a NAT gateway (${secondsOf("nat-gateway").join("-")} s) and routes the subnets to it`,
    interruptionSeconds: null,
    recoverySeconds: null,
    dataLoss: DATA_LOSSES.none,
  };
}

/** The zones whose private subnets go through this gateway and no other. */
export function zonesThrough({ subnets }: Egress, { view }: NatGateway): string[] {
  const through = subnets.filter(({ gateways }) => gateways?.every((each) => each.view === view) ?? false);
  return [...new Set(through.map(({ zone }) => zone ?? "unknown"))].sort();
}

function listZones(subnets: readonly RoutedSubnet[]): string {
  return [...new Set(subnets.map(({ zone }) => (zone === undefined ? "unknown" : shortZone(zone))))].sort().join(", ");
}
