/** Intelligent-Tiering's tiers that objects must be restored from. */
import type { ResourceView } from "./views";

export const INTELLIGENT_TIERING = "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration";

/** Beginning of the keys that a configuration is for; empty for every object. */
export function prefixOf(configuration: ResourceView): string {
  return configuration.text("filter.prefix") ?? "";
}
