import assert from "node:assert/strict";
import { PLAIN_EDGE, runEdge } from "../../support/edge";
import { documentOf, evaluateIam, type IamRequest } from "../../support/iam";

const SITE = "cloudmart-edge-site";
const SITE_ARN = `arn:aws:s3:::${SITE}`;
const DISTRIBUTION_ARN = "arn:aws:cloudfront:ap-northeast-2:123456789012:distribution/cloudmart-edge";

const READ: IamRequest = {
  principal: "cloudfront.amazonaws.com",
  action: "s3:GetObject",
  resource: `${SITE_ARN}/index.html`,
  context: { "aws:SourceArn": DISTRIBUTION_ARN },
};

async function decide(request: Partial<IamRequest>): Promise<boolean> {
  const { graph } = await runEdge();
  const resource = documentOf(graph, "aws:s3/bucketPolicy:BucketPolicy", SITE);
  return evaluateIam({ ...READ, ...request }, { resource }) === "Allowed";
}

describe("the site's bucket", () => {
  it("lets the distribution read a file, and tell that one is missing", async () => {
    assert.ok(await decide({}));
    assert.ok(await decide({ action: "s3:ListBucket", resource: SITE_ARN }));
  });

  const refused: [who: string, request: Partial<IamRequest>][] = [
    [
      "another account's distribution",
      { context: { ...READ.context, "aws:SourceArn": `${DISTRIBUTION_ARN}-of-others` } },
    ],
    ["CloudFront without a distribution", { context: {} }],
    ["the distribution over plain HTTP", { context: { ...READ.context, "aws:SecureTransport": "false" } }],
    ["a reader without a name", { principal: "*" }],
    ["another account", { principal: "arn:aws:iam::999999999999:role/administrator" }],
    ["the distribution when it writes", { action: "s3:PutObject" }],
    ["the distribution when it deletes", { action: "s3:DeleteObject" }],
    ["the distribution in another bucket", { resource: `${SITE_ARN}-of-others/index.html` }],
  ];
  for (const [who, request] of refused) {
    it(`refuses ${who}`, async () => {
      assert.equal(await decide(request), false);
    });
  }

  it("is closed to the public, owned by its owner and encrypted, and its policy comes last", async () => {
    const { graph } = await runEdge(PLAIN_EDGE);
    const block = graph.one("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
    assert.deepEqual(block.inputs, {
      bucket: SITE,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const ownership = graph.one("aws:s3/bucketOwnershipControls:BucketOwnershipControls");
    assert.deepEqual(ownership.inputs["rule"], { objectOwnership: "BucketOwnerEnforced" });
    const policy = graph.one("aws:s3/bucketPolicy:BucketPolicy");
    assert.ok([block, ownership].every(({ urn }) => policy.dependencies.includes(urn)));
    const type = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    assert.deepEqual(graph.one(type).inputs["rules"], [
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
    ]);
  });

  it("keeps earlier versions for 30 days where policy says so", async () => {
    const { graph } = await runEdge();
    assert.deepEqual(graph.one("aws:s3/bucketVersioning:BucketVersioning", SITE).inputs, {
      bucket: SITE,
      versioningConfiguration: { status: "Enabled" },
    });
    const lifecycle = graph.one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", SITE);
    assert.deepEqual(lifecycle.inputs["rules"], [
      {
        id: "expire",
        status: "Enabled",
        filter: {},
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
      },
    ]);
    assert.deepEqual((await runEdge(PLAIN_EDGE)).graph.all("aws:s3/bucketVersioning:BucketVersioning"), []);
  });

  it("goes with the stack where nothing is protected, and stays where it is", async () => {
    const kept = (await runEdge()).graph.one("aws:s3/bucket:Bucket", SITE);
    assert.deepEqual([kept.inputs["forceDestroy"], kept.options.protect], [false, true]);
    const disposable = (await runEdge(PLAIN_EDGE)).graph.one("aws:s3/bucket:Bucket", SITE);
    assert.deepEqual([disposable.inputs["forceDestroy"], disposable.options.protect], [true, false]);
  });
});
