/**
 * A model of what `awsx:ec2:Vpc` registers. The component runs in awsx's own plugin for users; the preview has no
 * plugin, so it expands the component itself. The model covers what this project asks for (explicit zones and CIDR
 * blocks, NAT gateways `Single` or `OnePerAz`) and refuses the rest. It is checked against what the real plugin
 * registered (tests/preview/engine/fixtures/) and again on the real engine (tests/engine/).
 */
import { isObject, referenceToOutput, type WireObject, type WireValue, wrapResource } from "./wire-values";

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

interface SubnetSpec {
  readonly type: "Public" | "Private" | "Isolated";
  readonly cidrBlocks: readonly string[];
}

interface Layout {
  readonly name: string;
  readonly zones: readonly string[];
  readonly natStrategy: "Single" | "OnePerAz" | "None";
  readonly subnetSpecs: readonly SubnetSpec[];
  readonly vpcInputs: WireObject;
}

const KNOWN_INPUTS = new Set([
  "availabilityZoneNames",
  "cidrBlock",
  "enableDnsHostnames",
  "enableDnsSupport",
  "natGateways",
  "subnetSpecs",
  "subnetStrategy",
  "tags",
]);

/** Expands the component into its children and returns the component's outputs. */
export function expandVpc(urn: string, name: string, inputs: WireObject, register: RegisterChild): WireObject {
  return new VpcModel(readLayout(name, inputs), register).expand(urn);
}

function readLayout(name: string, inputs: WireObject): Layout {
  const unknown = Object.keys(inputs).filter((key) => !KNOWN_INPUTS.has(key));
  if (unknown.length > 0) {
    throw new Error(`awsx:ec2:Vpc ${name}: the preview's model of this component does not know ${unknown.join(", ")}`);
  }
  const zones = inputs["availabilityZoneNames"];
  const specs = inputs["subnetSpecs"];
  if (!Array.isArray(zones) || !Array.isArray(specs)) {
    throw new Error(`awsx:ec2:Vpc ${name}: the preview needs explicit availabilityZoneNames and subnetSpecs`);
  }
  const natGateways = inputs["natGateways"];
  const { cidrBlock, enableDnsHostnames, enableDnsSupport } = inputs;
  return {
    name,
    zones: zones as string[],
    subnetSpecs: specs,
    natStrategy: (isObject(natGateways) ? natGateways["strategy"] : "OnePerAz") as Layout["natStrategy"],
    vpcInputs: withoutUndefined({
      cidrBlock,
      enableDnsHostnames: enableDnsHostnames ?? true,
      enableDnsSupport,
      tags: { ...(inputs["tags"] as WireObject | undefined), Name: name },
    }),
  };
}

function withoutUndefined(object: WireObject): WireObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

class VpcModel {
  private readonly urns: Record<string, string[]> = { subnets: [], routeTables: [], natGateways: [], eips: [] };
  private readonly subnetIds: Record<SubnetSpec["type"], string[]> = { Public: [], Private: [], Isolated: [] };
  private readonly natUrns: string[] = [];
  private vpcUrn = "";

  constructor(
    private readonly layout: Layout,
    private readonly register: RegisterChild,
  ) {}

  expand(component: string): WireObject {
    const { name, vpcInputs, zones, subnetSpecs } = this.layout;
    this.vpcUrn = this.child("aws:ec2/vpc:Vpc", name, component, vpcInputs);
    const gateway = this.child("aws:ec2/internetGateway:InternetGateway", name, this.vpcUrn, {
      vpcId: from(this.vpcUrn),
      tags: { Name: name },
    });
    const order = ["Public", "Private", "Isolated"];
    const ordered = [...subnetSpecs].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
    for (const spec of ordered)
      zones.forEach((_zone, index) => {
        this.expandSubnet(spec, index, gateway);
      });
    return this.outputs(gateway);
  }

  private expandSubnet(spec: SubnetSpec, index: number, internetGateway: string): void {
    const name = `${this.layout.name}-${spec.type.toLowerCase()}-${(index + 1).toString()}`;
    const tags = { Name: name, SubnetType: spec.type };
    const subnet = this.child("aws:ec2/subnet:Subnet", name, this.vpcUrn, {
      vpcId: from(this.vpcUrn),
      availabilityZone: this.layout.zones[index],
      cidrBlock: spec.cidrBlocks[index],
      mapPublicIpOnLaunch: spec.type === "Public",
      assignIpv6AddressOnCreation: false,
      tags,
    });
    this.subnetIds[spec.type].push(referenceToOutput(subnet, "id"));
    const table = this.child("aws:ec2/routeTable:RouteTable", name, subnet, { vpcId: from(this.vpcUrn), tags }, [
      subnet,
    ]);
    this.urns["subnets"]?.push(subnet);
    this.urns["routeTables"]?.push(table);
    this.child("aws:ec2/routeTableAssociation:RouteTableAssociation", name, table, {
      routeTableId: from(table),
      subnetId: from(subnet),
    });
    if (spec.type === "Public" && this.hasNatGateway(index)) this.expandNatGateway(index, subnet);
    this.expandRoute(spec.type, index, name, table, internetGateway);
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
    this.urns["eips"]?.push(eip);
    this.natUrns.push(nat);
  }

  private expandRoute(kind: SubnetSpec["type"], index: number, name: string, table: string, gateway: string): void {
    const nat = this.natUrns[index] ?? this.natUrns[0];
    const target =
      kind === "Public" ? { gatewayId: from(gateway) } : kind === "Private" && nat ? { natGatewayId: from(nat) } : null;
    if (target === null) return;
    this.child("aws:ec2/route:Route", name, table, {
      routeTableId: from(table),
      destinationCidrBlock: "0.0.0.0/0",
      ...target,
    });
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

  private outputs(internetGateway: string): WireObject {
    const resource = (urn: string): WireObject => wrapResource(urn, referenceToOutput(urn, "id"));
    return {
      vpc: resource(this.vpcUrn),
      vpcId: referenceToOutput(this.vpcUrn, "id"),
      publicSubnetIds: this.subnetIds.Public,
      privateSubnetIds: this.subnetIds.Private,
      isolatedSubnetIds: this.subnetIds.Isolated,
      internetGateway: resource(internetGateway),
      natGateways: this.natUrns.map(resource),
      ...Object.fromEntries(Object.entries(this.urns).map(([key, urns]) => [key, urns.map(resource)])),
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
