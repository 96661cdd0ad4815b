import * as ipaddr from "ipaddr.js";
import { refuse, type Problem } from "../shared/errors";

/** The three /24 blocks of one availability zone. */
export interface ZoneSubnets {
  /** Load balancer and NAT gateway. */
  readonly public: string;
  /** Instances: a way out through a NAT gateway, none in. */
  readonly private: string;
  /** Database and cache: no way out at all. */
  readonly isolated: string;
}

/** Which /24 of the VPC's block the first zone takes; each further zone takes the next one. */
const FIRST_BLOCK = { public: 1, private: 11, isolated: 21 } as const;

/** The eleventh zone's public subnet would be the first zone's private one. */
const MAX_ZONES = 10;

/** A VPC in AWS is /16 at most, and the plan reaches up to the 31st /24, so it needs a /19 at least. */
const LARGEST_PREFIX = 16;
const SMALLEST_PREFIX = 19;

/**
 * The subnets of each zone. In 10.0.0.0/16, zone i counted from 0 gets public 10.0.(1+i).0/24, private 10.0.(11+i).0/24
 * and isolated 10.0.(21+i).0/24; other blocks have the same offsets from their base. A zone's blocks depend on its
 * position alone, so appending a zone moves nothing.
 *
 * Refuses a block that is not private IPv4 from /16 to /19, and anything but 1 to 10 zones.
 */
export function planSubnets(cidrBlock: string, zoneCount: number): readonly ZoneSubnets[] {
  refuse(validateSubnetPlan(cidrBlock, zoneCount));
  const [base] = ipaddr.IPv4.parseCIDR(cidrBlock);
  return Array.from({ length: zoneCount }, (_, zone) => ({
    public: blockAt(base, FIRST_BLOCK.public + zone),
    private: blockAt(base, FIRST_BLOCK.private + zone),
    isolated: blockAt(base, FIRST_BLOCK.isolated + zone),
  }));
}

/**
 * The blocks of one kind of subnet in all zones that there may ever be, in as few blocks as there can be: four for
 * private, five for isolated ones. They say who may reach whom once for all, whichever zones there are.
 */
export function reservedBlocks(cidrBlock: string, kind: keyof ZoneSubnets): readonly string[] {
  refuse(validateSubnetPlan(cidrBlock, MAX_ZONES));
  const [base] = ipaddr.IPv4.parseCIDR(cidrBlock);
  const blocks: string[] = [];
  const end = FIRST_BLOCK[kind] + MAX_ZONES;
  for (let offset: number = FIRST_BLOCK[kind]; offset < end;) {
    // The largest power of two that the block may begin with and that does not reach beyond the last zone.
    let size = offset & -offset;
    while (offset + size > end) size /= 2;
    blocks.push(`${addressAt(base, offset)}/${(24 - Math.log2(size)).toString()}`);
    offset += size;
  }
  return blocks;
}

/** Everything that `planSubnets` would refuse, so that a caller can report it together with its own problems. */
export function validateSubnetPlan(cidrBlock: string, zoneCount: number): Problem[] {
  return [...validateBlock(cidrBlock), ...validateZoneCount(zoneCount)];
}

function validateBlock(cidrBlock: string): Problem[] {
  const problem = { key: "network.cidrBlock", received: cidrBlock };
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(cidrBlock)) {
    return [{ ...problem, allowed: "an IPv4 block such as 10.0.0.0/16" }];
  }
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidrBlock);
  const canonical = `${ipaddr.IPv4.networkAddressFromCIDR(cidrBlock).toString()}/${prefix}`;
  const problems: Problem[] = [];
  if (cidrBlock !== canonical) {
    problems.push({ ...problem, allowed: canonical, reason: "A block is written with its first address" });
  }
  if (prefix < LARGEST_PREFIX || prefix > SMALLEST_PREFIX) {
    problems.push({
      ...problem,
      allowed: `a block from /${LARGEST_PREFIX} to /${SMALLEST_PREFIX}`,
      reason: "AWS makes no VPC larger than /16, and ten zones of three /24 subnets do not fit below /19",
    });
  }
  if (address.range() !== "private") {
    problems.push({
      ...problem,
      allowed: "a block inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
      reason: "Any other address belongs to somebody on the internet, whom the VPC could then not reach (RFC 1918)",
    });
  }
  return problems;
}

function validateZoneCount(zoneCount: number): Problem[] {
  if (Number.isInteger(zoneCount) && zoneCount >= 1 && zoneCount <= MAX_ZONES) return [];
  return [
    {
      key: "the number of network.availabilityZones",
      received: zoneCount,
      allowed: `1 to ${MAX_ZONES}`,
      reason: "The plan keeps ten /24 blocks for each kind of subnet, so that no zone ever has to move",
    },
  ];
}

/** The /24 that lies `offset` blocks above the base. A /19 or larger starts at a multiple of 32, so nothing carries. */
function blockAt(base: ipaddr.IPv4, offset: number): string {
  return `${addressAt(base, offset)}/24`;
}

function addressAt(base: ipaddr.IPv4, offset: number): string {
  const [first = 0, second = 0, third = 0] = base.octets;
  return new ipaddr.IPv4([first, second, third + offset, 0]).toString();
}
