import assert from "node:assert/strict";
import { DATABASE_NAME, DISPOSABLE_DATABASE, runDatabase } from "../../support/database";
import { valueOf } from "../../support/mocks";

const INSTANCE = "aws:rds/instance:Instance";
const SECRET = "aws:secretsmanager/secret:Secret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const PASSWORD = "random:index/randomPassword:RandomPassword";

describe("the master password", () => {
  it("is made and kept by RDS, under the database's key, where there is no replica", async () => {
    const { graph, database } = await runDatabase({ readReplicaCount: 0 });
    const { inputs } = graph.one(INSTANCE, DATABASE_NAME);
    assert.equal(inputs["manageMasterUserPassword"], true);
    assert.equal(inputs["masterUserSecretKmsKeyId"], graph.one(INSTANCE).inputs["kmsKeyId"]);
    assert.equal(inputs["password"], undefined);
    assert.deepEqual([graph.all(PASSWORD), graph.all(SECRET)], [[], []]);
    assert.match(await valueOf(database.secretArn), /secret:rds!cloudmart-database$/);
  });

  it("is ours where there are replicas, because RDS replicates no instance whose password it keeps", async () => {
    const { graph, database } = await runDatabase({ readReplicaCount: 1 });
    const { inputs, secretInputs } = graph.one(INSTANCE, DATABASE_NAME);
    assert.equal(inputs["manageMasterUserPassword"], undefined);
    assert.equal(inputs["masterUserSecretKmsKeyId"], undefined);
    assert.ok(secretInputs.includes("password"));
    assert.equal(await valueOf(database.secretArn), graph.one(VERSION).inputs["secretId"]);
  });

  it("has only characters that RDS accepts and a URL carries", async () => {
    const { inputs } = (await runDatabase({ readReplicaCount: 1 })).graph.one(PASSWORD);
    assert.deepEqual(inputs, { length: 64, special: false, minLower: 1, minUpper: 1, minNumeric: 1 });
  });

  it("lies in a secret like RDS's own, with the user name beside it, under the database's key", async () => {
    const { graph } = await runDatabase({ readReplicaCount: 1 });
    const secret = graph.one(SECRET);
    assert.equal(secret.inputs["kmsKeyId"], graph.one(INSTANCE, DATABASE_NAME).inputs["kmsKeyId"]);
    const version = graph.one(VERSION);
    assert.deepEqual(version.secretInputs, ["secretString"]);
    const value = JSON.parse(String(graph.revealed(version.urn)["secretString"])) as Record<string, string>;
    assert.deepEqual(Object.keys(value), ["username", "password"]);
    assert.equal(value["username"], "cloudmart_user");
    assert.equal(value["password"], graph.revealed(graph.one(INSTANCE, DATABASE_NAME).urn)["password"]);
  });

  it("can be recovered for 30 days in a protected stack, and frees its name at once in a disposable one", async () => {
    const kept = (await runDatabase({ readReplicaCount: 1 })).graph.one(SECRET);
    assert.deepEqual([kept.options.protect, kept.inputs["recoveryWindowInDays"]], [true, 30]);
    const gone = (await runDatabase({ ...DISPOSABLE_DATABASE, readReplicaCount: 1 })).graph.one(SECRET);
    assert.deepEqual([gone.options.protect, gone.inputs["recoveryWindowInDays"]], [false, 0]);
  });
});
