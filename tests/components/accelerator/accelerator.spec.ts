import assert from "node:assert/strict";
import { Accelerator, type AcceleratorArgs } from "../../../components/accelerator/accelerator";
import { ConfigurationError } from "../../../components/shared/errors";
import type { JsonObject } from "../../../policy/resource-graph";
import { documentOf, evaluateIam, type IamRequest } from "../../support/iam";
import { type MockedGraph, runMocked, valueOf } from "../../support/mocks";

const NAME = "cloudmart-accelerator";
const ACCELERATOR = "aws:globalaccelerator/accelerator:Accelerator";
const LISTENER = "aws:globalaccelerator/listener:Listener";
const ENDPOINTS = "aws:globalaccelerator/endpointGroup:EndpointGroup";
const RECORD = "aws:route53/record:Record";
const CHECK = "aws:route53/healthCheck:HealthCheck";
const BALANCER = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/alb/0123456789abcdef";

const ARGS: AcceleratorArgs = {
  compute: { acceleratedLoadBalancerArn: BALANCER },
  domain: { name: "shop.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
  label: "api",
  region: "ap-northeast-2",
  accountId: "123456789012",
  healthCheckPath: "/health",
  readersPath: "/api/health",
  isHealthChecked: true,
  flowLogRetentionDays: 90,
  isProtected: true,
};

const SECOND = {
  region: "us-east-1",
  routing: "failover" as const,
  dnsName: "balancer.us-east-1.elb.amazonaws.com",
  hostedZoneId: "Z35SXDOTRQ7X7K",
};

async function run(overrides: Partial<AcceleratorArgs> = {}): Promise<{ made: Accelerator; graph: MockedGraph }> {
  const { result, graph } = await runMocked(() => new Accelerator(NAME, { ...ARGS, ...overrides }));
  return { made: result, graph };
}

describe("the accelerator", () => {
  it("is switched on, speaks IPv4 as the load balancer does, and hangs everything on itself", async () => {
    const { graph } = await run();
    const { enabled, ipAddressType } = graph.one(ACCELERATOR).inputs;
    assert.deepEqual([enabled, ipAddressType], [true, "IPV4"]);
    const component = graph.one("cloudmart:accelerator:Accelerator");
    assert.deepEqual(
      graph.resources.filter(({ urn, parent }) => urn !== component.urn && parent !== component.urn),
      [],
    );
  });

  it("takes HTTPS and nothing else", async () => {
    const { graph } = await run();
    const { protocol, portRanges } = graph.one(LISTENER).inputs;
    assert.deepEqual([protocol, portRanges], ["TCP", [{ fromPort: 443, toPort: 443 }]]);
  });

  it("leads to the load balancer in the stack's Region, keeps clients' addresses, and asks the application", async () => {
    const { graph } = await run();
    const { inputs } = graph.one(ENDPOINTS);
    assert.deepEqual(inputs["endpointConfigurations"], [
      { endpointId: BALANCER, clientIpPreservationEnabled: true, weight: 128 },
    ]);
    assert.equal(inputs["endpointGroupRegion"], "ap-northeast-2");
    assert.deepEqual(
      [inputs["healthCheckProtocol"], inputs["healthCheckPort"], inputs["healthCheckPath"]],
      ["HTTPS", 443, "/health"],
    );
  });

  it("answers by the API's name, and says so", async () => {
    const { made, graph } = await run();
    assert.deepEqual(graph.one(RECORD).inputs, {
      zoneId: "Z0123456789ABCDEFGHIJ",
      name: "api.shop.example.com",
      type: "A",
      aliases: [{ name: `${NAME}.awsglobalaccelerator.com`, zoneId: "Z2BJ6XQ5FK7U4H", evaluateTargetHealth: false }],
    });
    assert.equal(await valueOf(made.url), "https://api.shop.example.com");
    assert.equal(await valueOf(made.dnsName), `${NAME}.awsglobalaccelerator.com`);
  });

  it("is asked by that name from around the world, where policy has it checked", async () => {
    const { graph } = await run();
    const { fqdn, resourcePath, type, enableSni } = graph.one(CHECK).inputs;
    assert.deepEqual([fqdn, resourcePath, type, enableSni], ["api.shop.example.com", "/api/health", "HTTPS", true]);
    assert.deepEqual((await run({ isHealthChecked: false })).graph.all(CHECK), []);
  });

  const refused: [what: string, overrides: Partial<AcceleratorArgs>, key: string][] = [
    ["a load balancer without a guard", { compute: { acceleratedLoadBalancerArn: undefined } }, "accelerator.compute"],
    ["a name without a certificate", { domain: undefined }, "accelerator.domain"],
    ["two levels, which no certificate covers", { label: "v1.api" }, "accelerator.label"],
    ["the CDN's name", { label: "www" }, "accelerator.label"],
    [
      "a second Region that is the first",
      { secondRegion: { ...SECOND, region: "ap-northeast-2" } },
      "accelerator.secondRegion",
    ],
    [
      "a second Region whose turn nobody notices",
      { secondRegion: SECOND, isHealthChecked: false },
      "accelerator.secondRegion",
    ],
    ["half a day of logs", { flowLogRetentionDays: 0.5 }, "accelerator.flowLogRetentionDays"],
    ["a health check without a path", { readersPath: undefined }, "accelerator.readersPath"],
  ];
  for (const [what, overrides, key] of refused) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(run(overrides), (error) => {
        assert.ok(error instanceof ConfigurationError);
        assert.deepEqual(
          error.problems.map((problem) => problem.key),
          [key],
        );
        return true;
      });
    });
  }
});

/** What waits for another resource is registered later. */
function inOrder(records: readonly JsonObject[]): JsonObject[] {
  return [...records].sort((one, other) => String(one["setIdentifier"]).localeCompare(String(other["setIdentifier"])));
}

describe("the API's name with a second Region", () => {
  it("leads there while the health check here fails", async () => {
    const { graph } = await run({ secondRegion: SECOND });
    const records = graph.all(RECORD).map(({ inputs }) => inputs);
    const name = "api.shop.example.com";
    const shared = { zoneId: "Z0123456789ABCDEFGHIJ", name, type: "A" };
    assert.deepEqual(inOrder(records), [
      {
        ...shared,
        aliases: [{ name: `${NAME}.awsglobalaccelerator.com`, zoneId: "Z2BJ6XQ5FK7U4H", evaluateTargetHealth: false }],
        setIdentifier: "ap-northeast-2",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: `healthcheck-${NAME}-clients-way`,
      },
      {
        ...shared,
        aliases: [{ name: SECOND.dnsName, zoneId: SECOND.hostedZoneId, evaluateTargetHealth: true }],
        setIdentifier: "us-east-1",
        failoverRoutingPolicies: [{ type: "SECONDARY" }],
      },
    ]);
  });

  it("leads each client to the nearer one by latency", async () => {
    const { graph } = await run({ secondRegion: { ...SECOND, routing: "latency" } });
    assert.deepEqual(
      inOrder(graph.all(RECORD).map(({ inputs }) => inputs)).map((record) => [
        record["latencyRoutingPolicies"],
        record["failoverRoutingPolicies"],
      ]),
      [
        [[{ region: "ap-northeast-2" }], undefined],
        [[{ region: "us-east-1" }], undefined],
      ],
    );
  });

  it("is asked at the accelerator itself, so that this Region is not well again once the name leads away", async () => {
    const { graph } = await run({ secondRegion: SECOND });
    assert.equal(graph.one(CHECK).inputs["fqdn"], `${NAME}.awsglobalaccelerator.com`);
  });
});

describe("the accelerator's flow logs", () => {
  const WRITE: IamRequest = {
    principal: "delivery.logs.amazonaws.com",
    action: "s3:PutObject",
    resource: `arn:aws:s3:::${NAME}-flow-logs/accelerator/AWSLogs/123456789012/globalaccelerator/us-west-2/a.log.gz`,
    context: {
      "aws:SourceAccount": "123456789012",
      "aws:SourceArn": "arn:aws:logs:us-west-2:123456789012:delivery-source:a",
      "s3:x-amz-acl": "bucket-owner-full-control",
    },
  };
  const decide = async (request: Partial<IamRequest>): Promise<string> => {
    const { graph } = await run();
    const resource = documentOf(graph, "aws:s3/bucketPolicy:BucketPolicy", `${NAME}-flow-logs`);
    return evaluateIam({ ...WRITE, ...request }, { resource });
  };

  it("go to a bucket of their own, which accepts them before they are turned on, and expire", async () => {
    const { graph } = await run({ flowLogRetentionDays: 30 });
    const { inputs, dependencies } = graph.one(ACCELERATOR);
    assert.deepEqual(inputs["attributes"], {
      flowLogsEnabled: true,
      flowLogsS3Bucket: `${NAME}-flow-logs`,
      flowLogsS3Prefix: "accelerator",
    });
    assert.ok(dependencies.includes(graph.one("aws:s3/bucketPolicy:BucketPolicy").urn));
    const { rules } = graph.one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").inputs;
    assert.match(JSON.stringify(rules), /"expiration":\{"days":30\}/);
  });

  it("are written by this account's log delivery, and nobody else", async () => {
    assert.equal(await decide({}), "Allowed");
    const others: Partial<IamRequest>[] = [
      { context: { ...WRITE.context, "aws:SourceAccount": "999999999999" } },
      { context: { ...WRITE.context, "aws:SourceArn": "arn:aws:logs:us-west-2:999999999999:delivery-source:a" } },
      { context: { ...WRITE.context, "s3:x-amz-acl": "private" } },
      { context: { ...WRITE.context, "aws:SecureTransport": "false" } },
      { resource: `arn:aws:s3:::${NAME}-flow-logs/elsewhere/a.log.gz` },
      { principal: "*" },
    ];
    for (const other of others) assert.notEqual(await decide(other), "Allowed", JSON.stringify(other));
  });

  it("are not written where policy keeps none", async () => {
    const { graph } = await run({ flowLogRetentionDays: 0 });
    assert.deepEqual(graph.all("aws:s3/bucket:Bucket"), []);
    assert.equal(graph.one(ACCELERATOR).inputs["attributes"], undefined);
  });
});
