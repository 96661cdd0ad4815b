/** The site's bucket and distribution, as far as publishing needs them. */
import { readFile } from "node:fs/promises";
import { CloudFrontClient, CreateInvalidationCommand } from "@aws-sdk/client-cloudfront";
import {
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { LocalFile } from "./folder";
import { inParallel } from "./in-parallel";
import type { RemoteObject } from "./plan";
import { OutsideError } from "../shared/outside-error";
import type { Target } from "./target";

/** Requests under way at once: quick over a slow line, and far below what S3 takes. */
const REQUESTS_AT_ONCE = 8;

export class Site {
  private readonly s3: S3Client;
  private readonly cloudFront: CloudFrontClient;
  private readonly place: { readonly Bucket: string; readonly ExpectedBucketOwner: string };

  /** `endpoint`: a server that speaks S3's and CloudFront's language, instead of AWS. */
  constructor(
    private readonly target: Target,
    endpoint: string | undefined,
  ) {
    const settings = { region: target.region, ...(endpoint !== undefined && { endpoint }) };
    this.s3 = new S3Client({ ...settings, forcePathStyle: endpoint !== undefined });
    this.cloudFront = new CloudFrontClient(settings);
    this.place = { Bucket: target.bucket, ExpectedBucketOwner: target.accountId };
  }

  /** Every object; those named with what a comparison needs, which takes a request each. */
  async list(named: ReadonlySet<string>): Promise<RemoteObject[]> {
    const keys = await this.listKeys();
    return inParallel(keys, REQUESTS_AT_ONCE, (key) =>
      named.has(key)
        ? this.describe(key)
        : Promise.resolve({ key, checksum: undefined, contentType: undefined, cacheControl: undefined }),
    );
  }

  private async listKeys(): Promise<string[]> {
    const keys: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await this.attempt(this.address(""), () =>
        this.s3.send(new ListObjectsV2Command({ ...this.place, ContinuationToken })),
      );
      keys.push(...(page.Contents ?? []).map(({ Key = "" }) => Key));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return keys;
  }

  private async describe(Key: string): Promise<RemoteObject> {
    const head = await this.attempt(this.address(Key), () =>
      this.s3.send(new HeadObjectCommand({ ...this.place, Key, ChecksumMode: "ENABLED" })),
    );
    return {
      key: Key,
      checksum: head.ChecksumSHA256,
      contentType: head.ContentType,
      cacheControl: head.CacheControl,
    };
  }

  /** S3 refuses the object when its bytes are not those that were planned, whether the file or the line changed them. */
  async upload({ key, file, checksum, contentType, cacheControl }: LocalFile): Promise<void> {
    await this.attempt(this.address(key), async () =>
      this.s3.send(
        new PutObjectCommand({
          ...this.place,
          Key: key,
          Body: await readFile(file),
          ContentType: contentType,
          CacheControl: cacheControl,
          ChecksumAlgorithm: "SHA256",
          ChecksumSHA256: checksum,
        }),
      ),
    );
  }

  async delete(Key: string): Promise<void> {
    await this.attempt(this.address(Key), () => this.s3.send(new DeleteObjectCommand({ ...this.place, Key })));
  }

  /** Returns the invalidation's id; CloudFront carries it out within minutes. */
  async invalidate(paths: readonly string[], reference: string): Promise<string> {
    const { distributionId: DistributionId } = this.target;
    const InvalidationBatch = { CallerReference: reference, Paths: { Quantity: paths.length, Items: [...paths] } };
    const { Invalidation } = await this.attempt(`invalidation in ${DistributionId}`, () =>
      this.cloudFront.send(new CreateInvalidationCommand({ DistributionId, InvalidationBatch })),
    );
    return Invalidation?.Id ?? "";
  }

  private address(key: string): string {
    return `s3://${this.target.bucket}/${key}`;
  }

  private async attempt<T>(subject: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw new OutsideError(subject, error);
    }
  }
}
