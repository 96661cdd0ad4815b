import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { ACCOUNT, documentOf, evaluateIam, type IamRequest } from "../../support/iam";
import { PLAIN_STORAGE, runStorage, STORAGE_NAME } from "../../support/storage";

const CONFIG = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const bucketArn = (role: string): string => `arn:aws:s3:::${STORAGE_NAME}-${role}`;
const keyArn = (role: string): string => {
  const region = role.endsWith("-replica") ? "us-east-1" : "ap-northeast-2";
  return `arn:aws:kms:${region}:${ACCOUNT}:key/${STORAGE_NAME}-${role}-key`;
};

async function ruleOf(overrides = {}): Promise<JsonObject> {
  const { graph } = await runStorage(overrides);
  const [rule] = graph.one(CONFIG, `${STORAGE_NAME}-archive`).inputs["rules"] as JsonObject[];
  assert.ok(rule);
  return rule;
}

for (const bucket of ["archive", "media"]) {
  describe(`the replication of ${bucket}`, () => {
    it("copies everything, encrypted again with the replica's key, within 15 minutes and measured", async () => {
      const { graph } = await runStorage();
      const { inputs } = graph.one(CONFIG, `${STORAGE_NAME}-${bucket}`);
      assert.equal(inputs["bucket"], `${STORAGE_NAME}-${bucket}`);
      assert.match(String(inputs["role"]), new RegExp(`role/${STORAGE_NAME}-${bucket}-replication$`));
      const [rule, ...others] = inputs["rules"] as JsonObject[];
      assert.deepEqual(others, []);
      const { destination, ...selection } = rule ?? {};
      assert.deepEqual(selection, {
        id: "everything",
        status: "Enabled",
        priority: 0,
        filter: {},
        deleteMarkerReplication: { status: "Enabled" },
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
      });
      assert.deepEqual(destination, {
        bucket: `arn:aws:s3:us-east-1:123456789012:bucket/${STORAGE_NAME}-${bucket}-replica`,
        encryptionConfiguration: { replicaKmsKeyId: keyArn(`${bucket}-replica`) },
        replicationTime: { status: "Enabled", time: { minutes: 15 } },
        metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
      });
    });

    it("waits for versions on both sides", async () => {
      const { graph } = await runStorage();
      const { dependencies } = graph.one(CONFIG, `${STORAGE_NAME}-${bucket}`);
      for (const side of [bucket, `${bucket}-replica`]) {
        assert.ok(dependencies.includes(graph.one(VERSIONING, `${STORAGE_NAME}-${side}`).urn), side);
      }
    });

    const through = (side: string, region: string): Record<string, string> => ({
      "kms:ViaService": `s3.${region}.amazonaws.com`,
      "kms:EncryptionContext:aws:s3:arn": bucketArn(side),
    });
    const replica = `${bucket}-replica`;
    const other = bucket === "archive" ? "media" : "archive";
    const read = "s3:GetObjectVersionForReplication";
    const rows: [title: string, request: Omit<IamRequest, "principal">, expected: string][] = [
      ["read its configuration", { action: "s3:GetReplicationConfiguration", resource: bucketArn(bucket) }, "Allowed"],
      ["list versions", { action: "s3:ListBucket", resource: bucketArn(bucket) }, "Allowed"],
      ["read versions", { action: read, resource: `${bucketArn(bucket)}/a` }, "Allowed"],
      ["read tags", { action: "s3:GetObjectVersionTagging", resource: `${bucketArn(bucket)}/a` }, "Allowed"],
      ["read retention", { action: "s3:GetObjectRetention", resource: `${bucketArn(bucket)}/a` }, "Allowed"],
      ["read legal holds", { action: "s3:GetObjectLegalHold", resource: `${bucketArn(bucket)}/a` }, "Allowed"],
      ["write copies", { action: "s3:ReplicateObject", resource: `${bucketArn(replica)}/a` }, "Allowed"],
      ["copy deletions", { action: "s3:ReplicateDelete", resource: `${bucketArn(replica)}/a` }, "Allowed"],
      ["copy tags", { action: "s3:ReplicateTags", resource: `${bucketArn(replica)}/a` }, "Allowed"],
      [
        "decrypt with the source's key through S3",
        { action: "kms:Decrypt", resource: keyArn(bucket), context: through(bucket, "ap-northeast-2") },
        "Allowed",
      ],
      [
        "encrypt with the replica's key through S3 there",
        { action: "kms:Encrypt", resource: keyArn(replica), context: through(replica, "us-east-1") },
        "Allowed",
      ],
      [
        "make data keys with the replica's key",
        { action: "kms:GenerateDataKey", resource: keyArn(replica), context: through(replica, "us-east-1") },
        "Allowed",
      ],
      ["decrypt past S3", { action: "kms:Decrypt", resource: keyArn(bucket) }, "ImplicitlyDenied"],
      [
        "decrypt what is of another bucket",
        { action: "kms:Decrypt", resource: keyArn(bucket), context: through(other, "ap-northeast-2") },
        "ImplicitlyDenied",
      ],
      [
        "decrypt with the other bucket's key",
        { action: "kms:Decrypt", resource: keyArn(other), context: through(bucket, "ap-northeast-2") },
        "ImplicitlyDenied",
      ],
      [
        "decrypt through S3 of another Region",
        { action: "kms:Decrypt", resource: keyArn(bucket), context: through(bucket, "us-east-1") },
        "ImplicitlyDenied",
      ],
      [
        "encrypt with the source's key",
        { action: "kms:Encrypt", resource: keyArn(bucket), context: through(bucket, "ap-northeast-2") },
        "ImplicitlyDenied",
      ],
      ["read the other bucket", { action: read, resource: `${bucketArn(other)}/a` }, "ImplicitlyDenied"],
      ["write the source", { action: "s3:ReplicateObject", resource: `${bucketArn(bucket)}/a` }, "ImplicitlyDenied"],
      ["delete copies", { action: "s3:DeleteObjectVersion", resource: `${bucketArn(replica)}/a` }, "ImplicitlyDenied"],
      [
        "write the other bucket's replica",
        { action: "s3:ReplicateObject", resource: `${bucketArn(other)}-replica/a` },
        "ImplicitlyDenied",
      ],
    ];
    for (const [title, request, expected] of rows) {
      it(`${expected === "Allowed" ? "may" : "may not"} ${title}`, async () => {
        const { graph } = await runStorage();
        const identity = documentOf(graph, ROLE_POLICY, `${STORAGE_NAME}-${bucket}-replication`);
        const principal = `arn:aws:iam::${ACCOUNT}:role/replication`;
        assert.equal(evaluateIam({ principal, ...request }, { identity }), expected);
      });
    }

    for (const [title, source, account, expected] of [
      ["S3 for this bucket", bucket, ACCOUNT, "Allowed"],
      ["S3 for another bucket", other, ACCOUNT, "ImplicitlyDenied"],
      ["S3 for another account", bucket, "999999999999", "ImplicitlyDenied"],
    ] as const) {
      it(`acts ${expected === "Allowed" ? "for" : "not for"} ${title}`, async () => {
        const { graph } = await runStorage();
        const name = `${STORAGE_NAME}-${bucket}-replication`;
        const request = {
          principal: "s3.amazonaws.com",
          action: "sts:AssumeRole",
          resource: `arn:aws:iam::${ACCOUNT}:role/${name}`,
          context: { "aws:SourceArn": bucketArn(source), "aws:SourceAccount": account },
        };
        const documents = { resource: documentOf(graph, ROLE, name, "assumeRolePolicy") };
        assert.equal(evaluateIam(request, documents), expected);
      });
    }
  });
}

describe("replication", () => {
  it("is on time only where policy asks for it, and measured always", async () => {
    const { destination } = await ruleOf({ isReplicationTimed: false });
    const { replicationTime, metrics } = destination as JsonObject;
    assert.deepEqual([replicationTime, metrics], [undefined, { status: "Enabled" }]);
  });

  it("is told by what it is: between which buckets, by which rule, into which Region", async () => {
    const { storage } = await runStorage();
    const { archive, media, ...others } = storage.replications;
    assert.ok(archive && media);
    assert.deepEqual(others, {});
    assert.deepEqual([archive.ruleId, archive.destinationRegion], ["everything", "us-east-1"]);
    const plain = await runStorage(PLAIN_STORAGE);
    assert.deepEqual(plain.storage.replications, {});
  });

  it("is not there, nor is its role, where policy asks for none", async () => {
    const { graph } = await runStorage(PLAIN_STORAGE);
    for (const type of [CONFIG, ROLE, ROLE_POLICY]) assert.deepEqual(graph.all(type), []);
  });
});
