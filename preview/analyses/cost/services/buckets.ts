/** S3 buckets and their replication: all by use but the metrics. What a bucket is for shows in its lifecycle. */
import { isJsonArray, isJsonObject, type ResourceView, type StackView } from "../../../../policy/views";
import { BUCKET, lifecycleRulesOf, partOf, REPLICATION } from "../../../../policy/buckets";
import { destinationIn, destinationsOf, isEnabled } from "../../../../policy/replications";
import type { JsonObject } from "../../../../policy/resource-graph";
import { alwaysOn, type Charge, type Pricers, type Setting, shareOf, used } from "../charge";
import { priceSteps, type Steps } from "./internet";

const BUCKETS = [BUCKET, "aws:s3/bucketV2:BucketV2"] as const;

const TERABYTE = 1024;
const STORAGE: Steps = [
  ["standard-first-50TB", 50 * TERABYTE],
  ["standard-next-450TB", 450 * TERABYTE],
  ["standard-over-500TB", Infinity],
];

/** Prices of the classes that a lifecycle moves objects to. */
const CLASSES: Readonly<Record<string, string>> = {
  STANDARD_IA: "standard-ia",
  ONEZONE_IA: "one-zone-ia",
  GLACIER_IR: "glacier-instant-retrieval",
  GLACIER: "glacier-flexible-retrieval",
  // The price list has the same class under this name.
  DEEP_ARCHIVE: "intelligent-tiering-deep-archive",
};

/** Bytes and operations pending, operations failed, latency: each replication rule with metrics reports these four. */
const METRICS_PER_RULE = 4;

export const buckets: Pricers = {
  ...Object.fromEntries(BUCKETS.map((type) => [type, priceBucket])),
  [REPLICATION]: priceReplication,
};

/** `archive`: objects grow old in cheaper classes. `media`: S3 chooses the tier. */
type Purpose = "archive" | "media" | "other";

function* priceBucket(bucket: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const purpose = purposeOf(bucket, stack);
  const amount = { archive: usage.archiveGb, media: usage.mediaGb, other: usage.bucketGb }[purpose];
  // A copy holds what its original holds.
  const originals = all(stack).filter((each) => purposeOf(each, stack) === purpose && !isReplica(each, stack));
  const gigabytes = shareOf(amount, originals);
  if (purpose === "archive") yield* priceArchive(bucket, stack, gigabytes);
  else if (purpose === "other") yield* priceSteps("bucket, storage", "s3", STORAGE, gigabytes);
  else {
    const assumption = "all of it read within 30 days, the dearest tier; monitoring of objects is not counted";
    const charges = priceSteps("bucket, storage in Intelligent-Tiering", "s3", STORAGE, gigabytes);
    yield* charges.map((charge) => ({ ...charge, assumption }));
  }
  const writes = shareOf(usage.bucketWritesThousand, all(stack));
  yield used("bucket, writes and lists", ["s3", "requests-put-copy-post-list"], writes);
  yield used("bucket, reads", ["s3", "requests-get-other"], shareOf(usage.bucketReadsThousand, all(stack)));
}

function all(stack: StackView): readonly ResourceView[] {
  return BUCKETS.flatMap((type) => stack.all(type));
}

function isReplica(bucket: ResourceView, stack: StackView): boolean {
  return stack.all(REPLICATION).some((each) => destinationsOf(each, stack).includes(bucket));
}

interface Step {
  readonly storageClass: string;
  readonly days: number;
}

function transitionsOf(bucket: ResourceView, stack: StackView): readonly Step[] {
  return lifecycleRulesOf(bucket, stack)
    .flatMap(({ transitions }) => (isJsonArray(transitions) ? transitions.filter(isJsonObject) : []))
    .map(({ storageClass, days }) => ({
      storageClass: typeof storageClass === "string" ? storageClass : "",
      days: Number(days ?? 0),
    }))
    .sort((one, other) => one.days - other.days);
}

function purposeOf(bucket: ResourceView, stack: StackView): Purpose {
  const steps = transitionsOf(bucket, stack);
  if (steps.some(({ storageClass }) => storageClass in CLASSES)) return "archive";
  return steps.length > 0 ? "media" : "other";
}

/** As many GB of every age, so that each class holds its share of an object's life. */
function* priceArchive(bucket: ResourceView, stack: StackView, gigabytes: number): Generator<Charge> {
  const steps: readonly Step[] = [{ storageClass: "STANDARD", days: 0 }, ...transitionsOf(bucket, stack)];
  const last = steps.at(-1)?.days ?? 0;
  // Without an end, objects stay in the last class as long as in all others together.
  const end = endOf(lifecycleRulesOf(bucket, stack)) ?? 2 * last;
  for (const [index, { storageClass, days }] of steps.entries()) {
    const part = (gigabytes * ((steps[index + 1]?.days ?? end) - days)) / end;
    const what = `archive, storage in ${storageClass}`;
    const item = CLASSES[storageClass];
    const assumption = "the same amount was written every day since objects expire";
    if (item === undefined) yield* priceSteps(what, "s3", STORAGE, part);
    else yield used(what, ["s3", item], part, { assumption });
  }
}

function endOf(rules: readonly JsonObject[]): number | undefined {
  return rules.map((rule) => partOf(rule, "expiration")?.["days"]).find((days) => typeof days === "number");
}

/** Storage and requests of the copies are charged with their bucket. */
function* priceReplication(replication: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const rules = replication.objects("rules").map(destinationIn);
  const measured = rules.filter((destination) => isEnabled(partOf(destination, "metrics"))).length;
  yield alwaysOn("replication, metrics", ["cloudwatch", "custom-metric-first-10000"], measured * METRICS_PER_RULE);
  const gigabytes = shareOf(usage.replicatedGb, stack.all(REPLICATION));
  yield used("replication, to the other Region", ["data-transfer", "to-other-region"], gigabytes);
  const isTimed = rules.some((destination) => isEnabled(partOf(destination, "replicationTime")));
  if (isTimed) yield used("replication, time control", ["s3", "replication-time-control"], gigabytes);
}
