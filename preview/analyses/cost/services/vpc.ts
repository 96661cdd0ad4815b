/** NAT gateways, public addresses and endpoints. */
import type { ResourceView } from "../../../../policy/views";
import { type Charge, hourly, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";

const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** Charged in use as well as idle, since 2024-02. */
export const PUBLIC_ADDRESS = ["vpc", "public-ipv4-in-use"] as const;

export const vpc: Pricers = {
  [NAT_GATEWAY]: priceNatGateway,
  [ENDPOINT]: priceEndpoint,
  // A NAT gateway's address is one of these.
  "aws:ec2/eip:Eip": () => [hourly("public IPv4 address", PUBLIC_ADDRESS)],
};

function* priceNatGateway(gateway: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  if (gateway.text("availabilityMode") === "regional") {
    yield unpriced("regional NAT gateway", "it is charged for each zone it grows into, which only traffic decides");
    return;
  }
  yield hourly("NAT gateway, hours", ["vpc", "nat-gateway-hour"]);
  yield used("NAT gateway, data", ["vpc", "nat-gateway-data"], shareOf(usage.natGatewayGb, stack.all(NAT_GATEWAY)));
}

function* priceEndpoint(endpoint: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const kind = kindOf(endpoint);
  if (kind === "Gateway") return; // S3 and DynamoDB: free
  if (kind !== "Interface") {
    yield unpriced(`${kind} endpoint`, "no price for this kind of endpoint");
    return;
  }
  const subnets = endpoint.length("subnetIds");
  if (subnets === undefined) yield unpriced("interface endpoint, hours", "its zones are not known before deployment");
  else yield hourly("interface endpoint, hours in each zone", ["vpc", "interface-endpoint-hour"], subnets);
  const peers = stack.all(ENDPOINT).filter((each) => kindOf(each) === "Interface");
  const item = "interface-endpoint-data-first-1PB";
  yield used("interface endpoint, data", ["vpc", item], shareOf(usage.interfaceEndpointGb, peers));
}

function kindOf(endpoint: ResourceView): string {
  return endpoint.text("vpcEndpointType") ?? "Gateway";
}
