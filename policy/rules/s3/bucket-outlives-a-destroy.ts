import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "Destroying the stack does not empty a bucket.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/#forcedestroy_nodejs"],
  remedy: "Set `protection` in the environment's policy (environments/prod.ts).",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket) =>
    satisfiedWhen(!bucket.flag("forceDestroy"), "forceDestroy", bucket.value("forceDestroy"), "write false"),
};
