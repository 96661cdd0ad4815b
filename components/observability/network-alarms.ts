import type { AlarmDefinition, Series } from "./alarm";
import type { ObservabilityArgs } from "./observability-args";

/** AWS's own figure for a gateway in trouble. https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html */
const DROPPED_PERCENT = 0.01;

/** The way out: each NAT gateway, its zone beside the others'. */
export function planNetworkAlarms({ network }: ObservabilityArgs): AlarmDefinition[] {
  return network.natGateways.flatMap(({ zone, id }) => {
    const count = (metric: string): Series => ({
      namespace: "AWS/NATGateway",
      metric,
      statistic: "Sum",
      dimensions: { NatGatewayId: id },
    });
    return [
      {
        role: `nat-ports-${zone}`,
        row: "Way out",
        title: "Connections refused by the NAT gateway",
        place: zone,
        says: `the NAT gateway of ${zone} has no port left for a destination; calls out of this zone fail. Too many connections to one address: reuse them, or add an address to the gateway.`,
        severity: "page",
        isEssential: true,
        series: { errors: count("ErrorPortAllocation") },
        when: ">",
        threshold: 0,
        periodSeconds: 60,
        periods: 3,
        missing: { as: "notBreaching", because: "a gateway without traffic publishes nothing; idle is fine" },
      },
      {
        role: `nat-drops-${zone}`,
        row: "Way out",
        title: "Packets dropped by the NAT gateway, %",
        place: zone,
        says: `the NAT gateway of ${zone} drops packets, more than ${DROPPED_PERCENT} %: trouble inside AWS. Look at the AWS Health Dashboard.`,
        severity: "ticket",
        series: {
          dropped: count("PacketsDropCount"),
          outward: count("PacketsInFromSource"),
          inward: count("PacketsInFromDestination"),
        },
        expression: "IF(outward + inward > 0, 100 * dropped / (outward + inward), 0)",
        when: ">",
        threshold: DROPPED_PERCENT,
        periodSeconds: 300,
        periods: 3,
        missing: { as: "notBreaching", because: "a gateway without traffic publishes nothing; idle is fine" },
      },
    ];
  });
}
