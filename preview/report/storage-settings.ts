/** The storage's settings: what becomes of objects, and where their copies are. */
import type { GraphResource, JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { objectsIn, ofType } from "./lookup";
import { each, show, showDays } from "./show-setting";

/** Buckets with a purpose show in their lifecycle: objects move on as they age. */
export function readStorage(graph: ResourceGraph): Readonly<Record<string, string>> {
  const rules = ofType(graph, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").flatMap(
    ({ inputs }) => objectsIn(inputs["rules"]),
  );
  const moving = rules.filter(({ transitions }) => objectsIn(transitions).length > 0);
  if (moving.length === 0) return {};
  const locks = ofType(graph, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration");
  const replications = ofType(graph, "aws:s3/bucketReplicationConfig:BucketReplicationConfig");
  const buckets = ofType(graph, "aws:s3/bucket:Bucket").map(({ inputs }) => inputs["region"]);
  const regions = [...new Set(buckets.filter((region) => region !== undefined))];
  const versions = moving.map(
    (rule) => objectsIn([rule["noncurrentVersionExpiration"] ?? null])[0]?.["noncurrentDays"] ?? 0,
  );
  return {
    "Objects move": [...new Set(moving.map(showTransitions))].join("; "),
    "Earlier versions": [...new Set(versions.map(showDays))].join(", "),
    "Object lock": locks.length === 0 ? "none" : each(locks, showLock),
    "Copies in": regions.length === 0 ? "no other Region" : regions.map(show).join(", "),
    "Copied within": showReplicationTime(replications),
    ...readMediaOptions(graph),
    "Request logs": ofType(graph, "aws:s3/bucketLogging:BucketLogging").length === 0 ? "off" : "on",
  };
}

/** What a stack file may ask for of its media; no row for what it does not. */
function readMediaOptions(graph: ResourceGraph): Readonly<Record<string, string>> {
  const tiers = ofType(graph, "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration");
  const isAccelerated = ofType(graph, "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration").length > 0;
  return {
    ...(tiers.length > 0 && { "Archive tiers": [...new Set(tiers.map(showTiers))].join("; ") }),
    ...(isAccelerated && { "Transfer acceleration": "on" }),
  };
}

/** For example `masters/: ARCHIVE_ACCESS after 90 days`. */
function showTiers({ inputs }: GraphResource): string {
  const [filter] = objectsIn([inputs["filter"] ?? null]);
  const steps = objectsIn(inputs["tierings"]).map(({ accessTier, days }) => `${show(accessTier)} after ${show(days)}`);
  return `${show(filter?.["prefix"] ?? "every object")}: ${steps.join(", ")} days`;
}

/** For example `STANDARD_IA after 30, GLACIER_IR after 90 days`. */
function showTransitions({ transitions }: JsonObject): string {
  const steps = objectsIn(transitions).map(({ storageClass, days }) => `${show(storageClass)} after ${show(days)}`);
  return `${steps.join(", ")} days`;
}

function showLock({ inputs }: GraphResource): string {
  const [retention] = objectsIn([objectsIn([inputs["rule"] ?? null])[0]?.["defaultRetention"] ?? null]);
  return retention === undefined ? "on" : `${show(retention["mode"])}, ${showDays(retention["days"])}`;
}

function showReplicationTime(replications: readonly GraphResource[]): string {
  if (replications.length === 0) return "-";
  const isTimed = JSON.stringify(replications.map(({ inputs }) => inputs["rules"] ?? null)).includes("replicationTime");
  return isTimed ? "15 minutes" : "no stated time";
}
