import assert from "node:assert/strict";
import { COMPUTE_ARGS, PLAIN_COMPUTE, runCompute } from "../../support/compute";
import { ACCOUNT, evaluateIam, type IamRequest } from "../../support/iam";
import type { MockedGraph } from "../../support/mocks";

const LOG_GROUP_ARN = "arn:aws:cloudwatch:ap-northeast-2:123456789012:loggroup/cloudmart-compute-application";

const STATEMENTS = [
  {
    Sid: "ReadSecrets",
    Effect: "Allow",
    Action: "secretsmanager:GetSecretValue",
    Resource: [
      "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:database",
      "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:cache",
    ],
  },
  {
    Sid: "DecryptSecrets",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: [
      "arn:aws:kms:ap-northeast-2:123456789012:key/database",
      "arn:aws:kms:ap-northeast-2:123456789012:key/cache",
    ],
    Condition: { StringEquals: { "kms:ViaService": "secretsmanager.ap-northeast-2.amazonaws.com" } },
  },
  {
    Sid: "WriteLog",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `${LOG_GROUP_ARN}:*`,
  },
  {
    Sid: "AcceptSessions",
    Effect: "Allow",
    Action: [
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    Resource: "*",
  },
];

const PULL_STATEMENTS = [
  {
    Sid: "PullImage",
    Effect: "Allow",
    Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    Resource: "arn:aws:ecr:ap-northeast-2:123456789012:repository/cloudmart-backend",
  },
  { Sid: "LogIntoRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
];

function documentOf(graph: MockedGraph): unknown {
  return JSON.parse(String(graph.one("aws:iam/rolePolicy:RolePolicy").inputs["policy"]));
}

describe("the instances' role", () => {
  it("may exactly this with an image in a private registry", async () => {
    const { graph } = await runCompute();
    assert.deepEqual(documentOf(graph), { Version: "2012-10-17", Statement: [...STATEMENTS, ...PULL_STATEMENTS] });
  });

  it("has no registry rights for a public image", async () => {
    const { graph } = await runCompute(PLAIN_COMPUTE);
    assert.deepEqual(documentOf(graph), { Version: "2012-10-17", Statement: STATEMENTS });
  });

  it("carries no other policy, least of all the one that reads every parameter", async () => {
    const { graph } = await runCompute();
    const role = graph.one("aws:iam/role:Role");
    assert.equal(role.inputs["managedPolicyArns"], undefined);
    assert.equal(role.inputs["inlinePolicies"], undefined);
    assert.deepEqual(graph.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment"), []);
    assert.equal(graph.one("aws:iam/rolePolicy:RolePolicy").inputs["role"], `${role.name}-1a2b3c4`);
  });

  it("can be taken by EC2 instances only", async () => {
    const { graph } = await runCompute();
    assert.deepEqual(JSON.parse(String(graph.one("aws:iam/role:Role").inputs["assumeRolePolicy"])), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });
  });

  it("reaches the instances through the profile", async () => {
    const { graph } = await runCompute();
    const profile = graph.one("aws:iam/instanceProfile:InstanceProfile");
    assert.deepEqual(profile.inputs, { role: "cloudmart-compute-instance-1a2b3c4" });
    assert.deepEqual(graph.one("aws:ec2/launchTemplate:LaunchTemplate").inputs["iamInstanceProfile"], {
      arn: `arn:aws:iam:ap-northeast-2:123456789012:instanceprofile/${profile.name}`,
    });
  });
});

const BY_IAM = {
  ...COMPUTE_ARGS.database,
  iamUser: "payments_api",
  resourceIds: ["db-PRIMARY", "db-REPLICA"],
};

describe("the instances' way into the database with IAM", () => {
  const user = (resourceId: string, name: string): string =>
    `arn:aws:rds-db:ap-northeast-2:${ACCOUNT}:dbuser:${resourceId}/${name}`;

  it("leads to one role on the stack's own instances, and nowhere else", async () => {
    const { graph } = await runCompute({ database: BY_IAM });
    const rows: readonly [resource: string, isAllowed: boolean][] = [
      [user("db-PRIMARY", "payments_api"), true],
      [user("db-REPLICA", "payments_api"), true],
      [user("db-PRIMARY", "cloudmart_user"), false],
      [user("db-PRIMARY", "payments_api2"), false],
      [user("db-OTHER", "payments_api"), false],
    ];
    for (const [resource, isAllowed] of rows) {
      const asked = { principal: `arn:aws:iam::${ACCOUNT}:role/instance`, action: "rds-db:connect", resource };
      const verdict = evaluateIam(asked, { identity: documentOf(graph) });
      assert.equal(verdict, isAllowed ? "Allowed" : "ImplicitlyDenied", resource);
    }
  });

  it("takes the master user's password, and the key that it is encrypted with, out of their reach", async () => {
    const { graph } = await runCompute({ database: BY_IAM });
    const policy = JSON.stringify(documentOf(graph));
    assert.ok(!policy.includes(String(COMPUTE_ARGS.database.secretArn)));
    assert.ok(!policy.includes(String(COMPUTE_ARGS.database.keyArn)));
    assert.ok(policy.includes(String(COMPUTE_ARGS.cache.secretArn)));
  });
});

const ARCHIVE = {
  bucketArn: "arn:aws:s3:::archive",
  keyArn: `arn:aws:kms:ap-northeast-2:${ACCOUNT}:key/archive`,
  prefix: "orders",
};

describe("the instances' way to the archive", () => {
  const endpoint = { "aws:SourceVpce": "vpce-s3" };
  const inFolder = { ...endpoint, "s3:prefix": "orders/2026" };
  const throughS3 = {
    "kms:ViaService": "s3.ap-northeast-2.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": ARCHIVE.bucketArn,
  };
  const file = `${ARCHIVE.bucketArn}/orders/1.json`;
  const key = ARCHIVE.keyArn;
  const rows: readonly [title: string, request: Omit<IamRequest, "principal">, isAllowed: boolean][] = [
    ["write its folder", { action: "s3:PutObject", resource: file, context: endpoint }, true],
    ["read its folder", { action: "s3:GetObject", resource: file, context: endpoint }, true],
    ["list its folder", { action: "s3:ListBucket", resource: ARCHIVE.bucketArn, context: inFolder }, true],
    ["encrypt and decrypt through S3", { action: "kms:Decrypt", resource: key, context: throughS3 }, true],
    ["make data keys through S3", { action: "kms:GenerateDataKey", resource: key, context: throughS3 }, true],
    ["write past the endpoint", { action: "s3:PutObject", resource: file }, false],
    [
      "write through another endpoint",
      { action: "s3:PutObject", resource: file, context: { "aws:SourceVpce": "vpce-other" } },
      false,
    ],
    [
      "write another folder",
      { action: "s3:PutObject", resource: `${ARCHIVE.bucketArn}/payments/1`, context: endpoint },
      false,
    ],
    [
      "write a folder that begins alike",
      { action: "s3:PutObject", resource: `${ARCHIVE.bucketArn}/orders2/1`, context: endpoint },
      false,
    ],
    ["delete", { action: "s3:DeleteObject", resource: file, context: endpoint }, false],
    ["lift a lock", { action: "s3:BypassGovernanceRetention", resource: file, context: endpoint }, false],
    [
      "list whatever begins like its folder",
      { action: "s3:ListBucket", resource: ARCHIVE.bucketArn, context: { ...endpoint, "s3:prefix": "orders" } },
      false,
    ],
    ["list everything", { action: "s3:ListBucket", resource: ARCHIVE.bucketArn, context: endpoint }, false],
    [
      "list past the endpoint",
      { action: "s3:ListBucket", resource: ARCHIVE.bucketArn, context: { "s3:prefix": "orders/" } },
      false,
    ],
    [
      "list another folder",
      { action: "s3:ListBucket", resource: ARCHIVE.bucketArn, context: { ...endpoint, "s3:prefix": "payments/" } },
      false,
    ],
    ["decrypt past S3", { action: "kms:Decrypt", resource: key }, false],
    [
      "decrypt another bucket's objects",
      {
        action: "kms:Decrypt",
        resource: key,
        context: { ...throughS3, "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::other" },
      },
      false,
    ],
  ];
  for (const [title, request, isAllowed] of rows) {
    it(`lets them ${isAllowed ? "" : "not "}${title}`, async () => {
      const { graph } = await runCompute({ archive: ARCHIVE });
      const asked = { principal: `arn:aws:iam::${ACCOUNT}:role/instance`, ...request };
      const expected = isAllowed ? "Allowed" : "ImplicitlyDenied";
      assert.equal(evaluateIam(asked, { identity: documentOf(graph) }), expected);
    });
  }
});
