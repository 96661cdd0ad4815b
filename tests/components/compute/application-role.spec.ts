import assert from "node:assert/strict";
import type { ComputeArgs } from "../../../components/compute/compute";
import { COMPUTE_NAME, runCompute } from "../../support/compute";
import { ACCOUNT, evaluateIam, type IamRequest } from "../../support/iam";
import type { MockedGraph } from "../../support/mocks";

const POLICY = "aws:iam/rolePolicy:RolePolicy";
const ROLE = "aws:iam/role:Role";
const TABLE = `arn:aws:dynamodb:ap-northeast-2:${ACCOUNT}:table/state`;
const KEY = `arn:aws:kms:ap-northeast-2:${ACCOUNT}:key/tables`;

const TABLES: Partial<ComputeArgs> = {
  tables: {
    tables: { "viewing-state": { name: "state", arn: TABLE, indexNames: ["newest-first"] } },
    keyArn: KEY,
  },
};

const documentOf = (graph: MockedGraph, role: string): unknown =>
  JSON.parse(String(graph.one(POLICY, `${COMPUTE_NAME}-${role}`).inputs["policy"]));

describe("the application's role", () => {
  const endpoint = { "aws:SourceVpce": "vpce-dynamodb" };
  const throughDynamoDb = { "kms:ViaService": "dynamodb.ap-northeast-2.amazonaws.com" };
  const index = `${TABLE}/index/newest-first`;
  const rows: readonly [title: string, request: Omit<IamRequest, "principal">, isAllowed: boolean][] = [
    ...["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"].map(
      (action): [string, Omit<IamRequest, "principal">, boolean] => [
        `use its table: ${action}`,
        { action: `dynamodb:${action}`, resource: TABLE, context: endpoint },
        true,
      ],
    ),
    ["query the table's index", { action: "dynamodb:Query", resource: index, context: endpoint }, true],
    ["decrypt through DynamoDB", { action: "kms:Decrypt", resource: KEY, context: throughDynamoDb }, true],
    ["read past the endpoint", { action: "dynamodb:GetItem", resource: TABLE }, false],
    [
      "read through another endpoint",
      { action: "dynamodb:GetItem", resource: TABLE, context: { "aws:SourceVpce": "vpce-s3" } },
      false,
    ],
    ["read another table", { action: "dynamodb:GetItem", resource: `${TABLE}2`, context: endpoint }, false],
    ["query another index", { action: "dynamodb:Query", resource: `${index}2`, context: endpoint }, false],
    ["scan", { action: "dynamodb:Scan", resource: TABLE, context: endpoint }, false],
    ["delete the table", { action: "dynamodb:DeleteTable", resource: TABLE, context: endpoint }, false],
    ["decrypt past DynamoDB", { action: "kms:Decrypt", resource: KEY }, false],
    [
      "read secrets",
      {
        action: "secretsmanager:GetSecretValue",
        resource: `arn:aws:secretsmanager:ap-northeast-2:${ACCOUNT}:secret:database`,
      },
      false,
    ],
  ];
  for (const [title, request, isAllowed] of rows) {
    it(`lets the container ${isAllowed ? "" : "not "}${title}`, async () => {
      const { graph } = await runCompute(TABLES);
      const asked = { principal: `arn:aws:iam::${ACCOUNT}:role/application`, ...request };
      const expected = isAllowed ? "Allowed" : "ImplicitlyDenied";
      assert.equal(evaluateIam(asked, { identity: documentOf(graph, "application") }), expected);
    });
  }

  it("is taken by the instances alone, which use no table themselves", async () => {
    const { graph } = await runCompute(TABLES);
    const instance = graph.one(ROLE, `${COMPUTE_NAME}-instance`);
    const trust = JSON.parse(String(graph.one(ROLE, `${COMPUTE_NAME}-application`).inputs["assumeRolePolicy"])) as {
      Statement: unknown[];
    };
    assert.deepEqual(trust.Statement, [
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam:ap-northeast-2:${ACCOUNT}:role/${instance.name}` },
        Action: "sts:AssumeRole",
      },
    ]);
    const text = JSON.stringify(documentOf(graph, "instance"));
    assert.match(text, /"ActAsApplication","Effect":"Allow","Action":"sts:AssumeRole","Resource":"[^"*]*application"/);
    assert.doesNotMatch(text, /dynamodb/);
  });

  it("has no right on an index where there is none", async () => {
    const tables = { tables: { one: { name: "one", arn: TABLE, indexNames: [] } }, keyArn: KEY };
    assert.doesNotMatch(
      JSON.stringify(documentOf((await runCompute({ tables })).graph, "application")),
      /QueryIndexes/,
    );
  });

  it("is none without tables, and nothing may be taken", async () => {
    const { graph } = await runCompute();
    assert.equal(graph.all(ROLE).length, 1);
    assert.doesNotMatch(String(graph.one(POLICY).inputs["policy"]), /AssumeRole/);
  });

  it("is known to the instances with the tables' names", async () => {
    const { graph } = await runCompute(TABLES);
    const template = graph.one("aws:ec2/launchTemplate:LaunchTemplate").inputs;
    const script = Buffer.from(String(template["userData"]), "base64").toString();
    assert.match(script, /^application_role_arn='arn:aws:iam:.*application'$/m);
    assert.match(script, /VIEWING_STATE_TABLE=state/);
  });
});
