import { BUCKET, LOGGING } from "../../buckets";
import { regionOf } from "../../deployment-target";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A bucket logs its requests to a bucket of its own Region.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html"],
  remedy: "Keep a log bucket for each Region (components/storage/log-bucket.ts).",
  types: [LOGGING],
  check: (logging, stack) => {
    const [bucket] = ledTo(stack, logging, "bucket", BUCKET);
    const [target] = ledTo(stack, logging, "targetBucket", BUCKET);
    if (bucket === undefined || target === undefined) return notApplicable;
    const [here, there] = [regionOf(bucket, stack), regionOf(target, stack)];
    const instead = `name a bucket in ${here} (CrossLocationLoggingProhibitted)`;
    return satisfiedWhen(here === there, "targetBucket's Region", there, instead);
  },
};
