import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { GraphResource, JsonObject } from "../../../policy/resource-graph";
import { createMonitor } from "../../../preview/engine/monitor";
import { Recorder } from "../../../preview/engine/recorder";
import { type WireObject, readValue } from "../../../preview/engine/wire-values";
import { ask, makeRequest } from "../../support/monitor";

/** What awsx's own plugin registered on the real engine for a layout; `<type::name.id>` stands for an id. */
interface RecordedChild {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly inputs: JsonObject;
  readonly dependencies: readonly string[];
  readonly provider: string;
}

function readFixture(layout: string): RecordedChild[] {
  const file = path.join(__dirname, "fixtures", `vpc-${layout}.json`);
  const recorded = JSON.parse(readFileSync(file, "utf8")) as RecordedChild[];
  return recorded.filter(({ type }) => type !== "awsx:ec2:Vpc").sort(byTypeAndName);
}

function byTypeAndName(a: RecordedChild, b: RecordedChild): number {
  return `${a.type}::${a.name}` < `${b.type}::${b.name}` ? -1 : 1;
}

function shorten(urn: string | undefined): string {
  const [, , types = "", name = ""] = (urn ?? "").split("::");
  return `${types.split("$").at(-1) ?? ""}::${name}`;
}

function asRecorded({ type, name, parent, inputs, dependencies, provider }: GraphResource): RecordedChild {
  const { allocationId } = inputs;
  // The recording shows the address's own attribute where the preview shows where it comes from.
  const resolved = typeof allocationId === "string" && {
    allocationId: allocationId.replace(/^<.+::(.+)\.(.+)>$/, "$1-$2"),
  };
  return {
    type,
    name,
    parent: shorten(parent),
    inputs: { ...inputs, ...resolved },
    dependencies: dependencies.map(shorten).sort(),
    provider: shorten(provider),
  };
}

interface Expansion {
  readonly children: readonly GraphResource[];
  readonly outputs: JsonObject;
}

/** Registers a provider and the component with the preview's monitor, as the SDK does. */
async function expand(
  zoneCount: number,
  natStrategy: string,
  kinds: readonly string[],
  { protect = false, ...more }: { protect?: boolean; enableDnsSupport?: boolean } = {},
): Promise<Expansion> {
  const recorder = new Recorder("samp", "t", () => undefined);
  const monitor = createMonitor(recorder);
  const register = monitor.registerResource;
  const provider = await ask(register, makeRequest("pulumi:providers:aws", "aws"));
  const zones = ["a", "b", "c"].slice(0, zoneCount).map((letter) => `ap-northeast-2${letter}`);
  const inputs: WireObject = {
    cidrBlock: "10.0.0.0/16",
    availabilityZoneNames: zones,
    subnetStrategy: "Auto",
    natGateways: { strategy: natStrategy },
    enableDnsHostnames: true,
    subnetSpecs: kinds.map((type) => {
      const first = { Public: 1, Private: 11, Isolated: 21 }[type] ?? 0;
      return { type, cidrBlocks: zones.map((_zone, index) => `10.0.${(first + index).toString()}.0/24`) };
    }),
    ...more,
  };
  const request = makeRequest("awsx:ec2:Vpc", "main", inputs).setCustom(false).setRemote(true).setProtect(protect);
  request.getProvidersMap().set("aws", `${provider.getUrn()}::${provider.getId()}`);
  const answer = await ask(register, request);
  return {
    children: recorder.resources.slice(2),
    outputs: readValue(answer.getObject()?.toJavaScript()) as JsonObject,
  };
}

function nameList(values: JsonObject[string] | undefined): string[] {
  return (values as readonly string[]).map((value) => value.replace(/^<.+::(.+?)(\.id)?>$/, "$1"));
}

describe("the model of awsx:ec2:Vpc", () => {
  const layouts = [
    { file: "2-zones-Single", zones: 2, nat: "Single" },
    { file: "2-zones-OnePerAz", zones: 2, nat: "OnePerAz" },
    { file: "3-zones-OnePerAz", zones: 3, nat: "OnePerAz" },
  ];
  for (const { file, zones, nat } of layouts) {
    it(`registers what awsx's plugin registers: ${file}`, async () => {
      const { children } = await expand(zones, nat, ["Public", "Private"]);
      assert.deepEqual(children.map(asRecorded).sort(byTypeAndName), readFixture(file));
    });
  }

  it("registers what awsx's plugin registers with isolated subnets, in whatever order they are asked for", async () => {
    const two = await expand(2, "Single", ["Isolated", "Private", "Public"], { enableDnsSupport: true });
    assert.deepEqual(two.children.map(asRecorded).sort(byTypeAndName), readFixture("2-zones-Single-isolated"));
    const three = await expand(3, "OnePerAz", ["Public", "Private", "Isolated"], { enableDnsSupport: true });
    assert.deepEqual(three.children.map(asRecorded).sort(byTypeAndName), readFixture("3-zones-OnePerAz-isolated"));
  });

  it("makes no NAT gateway, address or private route when asked for none", async () => {
    const { children, outputs } = await expand(2, "None", ["Public", "Private"]);
    const kinds = children.map(({ type, name }) => `${type.split(":").at(-1) ?? ""} ${name}`);
    assert.deepEqual(
      kinds.filter((kind) => /Nat|Eip|^Route /.test(kind)),
      ["Route main-public-1", "Route main-public-2"],
    );
    assert.deepEqual([outputs["natGateways"], outputs["eips"]], [[], []]);
  });

  it("lists its outputs zone by zone, as the plugin does", async () => {
    const { outputs } = await expand(2, "OnePerAz", ["Public", "Private", "Isolated"]);
    const everySubnet = ["public-1", "private-1", "isolated-1", "public-2", "private-2", "isolated-2"];
    for (const output of ["subnets", "routeTables", "routeTableAssociations"]) {
      assert.deepEqual(
        nameList(outputs[output]),
        everySubnet.map((name) => `main-${name}`),
        output,
      );
    }
    assert.deepEqual(nameList(outputs["routes"]), [
      "main-public-1",
      "main-private-1",
      "main-public-2",
      "main-private-2",
    ]);
    assert.deepEqual(nameList(outputs["eips"]), ["main-1", "main-2"]);
    assert.deepEqual(nameList(outputs["natGateways"]), ["main-1", "main-2"]);
    for (const kind of ["public", "private", "isolated"]) {
      const names = [`main-${kind}-1`, `main-${kind}-2`];
      assert.deepEqual(nameList(outputs[`${kind}SubnetIds`]), names);
      assert.deepEqual(nameList(outputs[`${kind}Subnets`]), names);
    }
    assert.equal(outputs["vpcId"], "<aws:ec2/vpc:Vpc::main.id>");
    assert.equal(outputs["vpc"], "<aws:ec2/vpc:Vpc::main>");
    assert.equal(outputs["internetGateway"], "<aws:ec2/internetGateway:InternetGateway::main>");
    assert.deepEqual(outputs["vpcEndpoints"], []);
  });

  it("protects its children when it is protected, as the engine does", async () => {
    const { children } = await expand(2, "Single", ["Public", "Private"], { protect: true });
    assert.deepEqual(new Set(children.map(({ options }) => options.protect)), new Set([true]));
  });

  it("says which value each input comes from", async () => {
    const { children } = await expand(2, "Single", ["Public", "Private"]);
    const nat = children.find(({ type }) => type === "aws:ec2/natGateway:NatGateway");
    const origins = Object.entries(nat?.propertyDependencies ?? {}).map(([key, urns]) => [key, ...urns.map(shorten)]);
    assert.deepEqual(origins, [
      ["allocationId", "aws:ec2/eip:Eip::main-1"],
      ["subnetId", "aws:ec2/subnet:Subnet::main-public-1"],
    ]);
  });
});
