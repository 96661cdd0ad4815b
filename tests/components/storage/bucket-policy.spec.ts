import assert from "node:assert/strict";
import { ACCOUNT, documentOf, evaluateIam, type IamRequest } from "../../support/iam";
import { runStorage, STORAGE_NAME } from "../../support/storage";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ADMINISTRATOR = `arn:aws:iam::${ACCOUNT}:role/administrator`;
const STRANGER = "arn:aws:iam::999999999999:role/administrator";
const CDN = "cloudfront.amazonaws.com";
const ENCRYPTION = "s3:x-amz-server-side-encryption";
const KEY = `${ENCRYPTION}-aws-kms-key-id`;
const OWN_DISTRIBUTION = `arn:aws:cloudfront::${ACCOUNT}:distribution/E1`;
const FOREIGN_DISTRIBUTION = "arn:aws:cloudfront::999999999999:distribution/E1";

type Row = readonly [title: string, request: Partial<IamRequest>, expected: string];

const keyOf = (bucket: string): string => `arn:aws:kms:ap-northeast-2:${ACCOUNT}:key/${STORAGE_NAME}-${bucket}-key`;

function specify(bucket: string, rows: readonly Row[]): void {
  describe(`the policy of the bucket ${bucket}`, () => {
    const arn = `arn:aws:s3:::${STORAGE_NAME}-${bucket}`;
    for (const [title, request, expected] of rows) {
      it(`${expected === "Allowed" ? "lets pass" : "refuses"} ${title}`, async () => {
        const { graph } = await runStorage();
        const resource = documentOf(graph, POLICY, `${STORAGE_NAME}-${bucket}`);
        const asked = { principal: ADMINISTRATOR, action: "s3:PutObject", resource: `${arn}/file`, ...request };
        assert.equal(evaluateIam(asked, { resource }), expected);
      });
    }
  });
}

/** What holds for every bucket, whatever it is for. */
const transport = (bucket: string): Row[] => [
  ["an administrator who writes over TLS", {}, "Allowed"],
  ["a stranger", { principal: STRANGER }, "ImplicitlyDenied"],
  ["writing over plain HTTP", { context: { "aws:SecureTransport": "false" } }, "ExplicitlyDenied"],
  [
    "listing over plain HTTP",
    {
      action: "s3:ListBucket",
      resource: `arn:aws:s3:::${STORAGE_NAME}-${bucket}`,
      context: { "aws:SecureTransport": "false" },
    },
    "ExplicitlyDenied",
  ],
  ["TLS 1.1", { context: { "s3:TlsVersion": "1.1" } }, "ExplicitlyDenied"],
  ["TLS 1.2", { context: { "s3:TlsVersion": "1.2" } }, "Allowed"],
];

const encryption = (bucket: string): Row[] => [
  ["its own key, named", { context: { [ENCRYPTION]: "aws:kms", [KEY]: keyOf(bucket) } }, "Allowed"],
  ["another key", { context: { [ENCRYPTION]: "aws:kms", [KEY]: keyOf("other") } }, "ExplicitlyDenied"],
  ["encryption with S3's own key", { context: { [ENCRYPTION]: "AES256" } }, "ExplicitlyDenied"],
];

const throughCdn = (action: string, arn: string): Partial<IamRequest> => ({
  principal: CDN,
  action,
  context: { "aws:SourceArn": arn },
});

const cdn: Row[] = [
  ["reading through the account's CDN", throughCdn("s3:GetObject", OWN_DISTRIBUTION), "Allowed"],
  ["reading through another account's CDN", throughCdn("s3:GetObject", FOREIGN_DISTRIBUTION), "ExplicitlyDenied"],
  ["writing through the CDN", throughCdn("s3:PutObject", OWN_DISTRIBUTION), "ImplicitlyDenied"],
  ["an administrator who reads past the CDN", { action: "s3:GetObject" }, "ExplicitlyDenied"],
  ["an administrator who reads an old version past the CDN", { action: "s3:GetObjectVersion" }, "ExplicitlyDenied"],
];

specify("archive", [
  ...transport("archive"),
  ...encryption("archive"),
  ["the CDN", throughCdn("s3:GetObject", OWN_DISTRIBUTION), "ImplicitlyDenied"],
  ["an administrator who reads", { action: "s3:GetObject" }, "Allowed"],
]);
specify("archive-replica", transport("archive-replica"));
specify("media", [...transport("media"), ...encryption("media"), ...cdn]);
specify("media-replica", [...transport("media-replica"), ...cdn]);

for (const bucket of ["logs", "logs-replica"]) {
  const writer = { principal: "logging.s3.amazonaws.com" };
  specify(bucket, [
    ...transport(bucket),
    ["S3's log writer for this account", { ...writer, context: { "aws:SourceAccount": ACCOUNT } }, "Allowed"],
    ["S3's log writer for others", { ...writer, context: { "aws:SourceAccount": "999999999999" } }, "ImplicitlyDenied"],
    [
      "S3's log writer that reads",
      { ...writer, action: "s3:GetObject", context: { "aws:SourceAccount": ACCOUNT } },
      "ImplicitlyDenied",
    ],
  ]);
}

describe("what lets the CDN read", () => {
  for (const [arn, expected] of [
    [OWN_DISTRIBUTION, "Allowed"],
    [FOREIGN_DISTRIBUTION, "ImplicitlyDenied"],
  ] as const) {
    it(`is for ${arn}: ${expected}, also without the refusal beside it`, async () => {
      const { graph } = await runStorage();
      const { Statement } = documentOf(graph, POLICY, `${STORAGE_NAME}-media`) as { Statement: { Effect: string }[] };
      const resource = { Version: "2012-10-17", Statement: Statement.filter(({ Effect }) => Effect === "Allow") };
      const request = { ...throughCdn("s3:GetObject", arn), resource: `arn:aws:s3:::${STORAGE_NAME}-media/file` };
      assert.equal(evaluateIam(request as IamRequest, { resource }), expected);
    });
  }
});
