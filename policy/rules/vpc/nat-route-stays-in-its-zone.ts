import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { NAT_GATEWAY, ROUTE, ROUTE_TABLE, SUBNET, subnetsOf } from "../../subnet-routes";
import type { ResourceView, StackView } from "../../views";

export const rule: Rule = {
  description: "A subnet leaves through the NAT gateway of its own zone where there is one.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    "https://github.com/terraform-aws-modules/terraform-aws-atlantis/issues/343",
  ],
  remedy: "Route each zone's private table to the gateway in that zone's public subnet; awsx does.",
  types: [ROUTE],
  check: (route, stack) => {
    const [gateway] = ledTo(stack, route, "natGatewayId", NAT_GATEWAY);
    const [table] = gateway ? ledTo(stack, route, "routeTableId", ROUTE_TABLE) : [];
    if (gateway === undefined || table === undefined) return notApplicable;
    const zones = new Set(subnetsOf(table, stack).map(zoneOf));
    const local = stack.all(NAT_GATEWAY).filter((each) => zones.has(zoneOfGateway(each, stack)));
    if (local.length === 0) return notApplicable;
    return satisfiedWhen(
      local.includes(gateway),
      "natGatewayId",
      gateway.name,
      `name ${local.map(({ name }) => name).join(" or ")}: traffic across zones is charged and stops with the other zone`,
    );
  },
};

function zoneOf(subnet: ResourceView): string | undefined {
  return subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId");
}

function zoneOfGateway(gateway: ResourceView, stack: StackView): string | undefined {
  const [subnet] = ledTo(stack, gateway, "subnetId", SUBNET);
  return subnet && zoneOf(subnet);
}
