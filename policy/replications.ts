/** S3 replication: from which bucket to which, and by which rules. */
import { BUCKET, partOf } from "./buckets";
import { ledTo } from "./relations";
import type { JsonObject } from "./resource-graph";
import type { ResourceView, StackView } from "./views";

/** The bucket that is copied; undefined where it is not of the stack. */
export function sourceOf(replication: ResourceView, stack: StackView): ResourceView | undefined {
  return ledTo(stack, replication, "bucket", BUCKET)[0];
}

/** The buckets that get the copies, as far as they are of the stack. */
export function destinationsOf(replication: ResourceView, stack: StackView): readonly ResourceView[] {
  return ledTo(stack, replication, "rules", BUCKET);
}

/** A rule's destination. */
export function destinationIn(rule: JsonObject): JsonObject | undefined {
  return partOf(rule, "destination");
}

/** Is a part of a rule there and switched on? */
export function isEnabled(part: JsonObject | undefined): boolean {
  return part?.["status"] === "Enabled";
}
