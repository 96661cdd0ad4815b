/**
 * A model of what `awsx:ec2:Vpc` registers. The component runs in awsx's own plugin for users; the preview has no
 * plugin, so it expands the component itself. The model covers what this project asks for (explicit zones and CIDR
 * blocks, at most one subnet group of a kind) and refuses the rest. It is checked against what the real plugin
 * registered (tests/preview/engine/fixtures/) and again on the real engine (tests/engine/).
 */
import { type Kind, KINDS, type Layout, readLayout } from "./awsx-vpc-layout";
import { referenceToOutput, type WireObject, type WireValue, wrapResource } from "./wire-values";

/** Registers a child as the plugin would and returns its URN. */
export type RegisterChild = (child: ChildResource) => string;

export interface ChildResource {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly inputs: WireObject;
  /** URNs each input's value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Expands the component into its children and returns the component's outputs. */
export function expandVpc(urn: string, name: string, inputs: WireObject, register: RegisterChild): WireObject {
  return new VpcModel(readLayout(name, inputs), register).expand(urn);
}

class VpcModel {
  /** URNs of the children, under the names of the component's outputs. */
  private readonly urns = {
    subnets: [] as string[],
    routeTables: [] as string[],
    routeTableAssociations: [] as string[],
    routes: [] as string[],
    natGateways: [] as string[],
    eips: [] as string[],
  };
  private readonly subnets: Record<Kind, string[]> = { Public: [], Private: [], Isolated: [] };
  private vpc = "";
  private internetGateway = "";

  constructor(
    private readonly layout: Layout,
    private readonly register: RegisterChild,
  ) {}

  expand(component: string): WireObject {
    const { name, vpcInputs, zones, cidrBlocks } = this.layout;
    this.vpc = this.child("aws:ec2/vpc:Vpc", name, component, vpcInputs);
    this.internetGateway = this.child("aws:ec2/internetGateway:InternetGateway", name, this.vpc, {
      vpcId: from(this.vpc),
      tags: { Name: name },
    });
    zones.forEach((_zone, index) => {
      for (const kind of KINDS) if (cidrBlocks.has(kind)) this.expandSubnet(kind, index);
    });
    return this.outputs();
  }

  private expandSubnet(kind: Kind, index: number): void {
    const name = `${this.layout.name}-${kind.toLowerCase()}-${(index + 1).toString()}`;
    const tags = { Name: name, SubnetType: kind };
    const subnet = this.child("aws:ec2/subnet:Subnet", name, this.vpc, {
      vpcId: from(this.vpc),
      availabilityZone: this.layout.zones[index],
      cidrBlock: this.layout.cidrBlocks.get(kind)?.[index],
      mapPublicIpOnLaunch: kind === "Public",
      assignIpv6AddressOnCreation: false,
      tags,
    });
    const tableInputs = { vpcId: from(this.vpc), tags };
    const table = this.child("aws:ec2/routeTable:RouteTable", name, subnet, tableInputs, [subnet]);
    const association = { routeTableId: from(table), subnetId: from(subnet) };
    this.subnets[kind].push(subnet);
    this.urns.subnets.push(subnet);
    this.urns.routeTables.push(table);
    this.urns.routeTableAssociations.push(
      this.child("aws:ec2/routeTableAssociation:RouteTableAssociation", name, table, association),
    );
    if (kind === "Public" && this.hasNatGateway(index)) this.expandNatGateway(index, subnet);
    this.expandRoute(kind, index, name, table);
  }

  private hasNatGateway(index: number): boolean {
    const { natStrategy } = this.layout;
    return natStrategy === "OnePerAz" || (natStrategy === "Single" && index === 0);
  }

  private expandNatGateway(index: number, subnet: string): void {
    const name = `${this.layout.name}-${(index + 1).toString()}`;
    const tags = { Name: name };
    const eip = this.child("aws:ec2/eip:Eip", name, subnet, { tags }, [subnet]);
    const nat = this.child("aws:ec2/natGateway:NatGateway", name, subnet, {
      allocationId: from(eip, "allocationId"),
      subnetId: from(subnet),
      tags,
    });
    this.urns.eips.push(eip);
    this.urns.natGateways.push(nat);
  }

  /** Public subnets leave through the internet gateway, private ones through a NAT gateway, isolated ones not at all. */
  private expandRoute(kind: Kind, index: number, name: string, table: string): void {
    const nat = this.urns.natGateways[index] ?? this.urns.natGateways[0];
    let target: Readonly<Record<string, Origin>> | undefined;
    if (kind === "Public") target = { gatewayId: from(this.internetGateway) };
    if (kind === "Private" && nat !== undefined) target = { natGatewayId: from(nat) };
    if (target === undefined) return;
    const inputs = { routeTableId: from(table), destinationCidrBlock: "0.0.0.0/0", ...target };
    this.urns.routes.push(this.child("aws:ec2/route:Route", name, table, inputs));
  }

  /** Registers a child; values made by `from` become references and dependencies. */
  private child(
    type: string,
    name: string,
    parent: string,
    inputs: Readonly<Record<string, WireValue | Origin>>,
    dependsOn: readonly string[] = [],
  ): string {
    const values: Record<string, WireValue> = {};
    const propertyDependencies: Record<string, readonly string[]> = dependsOn.length > 0 ? { "": dependsOn } : {};
    for (const [key, value] of Object.entries(inputs)) {
      values[key] = value instanceof Origin ? referenceToOutput(value.urn, value.property) : value;
      if (value instanceof Origin) propertyDependencies[key] = [value.urn];
    }
    return this.register({ type, name, parent, inputs: values, propertyDependencies });
  }

  private outputs(): WireObject {
    const resource = (urn: string): WireObject => wrapResource(urn, referenceToOutput(urn, "id"));
    const ids = (urns: readonly string[]): string[] => urns.map((urn) => referenceToOutput(urn, "id"));
    const { Public, Private, Isolated } = this.subnets;
    return {
      vpc: resource(this.vpc),
      vpcId: referenceToOutput(this.vpc, "id"),
      internetGateway: resource(this.internetGateway),
      publicSubnetIds: ids(Public),
      publicSubnets: Public.map(resource),
      privateSubnetIds: ids(Private),
      privateSubnets: Private.map(resource),
      isolatedSubnetIds: ids(Isolated),
      isolatedSubnets: Isolated.map(resource),
      ...Object.fromEntries(Object.entries(this.urns).map(([key, urns]) => [key, urns.map(resource)])),
      vpcEndpoints: [],
    };
  }
}

/** An input that is another resource's attribute. */
class Origin {
  constructor(
    readonly urn: string,
    readonly property: string,
  ) {}
}

function from(urn: string, property = "id"): Origin {
  return new Origin(urn, property);
}
