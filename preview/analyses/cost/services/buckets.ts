/** S3 buckets: all by use. */
import type { ResourceView } from "../../../../policy/views";
import { type Charge, type Pricers, type Setting, shareOf, used } from "../charge";
import { priceSteps, type Steps } from "./internet";

const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;

const TERABYTE = 1024;
const STORAGE: Steps = [
  ["standard-first-50TB", 50 * TERABYTE],
  ["standard-next-450TB", 450 * TERABYTE],
  ["standard-over-500TB", Infinity],
];

export const buckets: Pricers = Object.fromEntries(BUCKETS.map((type) => [type, priceBucket]));

function* priceBucket(_: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const peers = BUCKETS.flatMap((type) => stack.all(type));
  yield* priceSteps("bucket, storage", "s3", STORAGE, shareOf(usage.bucketGb, peers));
  const writes = shareOf(usage.bucketWritesThousand, peers);
  yield used("bucket, writes and lists", ["s3", "requests-put-copy-post-list"], writes);
  yield used("bucket, reads", ["s3", "requests-get-other"], shareOf(usage.bucketReadsThousand, peers));
}
