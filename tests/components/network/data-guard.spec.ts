import assert from "node:assert/strict";
import { Network, type NetworkArgs } from "../../../components/network/network";
import { planSubnets, reservedBlocks } from "../../../components/network/subnet-plan";
import { isWorld, overlap, readBlock } from "../../../policy/address-blocks";
import type { JsonObject } from "../../../policy/resource-graph";
import { type MockedGraph, runMocked, valueOf } from "../../support/mocks";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const TWO_ZONES = ["ap-northeast-2a", "ap-northeast-2b"];
const ARGS: NetworkArgs = {
  region: "ap-northeast-2",
  cidrBlock: "10.0.0.0/16",
  availabilityZones: TWO_ZONES,
  workloadZoneCount: 2,
  natGatewayStrategy: "Single",
  flowLogRetentionDays: 0,
  areDataSubnetsGuarded: true,
  dataPorts: [5432, 6379],
};

async function run(overrides: Partial<NetworkArgs> = {}): Promise<MockedGraph> {
  return (await runMocked(() => new Network("cloudmart-network", { ...ARGS, ...overrides }))).graph;
}

const show = ({ ruleNo, fromPort, toPort, cidrBlock }: JsonObject): string =>
  `${String(ruleNo)} ${String(fromPort)}-${String(toPort)} ${String(cidrBlock)}`;

async function rulesOf(direction: "ingress" | "egress", overrides: Partial<NetworkArgs> = {}): Promise<JsonObject[]> {
  return (await run(overrides)).one(ACL).inputs[direction] as JsonObject[];
}

describe("the network ACL of the data subnets", () => {
  it("lets instances' subnets in to the stores' ports, stores to each other, and nothing else", async () => {
    assert.deepEqual((await rulesOf("ingress")).map(show), [
      "100 5432-5432 10.0.11.0/24",
      "110 5432-5432 10.0.12.0/22",
      "120 5432-5432 10.0.16.0/22",
      "130 5432-5432 10.0.20.0/24",
      "140 6379-6379 10.0.11.0/24",
      "150 6379-6379 10.0.12.0/22",
      "160 6379-6379 10.0.16.0/22",
      "170 6379-6379 10.0.20.0/24",
      "180 1024-65535 10.0.21.0/24",
      "190 1024-65535 10.0.22.0/23",
      "200 1024-65535 10.0.24.0/22",
      "210 1024-65535 10.0.28.0/23",
      "220 1024-65535 10.0.30.0/24",
    ]);
  });

  it("lets answers out to where requests come from, and stores reach each other", async () => {
    assert.deepEqual(
      (await rulesOf("egress")).map(({ cidrBlock, fromPort, toPort }) => [cidrBlock, fromPort, toPort]),
      [...reservedBlocks("10.0.0.0/16", "private"), ...reservedBlocks("10.0.0.0/16", "isolated")].map((block) => [
        block,
        1024,
        65_535,
      ]),
    );
  });

  it("opens nothing to the world or to the public subnets, in or out", async () => {
    const rules = [...(await rulesOf("ingress")), ...(await rulesOf("egress"))];
    const blocks = rules.map(({ cidrBlock }) => String(cidrBlock));
    assert.ok(blocks.every((block) => !isWorld(block)));
    const open = planSubnets(ARGS.cidrBlock, 10).map((zone) => readBlock(zone.public));
    for (const block of blocks.map(readBlock)) {
      assert.ok(block !== undefined && open.every((each) => each !== undefined && !overlap(block, each)));
    }
    assert.ok(rules.every(({ action, protocol }) => action === "allow" && protocol === "tcp"));
  });

  it("is that of the isolated subnets", async () => {
    const { result, graph } = await runMocked(() => new Network("cloudmart-network", ARGS));
    const ids = await valueOf(result.dataSubnetIds);
    assert.equal(ids.length, TWO_ZONES.length);
    assert.deepEqual(graph.one(ACL).inputs["subnetIds"], ids);
  });

  it("changes no rule when a zone is added, and fits into AWS's twenty", async () => {
    const three = { availabilityZones: [...TWO_ZONES, "ap-northeast-2c"], workloadZoneCount: 3 };
    for (const direction of ["ingress", "egress"] as const) {
      const rules = await rulesOf(direction);
      assert.deepEqual(await rulesOf(direction, three), rules);
      assert.ok(rules.length <= 20);
    }
  });

  it("listens on the ports it is told", async () => {
    const ports = (await rulesOf("ingress", { dataPorts: [3306] })).map(({ fromPort }) => fromPort);
    assert.deepEqual([...new Set(ports)], [3306, 1024]);
  });

  it("is there only where policy wants it", async () => {
    assert.deepEqual((await run({ areDataSubnetsGuarded: false })).all(ACL), []);
  });
});
