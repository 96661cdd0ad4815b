import assert from "node:assert/strict";
import { COMPUTE_NAME, PLAIN_COMPUTE, runCompute } from "../../support/compute";

const NAME = `${COMPUTE_NAME}-access-logs`;
const BUCKET_ARN = `arn:aws:s3:ap-northeast-2:123456789012:bucket/${NAME}`;

describe("the access logs' bucket", () => {
  it("lets the load balancers of this account write under the exact prefix, and refuses plain HTTP", async () => {
    const { graph } = await runCompute();
    const { inputs } = graph.one("aws:s3/bucketPolicy:BucketPolicy");
    assert.equal(inputs["bucket"], NAME);
    assert.deepEqual(JSON.parse(String(inputs["policy"])), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LetLoadBalancersWrite",
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${BUCKET_ARN}/load-balancer/AWSLogs/123456789012/*`,
        },
        {
          Sid: "RefusePlainHttp",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  it("is encrypted with S3's own key, the only one load balancers can write with", async () => {
    const { graph } = await runCompute();
    const type = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    assert.deepEqual(graph.one(type).inputs, {
      bucket: NAME,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
  });

  it("is closed to the public and knows no access lists", async () => {
    const { graph } = await runCompute();
    assert.deepEqual(graph.one("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs, {
      bucket: NAME,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    assert.deepEqual(graph.one("aws:s3/bucketOwnershipControls:BucketOwnershipControls").inputs, {
      bucket: NAME,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
  });

  it("forgets logs after the days asked for, and unfinished uploads after one", async () => {
    const { graph } = await runCompute({ accessLogRetentionDays: 7 });
    assert.deepEqual(graph.one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").inputs, {
      bucket: NAME,
      rules: [
        {
          id: "expire",
          status: "Enabled",
          filter: {},
          expiration: { days: 7 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
      ],
    });
  });

  it("keeps what it holds when protected, and goes with its content when not", async () => {
    const kept = (await runCompute()).graph.one("aws:s3/bucket:Bucket");
    assert.deepEqual([kept.options.protect, kept.inputs["forceDestroy"]], [true, false]);
    const disposable = (await runCompute(PLAIN_COMPUTE)).graph.one("aws:s3/bucket:Bucket");
    assert.deepEqual([disposable.options.protect, disposable.inputs["forceDestroy"]], [false, true]);
  });

  it("is not versioned, so that expired logs are gone", async () => {
    const { graph } = await runCompute();
    assert.deepEqual(graph.all("aws:s3/bucketVersioning:BucketVersioning"), []);
    assert.equal(graph.one("aws:s3/bucket:Bucket").inputs["versioning"], undefined);
  });

  it("changes its access one step after the other", async () => {
    const { graph } = await runCompute();
    const ownership = graph.one("aws:s3/bucketOwnershipControls:BucketOwnershipControls");
    const block = graph.one("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
    assert.ok(block.dependencies.includes(ownership.urn));
    assert.ok(graph.one("aws:s3/bucketPolicy:BucketPolicy").dependencies.includes(block.urn));
  });
});
