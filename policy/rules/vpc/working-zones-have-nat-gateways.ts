import { type Rule, notApplicable, satisfiedWhen } from "../../rule";
import { NAT_GATEWAY, natGatewaysOf, SUBNET } from "../../subnet-routes";
import { zonesOf } from "../../subnet-zones";

export const rule: Rule = {
  description: "Where instances run in several zones, each of those zones has its own NAT gateway.",
  family: "regretted",
  severity: "mandatory",
  environments: ["prod"], // in dev the second gateway's 47 USD a month decide
  sources: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    "https://github.com/terraform-aws-modules/terraform-aws-atlantis/issues/343",
  ],
  remedy: "Keep `network.natGatewayStrategy` at `OnePerAz` in environments/prod.ts.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    const working = [...new Set(zonesOf(group, "vpcZoneIdentifiers", stack))];
    const gateways = stack
      .referred(group, "vpcZoneIdentifiers", SUBNET)
      .flatMap((subnet) => natGatewaysOf(subnet, stack));
    if (working.length < 2 || gateways.length === 0) return notApplicable;
    if (gateways.some((gateway) => gateway.text("availabilityMode") === "regional")) return notApplicable;
    const served = new Set(stack.all(NAT_GATEWAY).flatMap((gateway) => zonesOf(gateway, "subnetId", stack)));
    const without = working.filter((zone) => !served.has(zone));
    return satisfiedWhen(
      without.length === 0,
      "vpcZoneIdentifiers",
      working,
      `give ${without.join(" and ")} a NAT gateway: losing another zone would take its way out`,
    );
  },
};
