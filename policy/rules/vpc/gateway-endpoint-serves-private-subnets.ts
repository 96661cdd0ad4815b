import { leadingTo, ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { NAT_GATEWAY, ROUTE, ROUTE_TABLE } from "../../subnet-routes";
import { ENDPOINT, isGatewayEndpoint } from "../../vpc-endpoints";

const ASSOCIATION = "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation";

export const rule: Rule = {
  description: "A gateway endpoint is in every route table that has a route to a NAT gateway, and in one at least.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"],
  remedy:
    "Name the route tables in `routeTableIds` (components/network/network.ts): what is not there pays the NAT gateway.",
  types: [ENDPOINT],
  check: (endpoint, stack) => {
    if (!isGatewayEndpoint(endpoint)) return notApplicable;
    const served = [
      ...ledTo(stack, endpoint, "routeTableIds", ROUTE_TABLE),
      ...leadingTo(stack, endpoint, ASSOCIATION, "vpcEndpointId").flatMap((each) =>
        ledTo(stack, each, "routeTableId", ROUTE_TABLE),
      ),
    ];
    const paying = stack
      .all(ROUTE)
      .filter((route) => ledTo(stack, route, "natGatewayId", NAT_GATEWAY).length > 0)
      .flatMap((route) => ledTo(stack, route, "routeTableId", ROUTE_TABLE));
    const missing = paying.filter((table) => !served.includes(table)).map(({ name }) => name);
    return satisfiedWhen(
      served.length > 0 && missing.length === 0,
      "routeTableIds",
      served.map(({ name }) => name),
      `add ${missing.length > 0 ? missing.join(", ") : "route tables"}: without a line there, traffic to the service goes another way`,
    );
  },
};
