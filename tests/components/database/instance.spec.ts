import assert from "node:assert/strict";
import type { DatabaseArgs } from "../../../components/database/database";
import type { GraphResource } from "../../../policy/resource-graph";
import { DATABASE_ARGS, DATABASE_NAME, DISPOSABLE_DATABASE, runDatabase } from "../../support/database";

const INSTANCE = "aws:rds/instance:Instance";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const KEY_ARN = `arn:aws:kms:ap-northeast-2:123456789012:key/${DATABASE_NAME}-key`;
const IDENTIFIER = `${DATABASE_NAME}-0badc0de`;

async function primaryFor(overrides: Partial<DatabaseArgs> = {}): Promise<GraphResource> {
  return (await runDatabase(overrides)).graph.one(INSTANCE, DATABASE_NAME);
}

async function replicasFor(overrides: Partial<DatabaseArgs>): Promise<GraphResource[]> {
  return (await runDatabase(overrides)).graph.all(INSTANCE).filter(({ name }) => name !== DATABASE_NAME);
}

/** What a primary and a replica have in common, with prod's arguments. */
const SHARED = {
  instanceClass: "db.t3.micro",
  port: 5432,
  storageType: "gp3",
  storageEncrypted: true,
  maxAllocatedStorage: 100,
  publiclyAccessible: false,
  vpcSecurityGroupIds: [`sg-${DATABASE_NAME}-security-group`],
  parameterGroupName: `${DATABASE_NAME}-parameters-1a2b3c4`,
  caCertIdentifier: "rds-ca-rsa2048-g1",
  iamDatabaseAuthenticationEnabled: false,
  autoMinorVersionUpgrade: true,
  maintenanceWindow: "sat:19:00-sat:20:00",
  applyImmediately: false,
  enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
  performanceInsightsEnabled: true,
  performanceInsightsRetentionPeriod: 7,
  performanceInsightsKmsKeyId: KEY_ARN,
  databaseInsightsMode: "standard",
  copyTagsToSnapshot: true,
  deletionProtection: true,
};

describe("the primary", () => {
  it("is asked for exactly so in prod", async () => {
    assert.deepEqual((await primaryFor()).inputs, {
      ...SHARED,
      identifier: IDENTIFIER,
      engine: "postgres",
      engineVersion: "15",
      allowMajorVersionUpgrade: true,
      dbName: "cloudmart",
      username: "cloudmart_user",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: KEY_ARN,
      allocatedStorage: 20,
      kmsKeyId: KEY_ARN,
      dbSubnetGroupName: `${DATABASE_NAME}-subnets-1a2b3c4`,
      multiAz: true,
      backupRetentionPeriod: 7,
      backupWindow: "18:00-19:00",
      deleteAutomatedBackups: false,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${IDENTIFIER}-final`,
    });
  });

  it("carries the tag that a backup plan finds it by, which its replicas do not", async () => {
    assert.deepEqual((await primaryFor({ backupTag: "cloudmart-prod" })).inputs["tags"], { Backup: "cloudmart-prod" });
    const [replica] = await replicasFor({ readReplicaCount: 1, backupTag: "cloudmart-prod" });
    assert.equal(replica?.inputs["tags"], undefined);
  });

  it("has no password for anybody to read: RDS makes, keeps and rotates it", async () => {
    const { inputs, secretInputs } = await primaryFor();
    for (const key of ["password", "passwordWo"]) assert.equal(inputs[key], undefined);
    assert.deepEqual(secretInputs, []);
  });

  it("leaves its zone to AWS with Multi-AZ, and stands in the first zone that carries work without", async () => {
    const multiAz = (await primaryFor({ isMultiAz: true })).inputs;
    assert.deepEqual([multiAz["multiAz"], multiAz["availabilityZone"]], [true, undefined]);
    const single = (await primaryFor({ isMultiAz: false })).inputs;
    assert.deepEqual([single["multiAz"], single["availabilityZone"]], [false, "ap-northeast-2a"]);
  });

  it("lets IAM sign in where a role for it is named, as its replicas do", async () => {
    const instances = (await runDatabase({ iamUser: "payments_api", readReplicaCount: 1 })).graph.all(INSTANCE);
    assert.equal(instances.length, 2);
    for (const { inputs } of instances) assert.equal(inputs["iamDatabaseAuthenticationEnabled"], true);
  });

  it("is never moved by its zone, which AWS could only change by replacing it", async () => {
    for (const isMultiAz of [true, false]) {
      assert.deepEqual((await primaryFor({ isMultiAz })).options.ignoreChanges, ["availabilityZone"]);
    }
  });

  it("takes IOPS and throughput only where they are given", async () => {
    const plain = (await primaryFor()).inputs;
    assert.ok(!("iops" in plain) && !("storageThroughput" in plain));
    const fast = (await primaryFor({ storageGiB: 400, maxStorageGiB: 800, iops: 12_000, throughputMiBps: 500 })).inputs;
    assert.deepEqual([fast["iops"], fast["storageThroughput"]], [12_000, 500]);
  });

  it("applies changes at once where policy says so", async () => {
    assert.equal((await primaryFor({ appliesImmediately: true })).inputs["applyImmediately"], true);
  });

  it("follows one switch in everything that protects it", async () => {
    const isProtected = await primaryFor({ isProtected: true });
    assert.equal(isProtected.options.protect, true);
    const disposable = await primaryFor(DISPOSABLE_DATABASE);
    assert.equal(disposable.options.protect, false);
    assert.deepEqual(
      ["deletionProtection", "deleteAutomatedBackups", "skipFinalSnapshot"].map((key) => disposable.inputs[key]),
      [false, true, true],
    );
    assert.equal(disposable.inputs["finalSnapshotIdentifier"], undefined);
  });

  it("is replaced, not renamed, when its identifier changes", async () => {
    assert.deepEqual((await primaryFor()).options.replaceOnChanges, ["identifier"]);
  });
});

describe("restoring from a snapshot", () => {
  it("does not happen unless it is asked for", async () => {
    const { graph } = await runDatabase();
    assert.deepEqual(graph.all("aws:rds/snapshotCopy:SnapshotCopy"), []);
    assert.equal(graph.one(INSTANCE).inputs["snapshotIdentifier"], undefined);
  });

  it("goes through a copy under our own key, so that the database is encrypted with it", async () => {
    const { graph } = await runDatabase({ restoreFromSnapshot: "before-the-accident" });
    const copy = graph.one("aws:rds/snapshotCopy:SnapshotCopy");
    assert.equal(copy.name, `${DATABASE_NAME}-restored-snapshot`);
    assert.deepEqual(copy.inputs, {
      sourceDbSnapshotIdentifier: "before-the-accident",
      targetDbSnapshotIdentifier: `${IDENTIFIER}-restored`,
      kmsKeyId: KEY_ARN,
    });
    const primary = graph.one(INSTANCE);
    assert.equal(primary.inputs["snapshotIdentifier"], `${IDENTIFIER}-restored`);
    assert.equal(primary.inputs["kmsKeyId"], KEY_ARN);
    assert.ok(primary.dependencies.includes(copy.urn));
  });
});

describe("read replicas", () => {
  it("are as many as asked for", async () => {
    assert.deepEqual(await replicasFor({}), []);
    assert.deepEqual(
      (await replicasFor({ readReplicaCount: 4 })).map(({ name }) => name),
      [1, 2, 3, 4].map((n) => `${DATABASE_NAME}-replica-${n}`),
    );
  });

  it("are asked for exactly so in prod, and leave to the primary what AWS refuses on a copy", async () => {
    const [replica] = await replicasFor({ readReplicaCount: 1 });
    assert.deepEqual(replica?.inputs, {
      ...SHARED,
      identifier: `${DATABASE_NAME}-replica-1-0badc0de`,
      replicateSourceDb: IDENTIFIER,
      multiAz: false,
      availabilityZone: "ap-northeast-2c",
      backupRetentionPeriod: 0,
      skipFinalSnapshot: true,
    });
  });

  it("spread over the zones that carry work from the last one on", async () => {
    const zonesOf = async (overrides: Partial<DatabaseArgs>): Promise<unknown[]> =>
      (await replicasFor(overrides)).map(({ inputs }) => inputs["availabilityZone"]);
    assert.deepEqual(
      await zonesOf({ readReplicaCount: 4 }),
      ["c", "b", "a", "c"].map((letter) => `ap-northeast-2${letter}`),
    );
    const oneZone = { ...DATABASE_ARGS.network, workloadZones: ["ap-northeast-2a"] };
    assert.deepEqual(await zonesOf({ readReplicaCount: 2, network: oneZone }), ["ap-northeast-2a", "ap-northeast-2a"]);
  });

  it("stay in their zone when another one is appended, and go with the primary when it is replaced", async () => {
    for (const { options } of await replicasFor({ readReplicaCount: 2 })) {
      assert.deepEqual(options.ignoreChanges, ["availabilityZone"]);
      assert.deepEqual(options.replaceOnChanges, ["identifier"]);
    }
  });

  it("are protected like the primary", async () => {
    for (const isProtected of [true, false]) {
      const [replica] = await replicasFor({ readReplicaCount: 1, isProtected });
      assert.deepEqual([replica?.options.protect, replica?.inputs["deletionProtection"]], [isProtected, isProtected]);
    }
  });

  it("are created after the primary", async () => {
    const primary = await primaryFor({ readReplicaCount: 1 });
    const [replica] = await replicasFor({ readReplicaCount: 1 });
    assert.ok(replica?.dependencies.includes(primary.urn));
  });
});

describe("the log groups", () => {
  it("carry the names that RDS will look for, with retention", async () => {
    const { graph } = await runDatabase({ readReplicaCount: 1, logRetentionDays: 30 });
    assert.deepEqual(
      graph.all(LOG_GROUP).map(({ name, inputs }) => [name, inputs["name"], inputs["retentionInDays"]]),
      [DATABASE_NAME, `${DATABASE_NAME}-replica-1`].flatMap((name) =>
        ["postgresql", "upgrade"].map((log) => [
          `${name}-${log}-logs`,
          `/aws/rds/instance/${name}-0badc0de/${log}`,
          30,
        ]),
      ),
    );
  });

  it("exist before the instance that would otherwise create them without an end", async () => {
    const { graph } = await runDatabase({ readReplicaCount: 1 });
    for (const instance of graph.all(INSTANCE)) {
      for (const log of ["postgresql", "upgrade"]) {
        const { urn } = graph.one(LOG_GROUP, `${instance.name}-${log}-logs`);
        assert.ok(instance.dependencies.includes(urn), `${instance.name} after its ${log} logs`);
      }
    }
  });
});
