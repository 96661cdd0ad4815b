import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { shownValue } from "../../shown-value";
import { NAT_GATEWAY, ROUTE } from "../../subnet-routes";

export const rule: Rule = {
  description: "A route to a NAT gateway names one that this stack makes, so that the two change together.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/mineiros-io/terraform-aws-vpc/issues/32",
    "https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/999",
  ],
  remedy: "Name the gateway's `id` output; an id written by hand leads nowhere once the gateway is replaced.",
  types: [ROUTE],
  check: (route, stack) => {
    if (!route.has("natGatewayId")) return notApplicable;
    return satisfiedWhen(
      ledTo(stack, route, "natGatewayId", NAT_GATEWAY).length > 0,
      "natGatewayId",
      shownValue(route, "natGatewayId"),
      "write the `id` of a NAT gateway of this stack: the route is a black hole once that one is gone",
    );
  },
};
