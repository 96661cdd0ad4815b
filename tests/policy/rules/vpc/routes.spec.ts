import type { ResourceGraph } from "../../../../policy/resource-graph";
import { add, all, alter, type Change, edit, proveRules, remove } from "../../../support/rules";
import { proveLimits } from "../../../support/rule-limits";

const ROUTE = "aws:ec2/route:Route";
const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";
const INTERNET_GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const TABLE = "aws:ec2/routeTable:RouteTable";
const PRIVATE = "cloudmart-network-private-1";
const ISOLATED = "cloudmart-network-isolated-2";

const toInternet = { gatewayId: `<${INTERNET_GATEWAY}::cloudmart-network.id>` };

/** Makes every NAT gateway wait for the internet gateway. */
function orderGateways(graph: ResourceGraph): ResourceGraph {
  const internet = graph.resources.filter(({ type }) => type === INTERNET_GATEWAY).map(({ urn }) => urn);
  const wait: Change = all(
    ...graph.resources
      .filter(({ type }) => type === NAT_GATEWAY)
      .map(({ name }) =>
        alter(NAT_GATEWAY, (each) => ({ ...each, dependencies: [...each.dependencies, ...internet] }), name),
      ),
  );
  return wait(graph);
}

function leadTo(gateway: string, route = PRIVATE): Change {
  return edit(ROUTE, (inputs) => (inputs["natGatewayId"] = `<${NAT_GATEWAY}::${gateway}.id>`), route);
}

proveRules([
  {
    rule: "nat-gateway-waits-for-the-internet-gateway",
    title: "a gateway that waits for its address only",
    change: (graph) => graph,
    message:
      /NatGateway cloudmart-network-1: dependsOn is not set; write the internet gateway there \(Gateway\.NotAttached/,
    unchanged: "waived",
    satisfiedBy: orderGateways,
  },
  {
    rule: "nat-gateway-waits-for-the-internet-gateway",
    title: "a VPC without an internet gateway",
    change: all(orderGateways, remove(INTERNET_GATEWAY)),
    message: /the VPC is "cloudmart-network"; give it an internet gateway \(Gateway\.NotAttached\)/,
    unchanged: "waived",
  },
  {
    rule: "nat-gateway-stands-in-a-public-subnet",
    title: "a gateway in a private subnet",
    change: edit(
      NAT_GATEWAY,
      (inputs) => (inputs["subnetId"] = `<aws:ec2/subnet:Subnet::${PRIVATE}.id>`),
      "cloudmart-network-1",
    ),
    message: /subnetId is "cloudmart-network-private-1"; name a public subnet: this one has no route/,
  },
  {
    rule: "nat-gateway-stands-in-a-public-subnet",
    title: "a public subnet without its route",
    change: remove(ROUTE, "cloudmart-network-public-2"),
    message: /cloudmart-network-2: subnetId .* name a public subnet/,
  },
  {
    rule: "nat-gateway-arguments-fit-its-mode",
    title: "a regional gateway with an address",
    change: edit(NAT_GATEWAY, (inputs) => (inputs["availabilityMode"] = "regional"), "cloudmart-network-1"),
    message: /allocationId is .*; leave it out of a regional NAT gateway/,
    satisfiedBy: all(
      remove(NAT_GATEWAY),
      add(NAT_GATEWAY, "cloudmart-network", {
        availabilityMode: "regional",
        vpcId: "<aws:ec2/vpc:Vpc::cloudmart-network.id>",
      }),
    ),
  },
  {
    rule: "nat-gateway-arguments-fit-its-mode",
    title: "a zonal gateway without an address",
    change: edit(NAT_GATEWAY, (inputs) => delete inputs["allocationId"], "cloudmart-network-1"),
    message: /allocationId is not set; a zonal NAT gateway needs it/,
  },
  {
    rule: "nat-gateway-arguments-fit-its-mode",
    title: "a private gateway with an address",
    change: edit(NAT_GATEWAY, (inputs) => (inputs["connectivityType"] = "private"), "cloudmart-network-1"),
    message: /allocationId is .*; leave it out of a private NAT gateway/,
  },
  {
    rule: "nat-route-leads-to-a-gateway-of-the-stack",
    title: "a route to a gateway that was written by hand",
    change: alter(
      ROUTE,
      (route) => ({
        ...route,
        inputs: { ...route.inputs, natGatewayId: "nat-0123456789abcdef0" },
        propertyDependencies: {},
      }),
      PRIVATE,
    ),
    message: /private-1: natGatewayId is "nat-0123456789abcdef0"; write the `id` of a NAT gateway of this stack/,
  },
  {
    rule: "nat-route-stays-in-its-zone",
    title: "a route to the other zone's gateway",
    change: leadTo("cloudmart-network-2"),
    message: /private-1: natGatewayId is "cloudmart-network-2"; name cloudmart-network-1: traffic across zones/,
  },
  {
    rule: "working-zones-have-nat-gateways",
    title: "one gateway for two working zones",
    change: all(
      leadTo("cloudmart-network-1", "cloudmart-network-private-2"),
      remove(NAT_GATEWAY, "cloudmart-network-2"),
    ),
    message: /vpcZoneIdentifiers is \["ap-northeast-2a","ap-northeast-2b"\]; give ap-northeast-2b a NAT gateway/,
  },
  {
    rule: "data-subnets-have-no-way-out",
    title: "a default route in an isolated subnet's table",
    change: add(ROUTE, "out", {
      routeTableId: `<${TABLE}::${ISOLATED}.id>`,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: `<${NAT_GATEWAY}::cloudmart-network-1.id>`,
    }),
    message:
      /SubnetGroup cloudmart-database-subnets: subnetIds is "cloudmart-network-isolated-2"; .* take the route out away/,
  },
  {
    rule: "data-subnets-have-no-way-out",
    title: "a default route inside an isolated subnet's table",
    change: edit(
      TABLE,
      (inputs) => (inputs["routes"] = [{ cidrBlock: "10.9.0.0/16" }, { ipv6CidrBlock: "::/0", ...toInternet }]),
      ISOLATED,
    ),
    message: /SubnetGroup cloudmart-cache-subnet-group: subnetIds is "cloudmart-network-isolated-2"/,
  },
  {
    rule: "data-subnets-have-no-way-out",
    title: "a database in private subnets",
    change: edit("aws:rds/subnetGroup:SubnetGroup", (inputs) => {
      inputs["subnetIds"] = [PRIVATE, "cloudmart-network-private-2"].map(
        (name) => `<aws:ec2/subnet:Subnet::${name}.id>`,
      );
    }),
    message: /subnetIds is "cloudmart-network-private-1"; name isolated subnets/,
  },
  {
    rule: "instances-stand-in-private-subnets",
    title: "instances in a public subnet",
    change: edit("aws:autoscaling/group:Group", (inputs) => {
      inputs["vpcZoneIdentifiers"] = ["<aws:ec2/subnet:Subnet::cloudmart-network-public-1.id>"];
    }),
    message: /vpcZoneIdentifiers is \["cloudmart-network-public-1"\]; name private subnets/,
  },
]);

proveLimits([
  {
    rule: "working-zones-have-nat-gateways",
    title: "instances in one zone",
    change: edit("aws:autoscaling/group:Group", (inputs) => {
      inputs["vpcZoneIdentifiers"] = ["<aws:ec2/subnet:Subnet::cloudmart-network-private-1.id>"];
    }),
  },
  {
    rule: "working-zones-have-nat-gateways",
    title: "a gateway for the whole Region",
    change: all(
      leadTo("cloudmart-network-1", "cloudmart-network-private-2"),
      remove(NAT_GATEWAY, "cloudmart-network-2"),
      edit(NAT_GATEWAY, (inputs) => (inputs["availabilityMode"] = "regional")),
    ),
  },
]);
