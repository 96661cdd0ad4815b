/** Reads the arguments of `awsx:ec2:Vpc` into the layout of zones and subnets that the preview's model expands. */
import { isArray, isObject, type WireObject, type WireValue } from "./wire-values";

/** In the order in which the plugin creates them within a zone. */
export const KINDS = ["Public", "Private", "Isolated"] as const;
export type Kind = (typeof KINDS)[number];
const NAT_STRATEGIES = ["Single", "OnePerAz", "None"] as const;

export interface Layout {
  readonly name: string;
  readonly zones: readonly string[];
  readonly natStrategy: (typeof NAT_STRATEGIES)[number];
  /** CIDR blocks of each kind of subnet, one a zone. */
  readonly cidrBlocks: ReadonlyMap<Kind, readonly string[]>;
  readonly vpcInputs: WireObject;
}

const KNOWN_INPUTS = [
  "availabilityZoneNames",
  "cidrBlock",
  "enableDnsHostnames",
  "enableDnsSupport",
  "natGateways",
  "subnetSpecs",
  "subnetStrategy",
];

/** The layout that the arguments ask for; refuses what the model does not know. */
export function readLayout(name: string, inputs: WireObject): Layout {
  const { cidrBlock, enableDnsHostnames, enableDnsSupport, natGateways, subnetStrategy } = inputs;
  refuseUnknown(name, inputs, KNOWN_INPUTS);
  if (subnetStrategy !== "Auto") refuse(name, `subnetStrategy ${JSON.stringify(subnetStrategy)}; it knows Auto`);
  const zones = inputs["availabilityZoneNames"];
  if (!isTexts(zones)) refuse(name, "zones that are not an explicit list of names");
  return {
    name,
    zones,
    cidrBlocks: readCidrBlocks(name, inputs["subnetSpecs"], zones.length),
    natStrategy: readNatStrategy(name, natGateways),
    vpcInputs: withoutUndefined({
      cidrBlock,
      enableDnsHostnames: enableDnsHostnames ?? true,
      enableDnsSupport,
      tags: { Name: name },
    }),
  };
}

function readCidrBlocks(name: string, specs: WireValue, zoneCount: number): Map<Kind, readonly string[]> {
  const blocks = new Map<Kind, readonly string[]>();
  if (!isArray(specs)) refuse(name, "subnets without subnetSpecs");
  for (const spec of specs) {
    if (!isObject(spec)) refuse(name, `the subnet spec ${JSON.stringify(spec)}`);
    refuseUnknown(name, spec, ["type", "cidrBlocks"]);
    const kind = KINDS.find((each) => each === spec["type"]);
    const { cidrBlocks } = spec;
    if (kind === undefined || blocks.has(kind))
      refuse(name, `another group of ${JSON.stringify(spec["type"])} subnets`);
    if (!isTexts(cidrBlocks) || cidrBlocks.length !== zoneCount) {
      refuse(name, `${kind} subnets without one CIDR block for each zone`);
    }
    blocks.set(kind, cidrBlocks);
  }
  return blocks;
}

function readNatStrategy(name: string, natGateways: WireValue): Layout["natStrategy"] {
  if (natGateways === undefined) return "OnePerAz";
  if (!isObject(natGateways)) refuse(name, `natGateways ${JSON.stringify(natGateways)}`);
  refuseUnknown(name, natGateways, ["strategy"]);
  const { strategy = "OnePerAz" } = natGateways;
  return NAT_STRATEGIES.find((each) => each === strategy) ?? refuse(name, `NAT strategy ${JSON.stringify(strategy)}`);
}

function refuseUnknown(name: string, object: WireObject, known: readonly string[]): void {
  const unknown = Object.keys(object).filter((key) => object[key] !== undefined && !known.includes(key));
  if (unknown.length > 0) refuse(name, unknown.join(", "));
}

function refuse(name: string, what: string): never {
  throw new Error(`awsx:ec2:Vpc ${name}: the offline preview's model of this component does not know ${what}`);
}

function isTexts(value: WireValue): value is readonly string[] {
  return isArray(value) && value.every((item) => typeof item === "string");
}

function withoutUndefined(object: WireObject): WireObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
