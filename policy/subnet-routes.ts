/** How traffic leaves a subnet: its route tables, and the routes in them that lead to the internet. */
import { isWorld } from "./address-blocks";
import { leadingTo, ledTo } from "./relations";
import type { ResourceView, StackView } from "./views";

export const SUBNET = "aws:ec2/subnet:Subnet";
export const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
export const ROUTE = "aws:ec2/route:Route";
export const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";

/** A line of a route table: a resource of its own, or an element of the table's `routes`. */
export interface RouteLine {
  readonly resource: ResourceView;
  /** Stands before its properties: empty, or `routes[0].`. */
  readonly at: string;
}

export function subnetsOf(table: ResourceView, stack: StackView): readonly ResourceView[] {
  const associations = leadingTo(stack, table, ASSOCIATION, "routeTableId");
  return associations.flatMap((association) => ledTo(stack, association, "subnetId", SUBNET));
}

/** The lines of the subnet's route tables that lead everywhere. A subnet without a table of its own has none. */
export function waysOutOf(subnet: ResourceView, stack: StackView): readonly RouteLine[] {
  return leadingTo(stack, subnet, ASSOCIATION, "subnetId")
    .flatMap((association) => ledTo(stack, association, "routeTableId", ROUTE_TABLE))
    .flatMap((table) => linesOf(table, stack))
    .filter(leadsEverywhere);
}

/** Can the internet reach what has a public address in the subnet? */
export function isPublic(subnet: ResourceView, stack: StackView): boolean {
  return waysOutOf(subnet, stack).some(({ resource, at }) => resource.has(`${at}gatewayId`));
}

/** The NAT gateways through which the subnet reaches the internet. */
export function natGatewaysOf(subnet: ResourceView, stack: StackView): readonly ResourceView[] {
  return waysOutOf(subnet, stack).flatMap(({ resource, at }) =>
    ledTo(stack, resource, `${at}natGatewayId`, NAT_GATEWAY),
  );
}

function linesOf(table: ResourceView, stack: StackView): readonly RouteLine[] {
  return [
    ...leadingTo(stack, table, ROUTE, "routeTableId").map((resource) => ({ resource, at: "" })),
    ...table.elements("routes").map((path) => ({ resource: table, at: `${path}.` })),
  ];
}

function leadsEverywhere({ resource, at }: RouteLine): boolean {
  return ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"].some((destination) => {
    const block = resource.text(`${at}${destination}`);
    return block !== undefined && isWorld(block);
  });
}
