import assert from "node:assert/strict";
import { ACCOUNT, documentOf, evaluateIam } from "../../support/iam";
import { PLAIN_STORAGE, runStorage, STORAGE_NAME } from "../../support/storage";

const KEY = "aws:kms/key:Key";
const MEDIA_KEY = `${STORAGE_NAME}-media-key`;

describe("the keys of the storage tier", () => {
  it("rotate, and wait before they go as long as what they protect deserves", async () => {
    const state = async (overrides = {}): Promise<string[]> =>
      (await runStorage(overrides)).graph.all(KEY).map(({ inputs, options }) => {
        const { enableKeyRotation: rotates, deletionWindowInDays: days } = inputs;
        return `${String(rotates)} ${String(days)} ${String(options.protect)}`;
      });
    assert.deepEqual([...new Set(await state())], ["true 30 true"]);
    assert.deepEqual([...new Set(await state(PLAIN_STORAGE))], ["true 7 false"]);
  });

  it("are one for each bucket with data, in that bucket's Region", async () => {
    const { graph } = await runStorage();
    assert.deepEqual(
      graph.all(KEY).map(({ name, inputs }) => `${name} ${String(inputs["region"] ?? "here")}`),
      ["archive-key here", "archive-replica-key us-east-1", "media-key here", "media-replica-key us-east-1"].map(
        (key) => `${STORAGE_NAME}-${key}`,
      ),
    );
  });

  it("leave the archive's to the account's own policies", async () => {
    const { graph } = await runStorage();
    assert.equal(graph.one(KEY, `${STORAGE_NAME}-archive-key`).inputs["policy"], undefined);
  });

  const distribution = (account: string): Record<string, string> => ({
    "aws:SourceArn": `arn:aws:cloudfront::${account}:distribution/E1`,
  });
  for (const [title, principal, action, context, expected] of [
    ["the account's CDN decrypt", "cloudfront.amazonaws.com", "kms:Decrypt", distribution(ACCOUNT), "Allowed"],
    [
      "another account's CDN decrypt",
      "cloudfront.amazonaws.com",
      "kms:Decrypt",
      distribution("999999999999"),
      "ImplicitlyDenied",
    ],
    ["the CDN encrypt", "cloudfront.amazonaws.com", "kms:Encrypt", distribution(ACCOUNT), "ImplicitlyDenied"],
    ["an administrator of the account", `arn:aws:iam::${ACCOUNT}:role/admin`, "kms:Decrypt", {}, "Allowed"],
    ["a stranger", "arn:aws:iam::999999999999:role/admin", "kms:Decrypt", {}, "ImplicitlyDenied"],
  ] as const) {
    for (const key of [MEDIA_KEY, `${STORAGE_NAME}-media-replica-key`]) {
      it(`${expected === "Allowed" ? "let" : "do not let"} ${title} with ${key}`, async () => {
        const { graph } = await runStorage();
        const resource = `arn:aws:kms:ap-northeast-2:${ACCOUNT}:key/00000000-0000-4000-8000-000000000000`;
        const documents = { resource: documentOf(graph, KEY, key) };
        assert.equal(evaluateIam({ principal, action, resource, context }, documents), expected);
      });
    }
  }

  it("name the partition of the stack's Region", async () => {
    const { graph } = await runStorage({ ...PLAIN_STORAGE, region: "us-gov-west-1" });
    const policy = JSON.stringify(documentOf(graph, KEY, MEDIA_KEY));
    assert.match(policy, /arn:aws-us-gov:iam::123456789012:root/);
    assert.match(policy, /arn:aws-us-gov:cloudfront::123456789012:distribution/);
  });
});
