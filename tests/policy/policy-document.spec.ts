import assert from "node:assert/strict";
import {
  conditionOn,
  coversAction,
  coversAllOfService,
  coversEveryAction,
  coversEveryResource,
  readDocument,
  readStatements,
} from "../../policy/policy-document";
import type { JsonValue } from "../../policy/resource-graph";
import { ResourceView } from "../../policy/views";
import { makeResource } from "../support/graphs";

function holding(policy: JsonValue): ResourceView {
  return ResourceView.of(makeResource("aws:iam/policy:Policy", "policy", { policy }));
}

const STATEMENT = {
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
  Principal: { Service: ["ec2.amazonaws.com", "rds.amazonaws.com"], AWS: "*" },
  Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
};

describe("a policy document", () => {
  it("reads the same from JSON text, from an object, and with one statement or a list of them", () => {
    const forms = [{ Statement: STATEMENT }, { Statement: [STATEMENT] }].flatMap((each) => [
      each,
      JSON.stringify(each),
    ]);
    for (const form of forms) {
      assert.deepEqual(readStatements(holding(form), "policy"), [
        {
          isAllow: true,
          actions: ["s3:GetObject"],
          notActions: [],
          resources: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
          notResources: [],
          principals: ["Service:ec2.amazonaws.com", "Service:rds.amazonaws.com", "*"],
          conditions: STATEMENT.Condition,
        },
      ]);
    }
  });

  it("has no statements where it is absent or no JSON", () => {
    assert.deepEqual(readStatements(holding("{"), "policy"), []);
    assert.deepEqual(readStatements(holding("{}"), "other"), []);
    assert.equal(readDocument(holding("[]"), "policy"), undefined);
  });

  it("knows everybody as a principal, however written", () => {
    for (const principal of ["*", { AWS: "*" }, { AWS: ["*"] }]) {
      const [statement] = readStatements(holding({ Statement: { Effect: "Allow", Principal: principal } }), "policy");
      assert.deepEqual(statement?.principals, ["*"]);
    }
  });

  it("finds a condition under any operator and in any case", () => {
    const [statement] = readStatements(holding({ Statement: STATEMENT }), "policy");
    assert.ok(statement);
    assert.deepEqual(conditionOn(statement, "KMS:viaservice"), ["s3.eu-west-1.amazonaws.com"]);
    assert.deepEqual(conditionOn(statement, "aws:SecureTransport"), []);
  });

  it("matches actions as IAM does", () => {
    assert.ok(coversAction("kms:De*", "kms:Decrypt"));
    assert.ok(coversAction("KMS:decrypt", "kms:Decrypt"));
    assert.ok(coversAction("*", "kms:Decrypt"));
    assert.ok(coversAction("kms:Decryp?", "kms:Decrypt"));
    assert.ok(!coversAction("kms:Decrypt", "kms:DecryptAll"));
    assert.ok(!coversAction("kms.Decrypt", "kms:Decrypt"));
  });

  it("knows every action, however written, from those of one service", () => {
    for (const every of ["*", "**", "*:*"]) assert.ok(coversEveryAction(every), every);
    for (const some of ["s3:*", "*:Get*", "s3:Get*"]) assert.ok(!coversEveryAction(some), some);
  });

  it("knows every resource of every service, if only those of one account", () => {
    for (const every of ["*", "**", "arn:aws:*", "arn:aws:*:*:*:*", "arn:aws:*:eu-west-1:222222222222:*"]) {
      assert.ok(coversEveryResource(every), every);
    }
    for (const some of ["arn:aws:s3:::*", "arn:aws:s3:::cloudmart", "arn:aws:*:*:*:role/cloudmart", "cloudmart-*"]) {
      assert.ok(!coversEveryResource(some), some);
    }
  });

  it("knows all that a service has, or all of one kind, from what has a name", () => {
    const secrets = "arn:aws:secretsmanager:ap-northeast-2:222222222222";
    for (const all of [
      "*",
      "arn:aws:s3:::*",
      "arn:aws:kms:*",
      `${secrets}:*`,
      `${secrets}:secret:*`,
      "arn:aws:iam::2:role/*",
    ]) {
      assert.ok(coversAllOfService(all), all);
    }
    for (const some of [
      `${secrets}:secret:cloudmart-*`,
      "arn:aws:s3:::cloudmart/*",
      "arn:aws:iam::2:role/cloudmart",
      "cloudmart",
    ]) {
      assert.ok(!coversAllOfService(some), some);
    }
  });

  it("knows all of a kind whose names follow a colon or a slash", () => {
    const kinds = ["secret:", "parameter/", "key/", "log-group:", "role/", "table/", "function:", "db:", "repository/"];
    for (const kind of kinds) {
      assert.ok(coversAllOfService(`arn:aws:service:eu-west-1:222222222222:${kind}*`), kind);
      assert.ok(!coversAllOfService(`arn:aws:service:eu-west-1:222222222222:${kind}cloudmart`), kind);
    }
  });
});
