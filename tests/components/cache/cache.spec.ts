import assert from "node:assert/strict";
import { Cache, type CacheArgs } from "../../../components/cache/cache";
import type { GraphResource } from "../../../policy/resource-graph";
import { build, DEV, PROD } from "../../support/cache";
import { type MockedGraph, runMocked, valueOf } from "../../support/mocks";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const KEY = "aws:kms/key:Key";
const TOKEN = "Stand-in-".padEnd(64, "x");
const KEY_ARN = "arn:aws:kms:ap-northeast-2:123456789012:key/cache-key";

async function groupOf(args: CacheArgs): Promise<GraphResource> {
  return (await build(args)).graph.one(GROUP, "cache");
}

function childrenOf(graph: MockedGraph): string[] {
  return graph.resources
    .filter(({ type }) => !type.startsWith("pulumi:") && type !== "cloudmart:cache:Cache")
    .map(({ type, name }) => `${name} ${type}`)
    .sort();
}

const CHILDREN = [
  "cache aws:elasticache/replicationGroup:ReplicationGroup",
  "cache-auth-token random:index/randomPassword:RandomPassword",
  "cache-engine-log aws:cloudwatch/logGroup:LogGroup",
  "cache-key aws:kms/key:Key",
  "cache-key-alias aws:kms/alias:Alias",
  "cache-parameter-group aws:elasticache/parameterGroup:ParameterGroup",
  "cache-secret aws:secretsmanager/secret:Secret",
  "cache-secret-version aws:secretsmanager/secretVersion:SecretVersion",
  "cache-security-group aws:ec2/securityGroup:SecurityGroup",
  "cache-slow-log aws:cloudwatch/logGroup:LogGroup",
  "cache-subnet-group aws:elasticache/subnetGroup:SubnetGroup",
];

describe("the cache's children", () => {
  it("are exactly these where nothing is protected", async () => {
    const { graph } = await build(DEV);
    assert.deepEqual(childrenOf(graph), CHILDREN);
  });

  it("are joined by the final snapshot's suffix where the cache is protected", async () => {
    const { graph } = await build(PROD);
    assert.deepEqual(childrenOf(graph), [...CHILDREN, "cache-final-snapshot random:index/randomId:RandomId"].sort());
  });

  for (const [stack, args] of [["dev", DEV] as const, ["prod", PROD] as const]) {
    it(`are the same in ${stack} whether outputs are known or not`, async () => {
      const { graph: known } = await build(args);
      const { graph: unknown } = await build(args, true);
      assert.deepEqual(childrenOf(unknown), childrenOf(known));
    });
  }

  it("have the cache as their parent and, if AWS's, its provider", async () => {
    const { graph } = await build(PROD);
    const cache = graph.one("cloudmart:cache:Cache", "cache");
    const provider = graph.one("pulumi:providers:aws", "provider");
    const children = graph.resources.filter(({ name, urn }) => name.startsWith("cache") && urn !== cache.urn);
    assert.deepEqual(new Set(children.map(({ parent }) => parent)), new Set([cache.urn]));
    const providers = children.filter(({ type }) => type.startsWith("aws:")).map((child) => child.provider);
    assert.deepEqual(new Set(providers), new Set([provider.urn]));
  });

  it("are protected only where they hold data, and only where the cache is protected", async () => {
    const protectedNames = async (args: CacheArgs): Promise<string[]> =>
      (await build(args)).graph.resources.filter(({ options }) => options.protect).map(({ name }) => name);
    assert.deepEqual((await protectedNames(PROD)).sort(), ["cache", "cache-key", "cache-secret"]);
    assert.deepEqual(await protectedNames(DEV), []);
  });

  it("keep no fixed physical name", async () => {
    const { graph } = await build(PROD);
    const named = graph.resources.filter(({ inputs }) => "name" in inputs || "replicationGroupId" in inputs);
    assert.deepEqual(named, []);
  });
});

describe("the cache's nodes", () => {
  it("are one without failover in dev, two with failover and Multi-AZ in prod", async () => {
    const nodes = async (args: CacheArgs): Promise<unknown[]> => {
      const { inputs } = await groupOf(args);
      return [inputs["numCacheClusters"], inputs["automaticFailoverEnabled"], inputs["multiAzEnabled"]];
    };
    assert.deepEqual(await nodes(DEV), [1, false, false]);
    assert.deepEqual(await nodes(PROD), [2, true, true]);
  });

  it("run Redis or Valkey with parameters of the same family", async () => {
    for (const [engine, engineVersion, family] of [
      ["redis", "7.1", "redis7"],
      ["valkey", "8.2", "valkey8"],
    ] as const) {
      const { graph } = await build({ ...DEV, engine, engineVersion });
      const { inputs } = graph.one(GROUP);
      assert.deepEqual([inputs["engine"], inputs["engineVersion"]], [engine, engineVersion]);
      assert.equal(inputs["parameterGroupName"], "cache-parameter-group-1a2b3c4");
      assert.equal(graph.one("aws:elasticache/parameterGroup:ParameterGroup").inputs["family"], family);
    }
  });

  it("log to both of the cache's log groups, which keep what they get as long as told", async () => {
    const { graph } = await build(PROD);
    const logGroups = graph.all("aws:cloudwatch/logGroup:LogGroup");
    assert.deepEqual(new Set(logGroups.map(({ inputs }) => inputs["retentionInDays"])), new Set([90]));
    const delivery = graph.one(GROUP).propertyDependencies["logDeliveryConfigurations"];
    assert.deepEqual(delivery, logGroups.map(({ urn }) => urn).sort());
  });
});

describe("the cache's privacy", () => {
  it("lies in the data subnets of every zone", async () => {
    const { graph } = await build(DEV);
    const { inputs } = graph.one("aws:elasticache/subnetGroup:SubnetGroup");
    assert.deepEqual(inputs["subnetIds"], ["subnet-1", "subnet-2"]);
    assert.equal(graph.one(GROUP).inputs["subnetGroupName"], "cache-subnet-group-1a2b3c4");
  });

  it("is behind a security group of its own that is born closed", async () => {
    const { graph } = await build(PROD);
    const { inputs } = graph.one("aws:ec2/securityGroup:SecurityGroup");
    assert.deepEqual(Object.keys(inputs).sort(), ["description", "vpcId"]);
    assert.equal(inputs["vpcId"], "vpc-1");
    assert.deepEqual(graph.one(GROUP).inputs["securityGroupIds"], ["sg-cache-security-group"]);
    assert.equal(graph.one(GROUP).inputs["port"], 6379);
    assert.ok(!graph.resources.some(({ type }) => /ingress|egress|SecurityGroupRule/i.test(type)));
  });

  it("requires TLS and the token from every client, in dev as in prod", async () => {
    for (const args of [DEV, PROD]) {
      const { inputs, secretInputs } = await groupOf(args);
      assert.deepEqual([inputs["transitEncryptionEnabled"], inputs["transitEncryptionMode"]], [true, "required"]);
      assert.deepEqual([inputs["authToken"], inputs["authTokenUpdateStrategy"]], ["[secret]", "SET"]);
      assert.deepEqual(secretInputs, ["authToken"]);
    }
  });

  it("is encrypted at rest with a key of its own that rotates", async () => {
    const { graph } = await build(DEV);
    assert.equal(graph.one(GROUP).inputs["atRestEncryptionEnabled"], true);
    assert.equal(graph.one(GROUP).inputs["kmsKeyId"], KEY_ARN);
    assert.equal(graph.one(KEY).inputs["enableKeyRotation"], true);
    assert.equal(graph.one("aws:kms/alias:Alias").inputs["targetKeyId"], "key-cache-key");
  });

  it("gives 30 days to recover the key in prod, 7 in dev", async () => {
    const days = async (args: CacheArgs): Promise<unknown> =>
      (await build(args)).graph.one(KEY).inputs["deletionWindowInDays"];
    assert.deepEqual([await days(PROD), await days(DEV)], [30, 7]);
  });

  it("shows the token in no input and no output", async () => {
    const { result, graph } = await build(PROD);
    assert.equal(graph.revealed(graph.one(GROUP).urn)["authToken"], TOKEN);
    assert.equal(JSON.stringify(graph.resources).includes(TOKEN), false);
    const { primaryAddress, readerAddress, secretArn, keyArn, securityGroupId } = result;
    for (const output of [primaryAddress, readerAddress, secretArn, keyArn, securityGroupId]) {
      assert.equal((await valueOf(output)).includes(TOKEN), false);
    }
  });
});

describe("the cache's outputs", () => {
  it("lead writes to the primary and reads to the replicas, in prod", async () => {
    const { result } = await build(PROD);
    assert.equal(await valueOf(result.primaryAddress), "master.cache.abcdef.apn2.cache.amazonaws.com");
    assert.equal(await valueOf(result.readerAddress), "replica.cache.abcdef.apn2.cache.amazonaws.com");
  });

  it("lead reads to the primary while it is alone, in dev", async () => {
    const { result } = await build(DEV);
    assert.equal(await valueOf(result.readerAddress), "master.cache.abcdef.apn2.cache.amazonaws.com");
  });

  it("name port, key, group and secret", async () => {
    const { result } = await build(PROD);
    assert.equal(await valueOf(result.port), 6379);
    assert.equal(await valueOf(result.keyArn), KEY_ARN);
    assert.equal(await valueOf(result.securityGroupId), "sg-cache-security-group");
    assert.match(await valueOf(result.secretArn), /:secret\/cache-secret$/);
  });

  it("stand in the secret as well, with the token, encrypted with the cache's key", async () => {
    const { graph } = await build(PROD);
    const { secretString } = graph.revealed(graph.one("aws:secretsmanager/secretVersion:SecretVersion").urn);
    assert.deepEqual(JSON.parse(secretString as string), {
      host: "master.cache.abcdef.apn2.cache.amazonaws.com",
      readerHost: "replica.cache.abcdef.apn2.cache.amazonaws.com",
      port: 6379,
      authToken: TOKEN,
    });
    assert.equal(graph.one("aws:secretsmanager/secret:Secret").inputs["kmsKeyId"], KEY_ARN);
  });
});

describe("the cache's refusals", () => {
  it("come all at once, before anything is registered", async () => {
    const { graph } = await runMocked(() => {
      assert.throws(() => new Cache("cache", { ...DEV, engineVersion: "5.0", nodeCount: 7 }), {
        message:
          "2 problems in the configuration:\n" +
          '  - cache.engineVersion is "5.0"; allowed: redis 6.2, 7.0, 7.1; valkey 7.2, 8.0, 8.1, 8.2, 9.0, 9.1\n' +
          "  - cache.nodeCount is 7; allowed: a whole number from 1 to 6. AWS runs one primary with at most five replicas",
      });
    });
    assert.deepEqual(graph.resources, []);
  });

  it("include a name that leaves AWS no room to make it unique, from 33 characters on", async () => {
    await assert.doesNotReject(runMocked(() => new Cache("c".repeat(32), DEV)));
    await assert.rejects(
      runMocked(() => new Cache("c".repeat(33), DEV)),
      /name of aws:elasticache\/replicationGroup:ReplicationGroup is "c{33}"; allowed: 32 characters/,
    );
  });
});
