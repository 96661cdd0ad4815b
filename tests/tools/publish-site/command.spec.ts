import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import {
  CloudFrontClient,
  CreateDistributionCommand,
  GetInvalidationCommand,
  ListInvalidationsCommand,
} from "@aws-sdk/client-cloudfront";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { runCommand } from "../../../tools/publish-site/command";
import { DISTRIBUTION, loadMoto, OBJECTS_PER_ANSWER } from "../../support/moto";
import { makeProject } from "../../support/projects";
import { makeSite, SITE } from "../../support/site";

const BUCKET = "site-1";
const REGION = "ap-northeast-2";

function makeStack(distributionId: string): string {
  return makeProject("", {
    "Pulumi.yaml": "name: cloudmart\nruntime: nodejs\n",
    "Pulumi.dev.yaml": `config:\n  cloudmart:aws: { accountId: "123456789012", region: ${REGION} }\n`,
    "outputs.json": JSON.stringify({ siteBucketName: BUCKET, distributionId }),
  });
}

interface Outcome {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

async function run(directory: string, ...args: readonly string[]): Promise<Outcome> {
  let printed = "";
  let complained = "";
  const code = await runCommand(args, {
    directory,
    print: (text) => (printed += text),
    complain: (text) => (complained += text),
  });
  return { code, printed, complained };
}

describe("npm run publish-site", () => {
  it("is told what it was asked wrongly, in one line and with code 2", async () => {
    const stack = makeStack("E1");
    for (const [args, message] of [
      [[], /^error: missing required argument 'stack'\n$/],
      [["dev"], /^error: missing required argument 'folder'\n$/],
      [["dev", makeSite(), "--force"], /^error: unknown option '--force'\n$/],
      [["dev", "nowhere"], /^error: .*nowhere is not a folder\n$/],
      [["qa", makeSite(), "--outputs", "outputs.json"], /^error: no stack file Pulumi\.qa\.yaml/],
      [["dev", makeSite(), "--outputs", "missing.json"], /^error: .*missing\.json cannot be read\n$/],
    ] as const) {
      const { code, complained, printed } = await run(stack, ...args);
      assert.deepEqual([code, printed], [2, ""]);
      assert.match(complained, message);
    }
  });

  it("explains itself", async () => {
    const { code, printed } = await run(makeStack("E1"), "--help");
    assert.equal(code, 0);
    assert.match(printed, /--apply +do it/);
  });
});

describe("npm run publish-site, against a server that speaks S3's language", () => {
  const environment = { ...process.env };
  let endpoint: string;
  let stack: string;
  let s3: S3Client;
  let cloudFront: CloudFrontClient;
  let distributionId: string;

  before(async function () {
    this.timeout(60_000);
    const found = await loadMoto();
    if (found === undefined) {
      process.stdout.write("    no moto_server (pip install 'moto[server,s3]'): these specs are skipped\n");
      this.skip();
    }
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "testing", AWS_SECRET_ACCESS_KEY: "testing" });
    endpoint = found;
    const settings = { region: REGION, endpoint };
    s3 = new S3Client({ ...settings, forcePathStyle: true });
    cloudFront = new CloudFrontClient(settings);
    const made = await cloudFront.send(new CreateDistributionCommand({ DistributionConfig: DISTRIBUTION }));
    distributionId = made.Distribution?.Id ?? "";
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration }));
  });

  after(() => {
    process.env = environment;
  });

  beforeEach(async () => {
    stack = makeStack(distributionId);
    for (const Key of await listKeys()) await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key }));
  });

  const publish = (folder: string, ...options: readonly string[]): Promise<Outcome> =>
    run(stack, "dev", folder, "--outputs", "outputs.json", "--endpoint", endpoint, ...options);

  async function listKeys(): Promise<string[]> {
    const keys: string[] = [];
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: BUCKET })) {
      keys.push(...Contents.map(({ Key = "" }) => Key));
    }
    return keys;
  }

  /** The paths of the newest invalidation; undefined where there was none since `known`. */
  async function invalidated(known: readonly string[]): Promise<string[] | undefined> {
    const Id = (await listInvalidations()).find((id) => !known.includes(id));
    if (Id === undefined) return undefined;
    const { Invalidation } = await cloudFront.send(new GetInvalidationCommand({ DistributionId: distributionId, Id }));
    return Invalidation?.InvalidationBatch?.Paths?.Items;
  }

  async function listInvalidations(): Promise<string[]> {
    const { InvalidationList } = await cloudFront.send(
      new ListInvalidationsCommand({ DistributionId: distributionId }),
    );
    return (InvalidationList?.Items ?? []).map(({ Id = "" }) => Id);
  }

  it("changes nothing without --apply, and shows what it would do", async () => {
    const { code, printed } = await publish(makeSite());
    assert.equal(code, 0);
    assert.match(printed, /^add +index\.html +14 B +text\/html; charset=utf-8 +no-cache$/m);
    assert.match(printed, /3 to upload .*\nNothing was changed; --apply does it\.\n$/);
    assert.deepEqual(await listKeys(), []);
  });

  it("uploads everything with its type and cache header, and invalidates nothing the first time", async () => {
    const before = await listInvalidations();
    const { code, printed, complained } = await publish(makeSite(), "--apply");
    assert.deepEqual([code, complained], [0, ""]);
    assert.match(
      printed,
      /uploaded 1 of 3: assets\/app-BQ3cQ2mA\.js\n.*robots\.txt\n.*uploaded 3 of 3: index\.html\n$/,
    );
    const page = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: "index.html" }));
    assert.equal(await page.Body?.transformToString(), SITE["index.html"]);
    assert.deepEqual([page.ContentType, page.CacheControl], ["text/html; charset=utf-8", "no-cache"]);
    const asset = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: "assets/app-BQ3cQ2mA.js" }));
    assert.equal(asset.CacheControl, "public, max-age=31536000, immutable");
    assert.equal(await invalidated(before), undefined);
  });

  it("does nothing the second time", async () => {
    const folder = makeSite();
    await publish(folder, "--apply");
    const { code, printed } = await publish(folder, "--apply");
    assert.equal(code, 0);
    assert.match(printed, /^0 to upload \(0 B\), 3 unchanged, 0 only in the bucket, kept\n$/m);
  });

  it("uploads and invalidates what changed, and nothing else", async () => {
    const folder = makeSite();
    await publish(folder, "--apply");
    const before = await listInvalidations();
    writeFileSync(path.join(folder, "index.html"), "<html>2</html>");
    writeFileSync(path.join(folder, "new.html"), "<html>new</html>");
    const { code, printed } = await publish(folder, "--apply");
    assert.equal(code, 0);
    assert.match(printed, /^2 to upload .*, 2 unchanged/m);
    assert.deepEqual(await invalidated(before), ["/", "/index.html"]);
  });

  it("writes again what has another header, with the same bytes", async () => {
    const folder = makeSite();
    await publish(folder, "--apply");
    const Body = SITE["robots.txt"] ?? "";
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: "robots.txt", Body, ChecksumAlgorithm: "SHA256" }));
    const { printed } = await publish(folder, "--apply");
    assert.match(printed, /^headers +robots\.txt/m);
    const head = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: "robots.txt" }));
    assert.equal(head.ContentType, "text/plain; charset=utf-8");
  });

  it("keeps what the folder does not have, until --delete", async () => {
    await publish(makeSite({ ...SITE, "old.html": "old" }), "--apply");
    const kept = await publish(makeSite(), "--apply");
    assert.match(kept.printed, /1 only in the bucket, kept/);
    assert.ok((await listKeys()).includes("old.html"));
    const before = await listInvalidations();
    const { printed } = await publish(makeSite(), "--apply", "--delete");
    assert.match(printed, /^deleted old\.html$/m);
    assert.deepEqual(await listKeys(), ["assets/app-BQ3cQ2mA.js", "index.html", "robots.txt"]);
    assert.deepEqual(await invalidated(before), ["/old.html"]);
  });

  it("looks at more objects than two answers of S3 hold", async () => {
    const photos = 2 * OBJECTS_PER_ANSWER;
    const many = Object.fromEntries(
      Array.from({ length: photos }, (_, index) => [`photos/${index}.txt`, String(index)]),
    );
    const folder = makeSite({ ...SITE, ...many });
    await publish(folder, "--apply");
    const { IsTruncated, KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    assert.deepEqual([IsTruncated, KeyCount], [true, OBJECTS_PER_ANSWER]);
    const { printed } = await publish(folder);
    assert.match(printed, /^0 to upload \(0 B\), 23 unchanged, 0 only in the bucket/m);
  });

  it("takes everything out of the caches when asked to", async () => {
    const before = await listInvalidations();
    await publish(makeSite(), "--apply", "--invalidate-all");
    assert.deepEqual(await invalidated(before), ["/*"]);
  });

  it("says in one line what S3 refused, with code 1", async () => {
    writeFileSync(path.join(stack, "outputs.json"), JSON.stringify({ siteBucketName: "no-such", distributionId }));
    const { code, complained } = await publish(makeSite());
    assert.equal(code, 1);
    assert.match(complained, /^error: s3:\/\/no-such\/: NoSuchBucket: .*\n$/);
  });

  it("says what is left to do when CloudFront refuses, with code 1", async () => {
    const folder = makeSite();
    await publish(folder, "--apply");
    writeFileSync(path.join(folder, "index.html"), "<html>2</html>");
    writeFileSync(path.join(stack, "outputs.json"), JSON.stringify({ siteBucketName: BUCKET, distributionId: "E0" }));
    const { code, complained } = await publish(folder, "--apply");
    assert.equal(code, 1);
    assert.match(complained, /^error: invalidation in E0: NoSuchDistribution/);
    assert.match(complained, /run it again, and with --invalidate-all if invalidating failed\n$/);
  });

  it("says that nobody answers, with code 1", async () => {
    const { code, complained } = await publish(makeSite(), "--endpoint", "http://127.0.0.1:1");
    assert.equal(code, 1);
    assert.match(complained, /^error: s3:\/\/site-1\/: .*ECONNREFUSED.*\n$/);
  });
});
