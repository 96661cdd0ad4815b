import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { Network, type NetworkArgs } from "../../../components/network/network";
import { ConfigurationError } from "../../../components/shared/errors";
import { type MockedGraph, type MockOptions, runMocked, valueOf } from "../../support/mocks";

const NAME = "cloudmart-network";
const ARGS: NetworkArgs = {
  region: "ap-northeast-2",
  cidrBlock: "10.0.0.0/16",
  availabilityZones: ["ap-northeast-2a", "ap-northeast-2b"],
  workloadZoneCount: 1,
  natGatewayStrategy: "Single",
  flowLogRetentionDays: 0,
  areDataSubnetsGuarded: false,
  dataPorts: [5432, 6379],
};
const THREE_ZONES = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];

async function run(
  overrides: Partial<NetworkArgs> = {},
  options: MockOptions = {},
): Promise<{ network: Network; graph: MockedGraph }> {
  const { result, graph } = await runMocked(() => new Network(NAME, { ...ARGS, ...overrides }), options);
  return { network: result, graph };
}

function childrenOf(graph: MockedGraph): string[] {
  return graph.resources
    .filter(({ type }) => type !== "cloudmart:network:Network")
    .map(({ type, name }) => `${type} ${name}`)
    .sort();
}

const ALWAYS = [
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup cloudmart-network-default-security-group",
  "aws:ec2/vpcEndpoint:VpcEndpoint cloudmart-network-dynamodb",
  "aws:ec2/vpcEndpoint:VpcEndpoint cloudmart-network-s3",
  "awsx:ec2:Vpc cloudmart-network",
];
const WITH_FLOW_LOGS = [
  "aws:cloudwatch/logGroup:LogGroup cloudmart-network-flow-logs",
  "aws:ec2/flowLog:FlowLog cloudmart-network-flow-log",
  "aws:iam/role:Role cloudmart-network-flow-log-role",
  "aws:iam/rolePolicy:RolePolicy cloudmart-network-flow-log-policy",
];

describe("Network", () => {
  it("makes a VPC, its endpoints and a closed default group, and without flow logs nothing else", async () => {
    assert.deepEqual(childrenOf((await run()).graph), ALWAYS);
  });

  it("adds flow logs where their retention is above 0", async () => {
    const { graph } = await run({ flowLogRetentionDays: 90 });
    assert.deepEqual(childrenOf(graph), [...WITH_FLOW_LOGS, ...ALWAYS].sort());
    assert.equal(graph.one("aws:cloudwatch/logGroup:LogGroup").inputs["retentionInDays"], 90);
  });

  it("asks for the same resources while AWS's values are unknown", async () => {
    const known = await run({ flowLogRetentionDays: 90 });
    const unknown = await run({ flowLogRetentionDays: 90 }, { preview: true });
    assert.deepEqual(childrenOf(unknown.graph), childrenOf(known.graph));
  });

  it("is the parent of every child", async () => {
    const { graph } = await run({ flowLogRetentionDays: 90 });
    const { urn, parent } = graph.one("cloudmart:network:Network");
    assert.equal(parent, undefined);
    for (const child of graph.resources.filter((resource) => resource.urn !== urn)) assert.equal(child.parent, urn);
  });

  it("hands its provider to every child, and through the engine to what awsx makes below it", async () => {
    const { graph } = await runMocked(() => {
      const provider = new aws.Provider("pinned", { region: ARGS.region });
      return new Network(NAME, { ...ARGS, flowLogRetentionDays: 90 }, { providers: [provider] });
    });
    const { urn } = graph.one("pulumi:providers:aws");
    const children = graph.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
    assert.equal(children.length, 7);
    for (const child of children) assert.equal(child.provider, urn, child.urn);
    // The engine gives a remote component its parent's providers; tests/engine/ shows that awsx's children use ours.
    assert.deepEqual(graph.one("cloudmart:network:Network").providers, [urn]);
  });

  it("protects nothing: it holds no data", async () => {
    const { graph } = await run({ flowLogRetentionDays: 90 });
    for (const { options } of graph.resources)
      assert.deepEqual([options.protect, options.retainOnDelete], [false, false]);
  });
});

describe("the VPC", () => {
  it("gets named zones and the plan's blocks, so that nothing is cut by a count", async () => {
    const { graph } = await run();
    assert.deepEqual(graph.one("awsx:ec2:Vpc").inputs, {
      cidrBlock: "10.0.0.0/16",
      availabilityZoneNames: ["ap-northeast-2a", "ap-northeast-2b"],
      subnetStrategy: "Auto",
      subnetSpecs: [
        { type: "Public", cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"] },
        { type: "Private", cidrBlocks: ["10.0.11.0/24", "10.0.12.0/24"] },
        { type: "Isolated", cidrBlocks: ["10.0.21.0/24", "10.0.22.0/24"] },
      ],
      natGateways: { strategy: "Single" },
      enableDnsHostnames: true,
      enableDnsSupport: true,
    });
  });

  it("has a NAT gateway in each zone where the strategy says so", async () => {
    const { graph } = await run({ natGatewayStrategy: "OnePerAz" });
    assert.deepEqual(graph.one("awsx:ec2:Vpc").inputs["natGateways"], { strategy: "OnePerAz" });
  });

  it("has a default security group without a rule", async () => {
    const { inputs } = (await run()).graph.one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    assert.deepEqual([inputs["vpcId"], inputs["ingress"], inputs["egress"]], [`vpc-${NAME}`, [], []]);
  });

  for (const service of ["s3", "dynamodb"]) {
    it(`reaches ${service} past the NAT gateway from every route table`, async () => {
      const { graph } = await run({ region: "us-east-1", availabilityZones: ["us-east-1a", "us-east-1b"] });
      const { inputs } = graph.one("aws:ec2/vpcEndpoint:VpcEndpoint", `${NAME}-${service}`);
      assert.equal(inputs["serviceName"], `com.amazonaws.us-east-1.${service}`);
      assert.equal(inputs["vpcEndpointType"], "Gateway");
      assert.equal(inputs["vpcId"], `vpc-${NAME}`);
      assert.deepEqual(
        inputs["routeTableIds"],
        ["public", "private", "isolated"].flatMap((kind) => [`rtb-${kind}-${NAME}-1`, `rtb-${kind}-${NAME}-2`]),
      );
    });
  }
});

describe("what the network hands on", () => {
  it("offers public and isolated subnets of every zone, but private ones only where work is carried", async () => {
    const { network } = await run({ availabilityZones: THREE_ZONES, workloadZoneCount: 2 });
    assert.equal(await valueOf(network.vpcId), `vpc-${NAME}`);
    assert.deepEqual(
      await valueOf(network.publicSubnetIds),
      [1, 2, 3].map((n) => `subnet-public-${NAME}-${n}`),
    );
    assert.deepEqual(
      await valueOf(network.workloadSubnetIds),
      [1, 2].map((n) => `subnet-private-${NAME}-${n}`),
    );
    assert.deepEqual(
      await valueOf(network.dataSubnetIds),
      [1, 2, 3].map((n) => `subnet-isolated-${NAME}-${n}`),
    );
    assert.deepEqual(network.workloadZones, ["ap-northeast-2a", "ap-northeast-2b"]);
  });

  it("names the zones that carry work before anything is deployed", async () => {
    const { network } = await run({ workloadZoneCount: 1 }, { preview: true });
    assert.deepEqual(network.workloadZones, ["ap-northeast-2a"]);
  });
});

describe("what the network refuses", () => {
  const because = "AWS refuses a database subnet group or a load balancer in fewer than two zones";
  const local = "Local Zones hold no NAT gateway, load balancer or Multi-AZ database";
  for (const [sentence, overrides, ...expected] of [
    [
      "one zone",
      { availabilityZones: ["ap-northeast-2a"] },
      `network.availabilityZones is ["ap-northeast-2a"]; allowed: two zones or more. ${because}`,
    ],
    [
      "a zone twice",
      { availabilityZones: ["ap-northeast-2a", "ap-northeast-2a"] },
      'network.availabilityZones is ["ap-northeast-2a","ap-northeast-2a"]; allowed: each zone once',
    ],
    [
      "a zone of another Region",
      { availabilityZones: ["ap-northeast-2a", "ap-northeast-1a"] },
      `network.availabilityZones is ["ap-northeast-2a","ap-northeast-1a"]; ` +
        `allowed: zones of ap-northeast-2 such as ap-northeast-2a. ${local}`,
    ],
    [
      "a Local Zone",
      { region: "us-west-2", availabilityZones: ["us-west-2a", "us-west-2-lax-1a"] },
      `network.availabilityZones is ["us-west-2a","us-west-2-lax-1a"]; ` +
        `allowed: zones of us-west-2 such as us-west-2a. ${local}`,
    ],
    [
      "no zone that carries work",
      { workloadZoneCount: 0 },
      "network.workloadZoneCount is 0; allowed: 1 to 2, the number of zones",
    ],
    [
      "more zones that carry work than zones",
      { workloadZoneCount: 3 },
      "network.workloadZoneCount is 3; allowed: 1 to 2, the number of zones",
    ],
    [
      "half a zone",
      { workloadZoneCount: 1.5 },
      "network.workloadZoneCount is 1.5; allowed: 1 to 2, the number of zones",
    ],
    [
      "a block that is too small, together with everything else",
      { cidrBlock: "10.0.0.0/24", workloadZoneCount: 3 },
      'network.cidrBlock is "10.0.0.0/24"; allowed: a block from /16 to /19. ' +
        "AWS makes no VPC larger than /16, and ten zones of three /24 subnets do not fit below /19",
      "network.workloadZoneCount is 3; allowed: 1 to 2, the number of zones",
    ],
  ] as const) {
    it(`refuses ${sentence}`, async () => {
      await assert.rejects(run(overrides), (error) => {
        assert.ok(error instanceof ConfigurationError);
        assert.deepEqual(
          error.message.split("\n").slice(1),
          expected.map((text) => `  - ${text}`),
        );
        return true;
      });
    });
  }
});
