import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";
import { Database } from "../../../components/database/database";
import { ConfigurationError } from "../../../components/shared/errors";
import { DATABASE_ARGS, DATABASE_NAME, DISPOSABLE_DATABASE, runDatabase } from "../../support/database";
import { type MockedGraph, runMocked, valueOf } from "../../support/mocks";

const KEY = "aws:kms/key:Key";
const RANDOM_ID = "random:index/randomId:RandomId";

function childrenOf(graph: MockedGraph): string[] {
  return graph.resources
    .filter(({ type }) => type !== "cloudmart:database:Database")
    .map(({ type, name }) => `${type} ${name}`)
    .sort();
}

const CHILDREN = [
  "aws:cloudwatch/logGroup:LogGroup cloudmart-database-postgresql-logs",
  "aws:cloudwatch/logGroup:LogGroup cloudmart-database-upgrade-logs",
  "aws:ec2/securityGroup:SecurityGroup cloudmart-database-security-group",
  "aws:kms/alias:Alias cloudmart-database-key-alias",
  "aws:kms/key:Key cloudmart-database-key",
  "aws:rds/instance:Instance cloudmart-database",
  "aws:rds/parameterGroup:ParameterGroup cloudmart-database-parameters",
  "aws:rds/subnetGroup:SubnetGroup cloudmart-database-subnets",
  "random:index/randomId:RandomId cloudmart-database-incarnation",
];
const REPLICA = [
  "aws:cloudwatch/logGroup:LogGroup cloudmart-database-replica-1-postgresql-logs",
  "aws:cloudwatch/logGroup:LogGroup cloudmart-database-replica-1-upgrade-logs",
  "aws:rds/instance:Instance cloudmart-database-replica-1",
];
const OWN_PASSWORD = [
  "aws:secretsmanager/secret:Secret cloudmart-database-master-secret",
  "aws:secretsmanager/secretVersion:SecretVersion cloudmart-database-master-secret-version",
  "random:index/randomPassword:RandomPassword cloudmart-database-master-password",
];

describe("Database", () => {
  it("makes one instance and what it stands on, protected or not", async () => {
    assert.deepEqual(childrenOf((await runDatabase()).graph), CHILDREN);
    assert.deepEqual(childrenOf((await runDatabase(DISPOSABLE_DATABASE)).graph), CHILDREN);
  });

  it("makes an instance and its log groups for each replica, and keeps the password itself", async () => {
    const { graph } = await runDatabase({ readReplicaCount: 1 });
    assert.deepEqual(childrenOf(graph), [...CHILDREN, ...REPLICA, ...OWN_PASSWORD].sort());
  });

  it("asks for the same resources while AWS's values are unknown", async () => {
    const everything = { readReplicaCount: 2, restoreFromSnapshot: "snapshot" };
    const known = await runDatabase(everything);
    const unknown = await runDatabase(everything, { preview: true });
    assert.deepEqual(childrenOf(unknown.graph), childrenOf(known.graph));
  });

  it("is the parent of every child", async () => {
    const { graph } = await runDatabase({ readReplicaCount: 2, restoreFromSnapshot: "snapshot" });
    const { urn, parent } = graph.one("cloudmart:database:Database");
    assert.equal(parent, undefined);
    for (const child of graph.resources.filter((resource) => resource.urn !== urn)) assert.equal(child.parent, urn);
  });

  it("hands its providers to every child", async () => {
    const { graph } = await runMocked(() => {
      const providers = [new aws.Provider("pinned", {}), new random.Provider("random", {})];
      const args = { ...DATABASE_ARGS, readReplicaCount: 1, restoreFromSnapshot: "snapshot" };
      return new Database(DATABASE_NAME, args, { providers });
    });
    const children = graph.childrenOf(graph.one("cloudmart:database:Database").urn);
    assert.equal(children.length, CHILDREN.length + REPLICA.length + OWN_PASSWORD.length + 1);
    for (const { urn, type, provider } of children) {
      assert.equal(provider, graph.one(`pulumi:providers:${type.split(":")[0] ?? ""}`).urn, urn);
    }
  });

  it("refuses bad arguments before it makes anything", async () => {
    await assert.rejects(runDatabase({ engineVersion: "15.4" }), ConfigurationError);
  });

  it("protects what holds data, what reads it and what names it, and nothing else", async () => {
    const { graph } = await runDatabase({ readReplicaCount: 1 });
    const isProtected = graph.resources.filter(({ options }) => options.protect).map(({ name }) => name);
    assert.deepEqual(
      isProtected.sort(),
      ["", "-incarnation", "-key", "-master-secret", "-replica-1"].map((role) => `${DATABASE_NAME}${role}`),
    );
    const disposable = await runDatabase({ ...DISPOSABLE_DATABASE, readReplicaCount: 1 });
    for (const { options } of disposable.graph.resources) {
      assert.deepEqual([options.protect, options.retainOnDelete], [false, false]);
    }
  });
});

describe("the database's key", () => {
  it("rotates and has an alias", async () => {
    const { graph } = await runDatabase();
    assert.equal(graph.one(KEY).inputs["enableKeyRotation"], true);
    assert.equal(graph.one("aws:kms/alias:Alias").inputs["targetKeyId"], `key-${DATABASE_NAME}-key`);
  });

  it("outlives a protected database, because final snapshot and backups need it", async () => {
    const { inputs, options } = (await runDatabase({ isProtected: true })).graph.one(KEY);
    assert.deepEqual([options.protect, options.retainOnDelete, inputs["deletionWindowInDays"]], [true, true, 30]);
  });

  it("goes within a week with a disposable one", async () => {
    const { inputs, options } = (await runDatabase(DISPOSABLE_DATABASE)).graph.one(KEY);
    assert.deepEqual([options.protect, options.retainOnDelete, inputs["deletionWindowInDays"]], [false, false, 7]);
  });
});

describe("the database's place in the network", () => {
  it("is a security group without a rule, so that a consumer's own rules survive", async () => {
    const { inputs } = (await runDatabase()).graph.one("aws:ec2/securityGroup:SecurityGroup");
    assert.deepEqual(Object.keys(inputs).sort(), ["description", "tags", "vpcId"]);
    assert.equal(inputs["vpcId"], "vpc-1");
  });

  it("spans the isolated subnets of every zone, also where one zone carries work", async () => {
    const network = { ...DATABASE_ARGS.network, workloadZones: ["ap-northeast-2a"] };
    const { graph } = await runDatabase({ ...DISPOSABLE_DATABASE, network });
    assert.deepEqual(
      graph.one("aws:rds/subnetGroup:SubnetGroup").inputs["subnetIds"],
      DATABASE_ARGS.network.dataSubnetIds,
    );
  });
});

describe("the incarnation of a database", () => {
  it("changes with the snapshot, the database name and the user, and with nothing else", async () => {
    const keepersFor = async (overrides: Parameters<typeof runDatabase>[0]): Promise<unknown> =>
      (await runDatabase(overrides)).graph.one(RANDOM_ID).inputs["keepers"];
    const plain = { databaseName: "cloudmart", username: "cloudmart_user", restoreFromSnapshot: "" };
    assert.deepEqual(await keepersFor({}), plain);
    assert.deepEqual(
      await keepersFor({ instanceClass: "db.m7g.large", engineVersion: "16", isMultiAz: false, readReplicaCount: 2 }),
      plain,
    );
    assert.deepEqual(
      await keepersFor({ restoreFromSnapshot: "snapshot", databaseName: "shop", username: "shop_user" }),
      { databaseName: "shop", username: "shop_user", restoreFromSnapshot: "snapshot" },
    );
  });

  it("is eight hexadecimal digits", async () => {
    assert.equal((await runDatabase()).graph.one(RANDOM_ID).inputs["byteLength"], 4);
  });
});

describe("what the database hands on", () => {
  const host = (name: string): string => `${name}.abcdefghijkl.ap-northeast-2.rds.amazonaws.com`;

  it("is where to write, where to read, and which secret, key and group go with it", async () => {
    const { database } = await runDatabase();
    assert.equal(await valueOf(database.identifier), `${DATABASE_NAME}-0badc0de`);
    assert.equal(await valueOf(database.address), host(DATABASE_NAME));
    assert.equal(await valueOf(database.port), 5432);
    assert.equal(database.databaseName, "cloudmart");
    assert.equal(
      await valueOf(database.secretArn),
      `arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:rds!${DATABASE_NAME}`,
    );
    assert.equal(await valueOf(database.keyArn), `arn:aws:kms:ap-northeast-2:123456789012:key/${DATABASE_NAME}-key`);
    assert.equal(await valueOf(database.securityGroupId), `sg-${DATABASE_NAME}-security-group`);
  });

  it("reads from the replicas, and from the primary when there are none", async () => {
    const alone = await runDatabase();
    assert.deepEqual(await valueOf(alone.database.readAddresses), [host(DATABASE_NAME)]);
    const replicated = await runDatabase({ readReplicaCount: 2 });
    assert.deepEqual(
      await valueOf(replicated.database.readAddresses),
      [1, 2].map((n) => host(`${DATABASE_NAME}-replica-${n}`)),
    );
  });
});
