import assert from "node:assert/strict";
import { CONFIG_RULES } from "../../../components/audit/config-rules";
import type { JsonObject } from "../../../policy/resource-graph";
import { AUDIT_NAME, runAudit } from "../../support/audit";

const RECORDER = "aws:cfg/recorder:Recorder";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const RULE = "aws:cfg/rule:Rule";

describe("AWS Config", () => {
  it("records every type by the role that AWS keeps for it, users and roles included", async () => {
    const { graph } = await runAudit();
    const recorder = graph.one(RECORDER);
    assert.deepEqual(recorder.inputs["recordingGroup"], { allSupported: true, includeGlobalResourceTypes: true });
    const role = graph.one("aws:iam/serviceLinkedRole:ServiceLinkedRole");
    assert.equal(role.inputs["awsServiceName"], "config.amazonaws.com");
    assert.deepEqual(recorder.propertyDependencies["roleArn"], [role.urn]);
  });

  it("delivers to its bucket with its key, and waits until it may", async () => {
    const { graph } = await runAudit();
    const channel = graph.one(CHANNEL);
    assert.equal(channel.inputs["s3BucketName"], `${AUDIT_NAME}-configuration`);
    const key = graph.one("aws:kms/key:Key", `${AUDIT_NAME}-configuration-key`);
    assert.deepEqual(channel.propertyDependencies["s3KmsKeyArn"], [key.urn]);
    const policy = graph.one("aws:s3/bucketPolicy:BucketPolicy", `${AUDIT_NAME}-configuration`);
    for (const { urn } of [policy, graph.one(RECORDER)]) assert.ok(channel.dependencies.includes(urn), urn);
    const { Statement } = JSON.parse(String(key.inputs["policy"])) as { Statement: JsonObject[] };
    assert.deepEqual(Statement[1], {
      Sid: "LetConfigEncrypt",
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    });
  });

  it("is started once it can deliver, and judged by its rules then", async () => {
    const { graph } = await runAudit();
    const status = graph.one(STATUS);
    assert.equal(status.inputs["isEnabled"], true);
    assert.ok(status.dependencies.includes(graph.one(CHANNEL).urn));
    assert.deepEqual(status.propertyDependencies["name"], [graph.one(RECORDER).urn]);
    const rules = graph.all(RULE);
    assert.equal(rules.length, CONFIG_RULES.length);
    for (const rule of rules) assert.ok(rule.dependencies.includes(status.urn), rule.name);
  });

  it("asks AWS's own rules, each once and by an identifier of AWS's form", async () => {
    const { graph } = await runAudit();
    const identifiers = graph.all(RULE).map(({ inputs }) => {
      const source = inputs["source"] as JsonObject;
      assert.equal(source["owner"], "AWS");
      return String(source["sourceIdentifier"]);
    });
    assert.equal(new Set(identifiers).size, identifiers.length);
    assert.ok(identifiers.every((each) => /^[A-Z0-9]+(_[A-Z0-9]+)+$/.test(each)));
    for (const identifier of ["MULTI_REGION_CLOUD_TRAIL_ENABLED", "RDS_STORAGE_ENCRYPTED", "INCOMING_SSH_DISABLED"]) {
      assert.ok(identifiers.includes(identifier), identifier);
    }
  });
});
