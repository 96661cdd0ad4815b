import assert from "node:assert/strict";
import { readLayout } from "../../../preview/engine/awsx-vpc-layout";
import type { WireObject } from "../../../preview/engine/wire-values";

const INPUTS = {
  cidrBlock: "10.0.0.0/16",
  availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
  subnetStrategy: "Auto",
  subnetSpecs: [
    { type: "Private", cidrBlocks: ["10.0.11.0/24", "10.0.12.0/24"] },
    { type: "Public", cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"] },
  ],
  natGateways: { strategy: "Single" },
} satisfies WireObject;

describe("readLayout", () => {
  it("reads zones, blocks and the NAT strategy, and names the VPC", () => {
    assert.deepEqual(readLayout("main", INPUTS), {
      name: "main",
      zones: ["eu-west-1a", "eu-west-1b"],
      natStrategy: "Single",
      cidrBlocks: new Map([
        ["Private", ["10.0.11.0/24", "10.0.12.0/24"]],
        ["Public", ["10.0.1.0/24", "10.0.2.0/24"]],
      ]),
      vpcInputs: { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true, tags: { Name: "main" } },
    });
  });

  it("knows awsx's defaults: host names on, a NAT gateway in each zone", () => {
    assert.equal(readLayout("main", { ...INPUTS, natGateways: undefined }).natStrategy, "OnePerAz");
    assert.equal(readLayout("main", { ...INPUTS, natGateways: {} }).natStrategy, "OnePerAz");
    const { vpcInputs } = readLayout("main", { ...INPUTS, enableDnsHostnames: false, enableDnsSupport: true });
    assert.deepEqual([vpcInputs["enableDnsHostnames"], vpcInputs["enableDnsSupport"]], [false, true]);
  });

  const refusals: readonly (readonly [what: string, inputs: WireObject, message: RegExp])[] = [
    ["an argument it does not know", { tags: { a: "b" } }, /does not know tags$/],
    ["another subnet strategy", { subnetStrategy: "Exact" }, /does not know subnetStrategy "Exact"; it knows Auto$/],
    ["a count of zones", { availabilityZoneNames: undefined }, /zones that are not an explicit list of names$/],
    ["subnets that awsx would lay out", { subnetSpecs: undefined }, /subnets without subnetSpecs$/],
    ["a subnet spec with more in it", { subnetSpecs: [{ type: "Public", cidrMask: 24 }] }, /does not know cidrMask$/],
    ["a subnet spec that is no object", { subnetSpecs: ["Public"] }, /the subnet spec "Public"$/],
    [
      "two groups of a kind",
      { subnetSpecs: [INPUTS.subnetSpecs[0], INPUTS.subnetSpecs[0]] as WireObject[] },
      /another group of "Private" subnets$/,
    ],
    ["an unknown kind", { subnetSpecs: [{ type: "Unused" }] }, /another group of "Unused" subnets$/],
    [
      "fewer blocks than zones",
      { subnetSpecs: [{ type: "Public", cidrBlocks: ["10.0.1.0/24"] }] },
      /Public subnets without one CIDR block for each zone$/,
    ],
    [
      "addresses of one's own",
      { natGateways: { elasticIpAllocationIds: ["a"] } },
      /does not know elasticIpAllocationIds$/,
    ],
    ["another NAT strategy", { natGateways: { strategy: "Two" } }, /does not know NAT strategy "Two"$/],
    ["NAT gateways that are no object", { natGateways: "Single" }, /does not know natGateways "Single"$/],
  ];
  for (const [what, inputs, message] of refusals) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readLayout("main", { ...INPUTS, ...inputs }), message);
      assert.throws(
        () => readLayout("main", { ...INPUTS, ...inputs }),
        /^Error: awsx:ec2:Vpc main: the offline preview/,
      );
    });
  }
});
