import { BUCKET, lifecycleRulesOf, partOf, VERSIONING } from "../../buckets";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description:
    "What is no longer current in a bucket with versions goes after a time; nobody sees it, and it is charged for.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html"],
  remedy: "Keep `noncurrentVersionExpiration` in components/storage/lifecycle.ts.",
  types: [VERSIONING],
  check: (versioning, stack) => {
    const [bucket] = ledTo(stack, versioning, "bucket", BUCKET);
    if (bucket === undefined || versioning.text("versioningConfiguration.status") !== "Enabled") return notApplicable;
    const rules = lifecycleRulesOf(bucket, stack);
    const ends = rules.some((rule) => partOf(rule, "noncurrentVersionExpiration") !== undefined);
    const instead = "add noncurrentVersionExpiration to an enabled rule";
    return satisfiedWhen(
      ends,
      "its bucket's lifecycle rules",
      rules.map(({ id }) => id ?? null),
      instead,
    );
  },
};
