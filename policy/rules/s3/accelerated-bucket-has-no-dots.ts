import { BUCKET } from "../../buckets";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A bucket with transfer acceleration has no dot in its name: its address would fit no certificate.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html#transfer-acceleration-requirements",
  ],
  remedy: "Let the bucket's name be generated (components/shared/bucket.ts): it has hyphens only.",
  types: ["aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration"],
  check: (acceleration, stack) => {
    const [bucket] = ledTo(stack, acceleration, "bucket", BUCKET);
    if (bucket === undefined) return notApplicable;
    const name = bucket.text("bucket") ?? bucket.text("bucketPrefix") ?? bucket.name;
    return satisfiedWhen(!name.includes("."), "its bucket's name", name, "write it without dots (InvalidRequest)");
  },
};
