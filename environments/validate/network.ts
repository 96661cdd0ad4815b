/** The VPC's block, its zones, and how many of them carry work. */
import ipaddr from "ipaddr.js";
import type { Problem } from "../../components/shared/errors";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";

type GivenNetwork = Given<StackFile["network"]>;

// The subnet plan numbers /24s from the block's base: public 1 to 10, private 11 to 20, isolated 21 to 30.
const MOST_ZONES = 10;
const WHY_TWO_TO_TEN =
  "AWS refuses a DB subnet group (DBSubnetGroupDoesNotCoverEnoughAZs) and a load balancer in fewer than two; " +
  "the subnet plan has room for ten";

/** Docker's default bridge on every instance; a VPC there is unreachable from inside a container. */
const DOCKER_BRIDGE = ipaddr.IPv4.parseCIDR("172.17.0.0/16");

function validateCidrBlock({ cidrBlock }: GivenNetwork): Problem[] {
  const reason = cidrBlock === undefined ? undefined : whyBlockIsRefused(cidrBlock);
  if (reason === undefined) return [];
  const allowed = "a private (RFC 1918) block from /16 to /19";
  return [{ key: "network.cidrBlock", received: cidrBlock, allowed, reason }];
}

/** Why a VPC cannot have a block; undefined where it can. */
export function whyBlockIsRefused(cidrBlock: string): string | undefined {
  const [address = "", prefix = ""] = cidrBlock.split("/");
  // The library alone would also take 10.1 and 0xa.0.0.0.
  const isBlock = ipaddr.IPv4.isValidFourPartDecimal(address) && ipaddr.IPv4.isValidCIDR(cidrBlock);
  if (!isBlock) return "It is not an IPv4 block";
  const base = ipaddr.IPv4.networkAddressFromCIDR(cidrBlock);
  if (base.toString() !== address) return `A block starts at its own base, here ${base.toString()}/${prefix}`;
  if (base.range() !== "private") return "Other addresses belong to somebody on the internet";
  return base.match(DOCKER_BRIDGE) ? "172.17.0.0/16 is Docker's own network on every instance" : undefined;
}

/** Enough zones, each once, and of the Region. */
export function validateZones(
  key: string,
  zones: readonly string[] | undefined,
  region: string | undefined,
): Problem[] {
  if (zones === undefined) return [];
  const isTooFewOrMany = zones.length < 2 || zones.length > MOST_ZONES;
  const repeated = new Set(zones.filter((zone, index) => zones.indexOf(zone) !== index));
  const foreign = new Set(zones.filter((zone) => region !== undefined && !isZoneOf(region, zone)));
  return [
    ...(isTooFewOrMany ? [{ key, received: zones, allowed: "2 to 10 zones", reason: WHY_TWO_TO_TEN }] : []),
    ...[...repeated].map((zone) => ({ key, received: zone, allowed: "each zone once", reason: "It is listed twice" })),
    ...[...foreign].map((zone) => ({
      key,
      received: zone,
      allowed: `zones of ${region ?? ""}: the Region's code and one letter, such as ${region ?? ""}a`,
      reason: "Zones of other Regions cannot be used, and Local Zones do not offer what the stack needs",
    })),
  ];
}

/** A Local Zone, such as `ap-northeast-1-tpe-1a`, has more than one letter after the Region's code. */
function isZoneOf(region: string, zone: string): boolean {
  return zone.slice(0, -1) === region && /[a-z]$/.test(zone);
}

function validateWorkloadZones({ availabilityZones, workloadZoneCount }: GivenNetwork, policy?: Policy): Problem[] {
  if (workloadZoneCount === undefined) return [];
  const key = "network.workloadZoneCount";
  const most = availabilityZones?.length ?? MOST_ZONES;
  if (workloadZoneCount < 1 || workloadZoneCount > most) {
    const allowed = `1 to ${most.toString()}, the number of network.availabilityZones`;
    return [{ key, received: workloadZoneCount, allowed }];
  }
  if (workloadZoneCount >= 2 || !needsSecondZone(policy)) return [];
  const reason = "The environment's policy puts a NAT gateway in each zone and a standby database in a second one";
  return [{ key, received: workloadZoneCount, allowed: `2 to ${most.toString()}`, reason }];
}

function needsSecondZone(policy: Policy | undefined): boolean {
  return policy?.network.natGatewayStrategy === "OnePerAz" || policy?.database.isMultiAz === true;
}

export function validateNetwork({ network = {}, aws = {} }: Given<StackFile>, policy?: Policy): Problem[] {
  return [
    ...validateCidrBlock(network),
    ...validateZones("network.availabilityZones", network.availabilityZones, aws.region),
    ...validateWorkloadZones(network, policy),
  ];
}
