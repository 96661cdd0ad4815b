/** Application Load Balancers: hours, capacity units, the public address in each zone, and what they answer readers. */
import type { ResourceView } from "../../../../policy/views";
import { type Charge, hourly, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";
import { HOURS_PER_MONTH } from "../prices";
import type { UsageAmounts } from "../usage";
import { DISTRIBUTION } from "./edge";
import { priceInternetTraffic } from "./internet";
import { PUBLIC_ADDRESS } from "./vpc";

const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** What one capacity unit covers; the dimension that needs most of them counts: https://aws.amazon.com/elasticloadbalancing/pricing/ */
const CAPACITY_UNIT = { newConnectionsPerSecond: 25, activeConnections: 3000, gigabytesPerHour: 1 };

export const loadBalancers: Pricers = {
  [LOAD_BALANCER]: priceLoadBalancer,
  "aws:alb/loadBalancer:LoadBalancer": priceLoadBalancer,
};

function* priceLoadBalancer(balancer: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const kind = balancer.text("loadBalancerType") ?? "application";
  if (kind !== "application") {
    yield unpriced(`${kind} load balancer`, "no price for this kind of load balancer");
    return;
  }
  const peers = stack.all(balancer.type);
  yield hourly("load balancer, hours", ["elb", "alb-hour"]);
  yield used("load balancer, capacity units", ["elb", "alb-lcu-hour"], shareOf(capacityUnitHours(usage), peers), {
    assumption: "no more rules than the ten that are free for each request",
  });
  if (!isPublic(balancer)) return;
  const zones = balancer.length("subnets") ?? balancer.length("subnetMappings");
  if (zones === undefined) yield unpriced("public IPv4 addresses", "its zones are not known before deployment");
  else {
    yield hourly("public IPv4 address in each zone", PUBLIC_ADDRESS, zones, {
      assumption: "one address in each zone; a balancer under load takes more",
    });
  }
  // Behind a CDN readers are answered from there, and AWS does not charge the way to it.
  const gigabytes = stack.all(DISTRIBUTION).length > 0 ? 0 : usage.readerGb;
  yield* priceInternetTraffic("answers to readers", shareOf(gigabytes, peers.filter(isPublic)));
}

/** Capacity units on average, times the hours of a month. */
export function capacityUnitHours(usage: UsageAmounts): number {
  const units = Math.max(
    usage.newConnectionsPerSecond / CAPACITY_UNIT.newConnectionsPerSecond,
    usage.activeConnections / CAPACITY_UNIT.activeConnections,
    usage.readerGb / HOURS_PER_MONTH / CAPACITY_UNIT.gigabytesPerHour,
  );
  return units * HOURS_PER_MONTH;
}

function isPublic(balancer: ResourceView): boolean {
  return !balancer.flag("internal") && balancer.text("ipAddressType") !== "dualstack-without-public-ipv4";
}
