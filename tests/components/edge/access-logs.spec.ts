import assert from "node:assert/strict";
import { PLAIN_EDGE, runEdge } from "../../support/edge";
import { documentOf, evaluateIam, type IamRequest } from "../../support/iam";

const NAME = "cloudmart-edge-access-logs";
const BUCKET_ARN = `arn:aws:s3:::${NAME}`;
const MOCKED_ARN = `arn:aws:s3:ap-northeast-2:123456789012:bucket/${NAME}`;
const SOURCE = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const DESTINATION = "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination";
const DELIVERY = "aws:cloudwatch/logDelivery:LogDelivery";

const WRITE: IamRequest = {
  principal: "delivery.logs.amazonaws.com",
  action: "s3:PutObject",
  resource: `${BUCKET_ARN}/AWSLogs/123456789012/CloudFront/E1/2026/11/21/07/a.gz`,
  context: {
    "aws:SourceAccount": "123456789012",
    "aws:SourceArn": "arn:aws:logs:us-east-1:123456789012:delivery-source:cloudmart",
    "s3:x-amz-acl": "bucket-owner-full-control",
  },
};

/** A request that reads has no access list. */
const READING = { "aws:SourceAccount": "123456789012", "aws:SourceArn": WRITE.context?.["aws:SourceArn"] ?? "" };

async function decide(request: Partial<IamRequest>): Promise<boolean> {
  const { graph } = await runEdge();
  const resource = documentOf(graph, "aws:s3/bucketPolicy:BucketPolicy", NAME);
  return evaluateIam({ ...WRITE, ...request }, { resource }) === "Allowed";
}

describe("CloudFront's access logs", () => {
  it("go by log delivery from the distribution to the bucket, set up in us-east-1", async () => {
    const { graph } = await runEdge();
    assert.deepEqual(graph.one(SOURCE).inputs, {
      region: "us-east-1",
      logType: "ACCESS_LOGS",
      resourceArn: "arn:aws:cloudfront:ap-northeast-2:123456789012:distribution/cloudmart-edge",
    });
    assert.deepEqual(graph.one(DESTINATION).inputs, {
      region: "us-east-1",
      outputFormat: "json",
      deliveryDestinationConfiguration: { destinationResourceArn: MOCKED_ARN },
    });
    const { inputs } = graph.one(DELIVERY);
    assert.equal(inputs["region"], "us-east-1");
    assert.equal(inputs["deliverySourceName"], `${NAME}-1a2b3c4`);
    assert.match(String(inputs["deliveryDestinationArn"]), /logdeliverydestination\/cloudmart-edge-access-logs$/);
  });

  it("leave the distribution's older log setting alone, which needs a bucket with access lists", async () => {
    const { graph } = await runEdge();
    assert.equal(graph.one("aws:cloudfront/distribution:Distribution").inputs["loggingConfig"], undefined);
  });

  it("may be written by this account's deliveries from us-east-1, once the policy is there", async () => {
    assert.ok(await decide({}));
    const { graph } = await runEdge();
    const policy = graph.one("aws:s3/bucketPolicy:BucketPolicy", NAME);
    assert.ok(graph.one(DELIVERY).dependencies.includes(policy.urn));
  });

  const refused: [what: string, request: Partial<IamRequest>][] = [
    ["another account's delivery", { context: { ...WRITE.context, "aws:SourceAccount": "999999999999" } }],
    [
      "a delivery of another source",
      { context: { ...WRITE.context, "aws:SourceArn": "arn:aws:logs:us-east-1:999999999999:delivery-source:a" } },
    ],
    ["an object that is not the owner's", { context: { ...WRITE.context, "s3:x-amz-acl": "private" } }],
    ["plain HTTP", { context: { ...WRITE.context, "aws:SecureTransport": "false" } }],
    ["another folder", { resource: `${BUCKET_ARN}/elsewhere/a.gz` }],
    ["reading", { action: "s3:GetObject", context: READING }],
    ["somebody without a name", { principal: "*" }],
  ];
  for (const [what, request] of refused) {
    it(`refuse ${what}`, async () => {
      assert.equal(await decide(request), false);
    });
  }

  it("expire after the days asked for, unversioned", async () => {
    const { graph } = await runEdge({ accessLogRetentionDays: 30 });
    const lifecycle = graph.one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", NAME);
    assert.deepEqual(lifecycle.inputs["rules"], [
      {
        id: "expire",
        status: "Enabled",
        filter: {},
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        expiration: { days: 30 },
      },
    ]);
    const versioned = graph.all("aws:s3/bucketVersioning:BucketVersioning").map(({ name }) => name);
    assert.deepEqual(versioned, ["cloudmart-edge-site"]);
  });

  it("are not written where policy keeps none", async () => {
    const { graph } = await runEdge(PLAIN_EDGE);
    assert.deepEqual([...graph.all(SOURCE), ...graph.all(DESTINATION), ...graph.all(DELIVERY)], []);
    assert.equal(graph.all("aws:s3/bucket:Bucket").length, 1);
  });
});
