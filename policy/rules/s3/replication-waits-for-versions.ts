import { REPLICATION, VERSIONING } from "../../buckets";
import { destinationsOf, sourceOf } from "../../replications";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A replication is made after the versioning of the buckets on both sides.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucketreplicationconfig/",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html",
  ],
  remedy: "Keep both versionings in the replication's `dependsOn` (components/storage/replication.ts).",
  types: [REPLICATION],
  check: (replication, stack) => {
    const buckets = [sourceOf(replication, stack), ...destinationsOf(replication, stack)];
    const settings = buckets.flatMap((bucket) =>
      bucket === undefined ? [] : stack.referring(bucket, VERSIONING, "bucket"),
    );
    if (settings.length === 0) return notApplicable;
    const unawaited = settings.filter((setting) => !stack.dependsOn(replication, setting)).map(({ name }) => name);
    const instead = "add the versioning of these (InvalidRequest: Versioning must be 'Enabled')";
    return satisfiedWhen(unawaited.length === 0, "dependsOn", unawaited, instead);
  },
};
