import { LOGGING } from "../../buckets";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { bucketWrittenBy, TRAIL } from "../../trails";

export const rule: Rule = {
  description: "The bucket of a trail writes a log of the requests made to it: who read the record.",
  family: "control",
  severity: "mandatory",
  environments: ["prod"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-7"],
  controls: ["CloudTrail.7"],
  remedy: "Keep `areRequestsLogged` true in environments/prod.ts.",
  types: [TRAIL],
  check: (trail, stack) => {
    const bucket = bucketWrittenBy(trail, stack);
    if (bucket === undefined) return notApplicable;
    const isLogged = stack.referring(bucket, LOGGING, "bucket").some((each) => each.has("targetBucket"));
    return satisfiedWhen(isLogged, "s3BucketName", bucket.name, "add server access logging to another bucket");
  },
};
