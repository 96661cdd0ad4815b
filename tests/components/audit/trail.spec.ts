import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { AUDIT_NAME, PLAIN_AUDIT, runAudit, TRAIL_ARN } from "../../support/audit";

const TRAIL = "aws:cloudtrail/trail:Trail";
const KEY = "aws:kms/key:Key";
const ROLE = "aws:iam/role:Role";
const TRAIL_NAME = `${AUDIT_NAME}-trail`;

const statementsOf = (document: unknown): JsonObject[] =>
  (JSON.parse(String(document)) as { Statement: JsonObject[] }).Statement;

describe("the trail", () => {
  it("is on in every Region, global services included, and signs its files", async () => {
    for (const overrides of [{}, PLAIN_AUDIT]) {
      const { inputs } = (await runAudit(overrides)).graph.one(TRAIL);
      const { enableLogging, isMultiRegionTrail, includeGlobalServiceEvents, enableLogFileValidation } = inputs;
      assert.deepEqual(
        [enableLogging, isMultiRegionTrail, includeGlobalServiceEvents, enableLogFileValidation],
        [true, true, true, true],
      );
    }
  });

  it("has the name that the policies of bucket and key admit", async () => {
    const { graph } = await runAudit();
    assert.equal(graph.one(TRAIL).inputs["name"], "cloudmart-prod");
    const [, encrypt, check] = statementsOf(graph.one(KEY, `${TRAIL_NAME}-key`).inputs["policy"]);
    assert.deepEqual(encrypt, {
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Resource: "*",
      Sid: "LetCloudTrailEncrypt",
      Action: "kms:GenerateDataKey*",
      Condition: {
        StringEquals: { "aws:SourceArn": TRAIL_ARN, "kms:EncryptionContext:aws:cloudtrail:arn": TRAIL_ARN },
      },
    });
    assert.deepEqual(check?.["Condition"], { StringEquals: { "aws:SourceArn": TRAIL_ARN } });
    assert.deepEqual(check["Action"], ["kms:Decrypt", "kms:DescribeKey"]);
  });

  it("is encrypted with the key of its bucket, which outlives the stack where data is protected", async () => {
    const { graph } = await runAudit();
    const key = graph.one(KEY, `${TRAIL_NAME}-key`);
    assert.deepEqual(graph.one(TRAIL).propertyDependencies["kmsKeyId"], [key.urn]);
    assert.deepEqual([key.options.protect, key.options.retainOnDelete], [true, true]);
    assert.equal(key.inputs["enableKeyRotation"], true);
    const plain = (await runAudit(PLAIN_AUDIT)).graph.one(KEY);
    assert.deepEqual([plain.options.protect, plain.options.retainOnDelete], [false, false]);
  });

  it("waits for the rights that CloudTrail asks for first: on the bucket and on the log group", async () => {
    const { graph } = await runAudit();
    const { dependencies } = graph.one(TRAIL);
    assert.ok(dependencies.includes(graph.one("aws:s3/bucketPolicy:BucketPolicy", TRAIL_NAME).urn));
    assert.ok(dependencies.includes(graph.one("aws:iam/rolePolicy:RolePolicy", `${TRAIL_NAME}-logs`).urn));
  });

  it("writes to its log group, kept as long as policy says, by a role that can do nothing else", async () => {
    const { graph } = await runAudit({ logging: { keyArn: "arn:aws:kms:key/logs" } });
    const group = graph.one("aws:cloudwatch/logGroup:LogGroup", TRAIL_NAME);
    assert.deepEqual([group.inputs["retentionInDays"], group.inputs["kmsKeyId"]], [365, "arn:aws:kms:key/logs"]);
    const role = graph.one(ROLE, `${TRAIL_NAME}-logs`);
    const [trust] = statementsOf(role.inputs["assumeRolePolicy"]);
    assert.deepEqual(trust?.["Principal"], { Service: "cloudtrail.amazonaws.com" });
    const [right, ...others] = statementsOf(graph.one("aws:iam/rolePolicy:RolePolicy").inputs["policy"]);
    assert.deepEqual(others, []);
    assert.deepEqual(right?.["Action"], ["logs:CreateLogStream", "logs:PutLogEvents"]);
    assert.match(String(right["Resource"]), /:log-stream:123456789012_CloudTrail_ap-northeast-2\*$/);
    assert.match(String(graph.one(TRAIL).inputs["cloudWatchLogsGroupArn"]), /:\*$/);
  });

  it("follows single objects of the archive, where policy wants it and there is one", async () => {
    const fieldsOf = async (overrides: Parameters<typeof runAudit>[0]): Promise<unknown[]> => {
      const { inputs } = (await runAudit(overrides)).graph.one(TRAIL);
      return (inputs["advancedEventSelectors"] as JsonObject[]).map(({ fieldSelectors }) => fieldSelectors);
    };
    const management = [{ field: "eventCategory", equals: ["Management"] }];
    const objects = [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: ["AWS::S3::Object"] },
      { field: "resources.ARN", startsWiths: ["arn:aws:s3:::archive/"] },
    ];
    assert.deepEqual(await fieldsOf({}), [management, objects]);
    assert.deepEqual(await fieldsOf({ areObjectsLogged: false }), [management]);
    assert.deepEqual(await fieldsOf({ archive: undefined }), [management]);
  });
});
