/** S3 buckets, what their lifecycles say they are for, and their replication: all by use but the metrics. */
import { BUCKET, LIFECYCLE, partOf, REPLICATION } from "../../../../policy/buckets";
import { destinationIn, isEnabled } from "../../../../policy/replications";
import type { JsonObject } from "../../../../policy/resource-graph";
import { isJsonArray, isJsonObject, type ResourceView, type StackView } from "../../../../policy/views";
import { alwaysOn, type Charge, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";
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
  [LIFECYCLE]: priceContent,
  [REPLICATION]: priceReplication,
  // Charged for what was faster that way; where uploads come from, nobody knows beforehand.
  "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration": () => [
    unpriced("bucket, accelerated uploads", "no price for transfer acceleration, and how much is uploaded through it"),
  ],
};

/** What is kept without a purpose is in the stack's own Region; a bucket elsewhere is for copies. */
function* priceBucket(bucket: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  if (isElsewhere(bucket)) return;
  const peers = BUCKETS.flatMap((type) => stack.all(type)).filter((each) => !isElsewhere(each));
  yield* priceSteps("bucket, storage", "s3", STORAGE, shareOf(usage.bucketGb, peers));
  const writes = shareOf(usage.bucketWritesThousand, peers);
  yield used("bucket, writes and lists", ["s3", "requests-put-copy-post-list"], writes);
  yield used("bucket, reads", ["s3", "requests-get-other"], shareOf(usage.bucketReadsThousand, peers));
}

function isElsewhere(resource: ResourceView): boolean {
  return resource.has("region");
}

interface Step {
  readonly storageClass: string;
  readonly days: number;
}

/** `archive`: objects grow old in cheaper classes. `media`: S3 chooses the tier. */
type Purpose = "archive" | "media" | undefined;

/** An archive or media show in their lifecycle; a copy elsewhere holds the whole amount once more. */
function* priceContent(lifecycle: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const purpose = purposeOf(lifecycle);
  if (purpose === undefined) return;
  const amount = purpose === "archive" ? usage.archiveGb : usage.mediaGb;
  const gigabytes = isElsewhere(lifecycle) ? amount : shareOf(amount, originals(purpose, stack));
  if (purpose === "archive") yield* priceArchive(lifecycle, gigabytes);
  else {
    const assumption = "all of it read within 30 days, the dearest tier; monitoring of objects is not counted";
    const charges = priceSteps("media, storage in Intelligent-Tiering", "s3", STORAGE, gigabytes);
    yield* charges.map((charge) => ({ ...charge, assumption }));
  }
}

function originals(purpose: Purpose, stack: StackView): readonly ResourceView[] {
  return stack.all(LIFECYCLE).filter((each) => !isElsewhere(each) && purposeOf(each) === purpose);
}

function purposeOf(lifecycle: ResourceView): Purpose {
  const steps = transitionsOf(lifecycle);
  if (steps.some(({ storageClass }) => storageClass in CLASSES)) return "archive";
  return steps.length > 0 ? "media" : undefined;
}

function enabledRules(lifecycle: ResourceView): readonly JsonObject[] {
  return lifecycle.objects("rules").filter(isEnabled);
}

function transitionsOf(lifecycle: ResourceView): readonly Step[] {
  return enabledRules(lifecycle)
    .flatMap(({ transitions }) => (isJsonArray(transitions) ? transitions.filter(isJsonObject) : []))
    .map(({ storageClass, days }) => ({
      storageClass: typeof storageClass === "string" ? storageClass : "",
      days: Number(days ?? 0),
    }))
    .sort((one, other) => one.days - other.days);
}

/** As many GB of every age, so that each class holds its share of an object's life. */
function* priceArchive(lifecycle: ResourceView, gigabytes: number): Generator<Charge> {
  const steps: readonly Step[] = [{ storageClass: "STANDARD", days: 0 }, ...transitionsOf(lifecycle)];
  const last = steps.at(-1)?.days ?? 0;
  const ends = enabledRules(lifecycle).map((rule) => partOf(rule, "expiration")?.["days"]);
  // Without an end, objects stay in the last class as long as in all others together.
  const end = ends.find((days) => typeof days === "number") ?? 2 * last;
  for (const [index, { storageClass, days }] of steps.entries()) {
    const part = (gigabytes * ((steps[index + 1]?.days ?? end) - days)) / end;
    const what = `archive, storage in ${storageClass}`;
    const item = CLASSES[storageClass];
    const assumption = "the same amount was written every day since objects expire";
    if (item === undefined) yield* priceSteps(what, "s3", STORAGE, part);
    else yield used(what, ["s3", item], part, { assumption });
  }
}

/** The storage of copies is charged with their bucket's lifecycle. */
function* priceReplication(replication: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const rules = replication.objects("rules").map(destinationIn);
  const measured = rules.filter((destination) => isEnabled(partOf(destination, "metrics"))).length;
  yield alwaysOn("replication, metrics", ["cloudwatch", "custom-metric-first-10000"], measured * METRICS_PER_RULE);
  const gigabytes = shareOf(usage.replicatedGb, stack.all(REPLICATION));
  const assumption = "requests for copies are not counted";
  yield used("replication, to the other Region", ["data-transfer", "to-other-region"], gigabytes, { assumption });
  const isTimed = rules.some((destination) => isEnabled(partOf(destination, "replicationTime")));
  if (isTimed) yield used("replication, time control", ["s3", "replication-time-control"], gigabytes);
}
